import type { CheckState } from '../../contract/checks.ts';
import type { Prepare } from './statements.ts';
import type { StoredCheckState } from './storage.ts';

type CheckStateRow = {
  readonly check_id: string;
  readonly state: CheckState;
  readonly since: number;
  readonly reason: string | null;
};
export type CheckStates = ReturnType<typeof createCheckStates>;

/** Present states of the checks, each with its reason. */
export function createCheckStates(prepare: Prepare) {
  const list = prepare<Record<string, never>, CheckStateRow>(
    'check-states.list',
    `SELECT check_id, state, since, reason FROM check_states
     WHERE check_id IN (SELECT id FROM checks WHERE valid_to IS NULL)`,
  );
  const put = prepare(
    'check-states.put',
    `INSERT INTO check_states (check_id, state, since, reason) VALUES (@check_id, @state, @since, @reason)
     ON CONFLICT (check_id) DO UPDATE SET state = excluded.state, since = excluded.since, reason = excluded.reason`,
  );

  const undo = prepare('check-states.undo', 'UPDATE check_states SET since = @at WHERE since > @at');

  return {
    /** Nothing has lasted since a moment that is still to come. */
    undo: (at: number): void => void undo.run({ at }),
    list: (): StoredCheckState[] =>
      list.all({}).map((row) => ({ checkId: row.check_id, state: row.state, since: row.since, reason: row.reason })),
    put({ checkId, state, since, reason }: StoredCheckState): void {
      put.run({ check_id: checkId, state, since: Math.round(since), reason });
    },
  };
}
