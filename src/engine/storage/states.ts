import type { DeviceState } from '../../contract/devices.ts';
import type { Prepare } from './statements.ts';
import type { SpanQuery, StateSpan, StoredState } from './storage.ts';

type StateRow = { readonly device_id: string; readonly state: DeviceState; readonly since: number };
type SpanRow = { readonly state: DeviceState; readonly from_at: number; readonly to_at: number | null };
type Nothing = Record<string, never>;
export type States = ReturnType<typeof createStates>;

/** Present states of the devices, and their history as spans without overlap. */
export function createStates(prepare: Prepare) {
  const list = prepare<Nothing, StateRow>(
    'states.list',
    `SELECT device_id, state, since FROM device_states
     WHERE device_id IN (SELECT id FROM devices WHERE removed_at IS NULL)`,
  );
  const put = prepare(
    'states.put',
    `INSERT INTO device_states (device_id, state, since) VALUES (@device_id, @state, @since)
     ON CONFLICT (device_id) DO UPDATE SET state = excluded.state, since = excluded.since`,
  );
  const openSpan = prepare<{ device_id: string }, { readonly state: DeviceState; readonly from_at: number }>(
    'spans.open',
    'SELECT state, from_at FROM device_state_spans WHERE device_id = @device_id AND to_at IS NULL',
  );
  // A clock that was set back must not make a span that ends before it begins.
  const close = prepare(
    'spans.close',
    'UPDATE device_state_spans SET to_at = max(from_at, @at) WHERE device_id = @device_id AND to_at IS NULL',
  );
  const begin = prepare(
    'spans.begin',
    `INSERT INTO device_state_spans (device_id, state, from_at, reason, check_id)
     VALUES (@device_id, @state, @from_at, @reason, @check_id)`,
  );
  const undoing = [
    'UPDATE device_states SET since = @at WHERE since > @at',
    'UPDATE device_state_spans SET from_at = @at WHERE to_at IS NULL AND from_at > @at',
  ].map((sql, index) => prepare(`states.undo-${String(index)}`, sql));
  const spans = prepare<{ device_id: string; from: number; to: number }, SpanRow>(
    'spans.list',
    `SELECT state, from_at, to_at FROM device_state_spans
     WHERE device_id = @device_id AND to_at IS NULL AND from_at < @to
     UNION ALL
     SELECT state, from_at, to_at FROM device_state_spans
     WHERE device_id = @device_id AND to_at >= @from AND from_at < @to
     ORDER BY from_at`,
  );

  return {
    list: (): StoredState[] =>
      list.all({}).map((row) => ({ deviceId: row.device_id, state: row.state, since: row.since })),
    put({ deviceId, state, since, reason, checkId }: StoredState): void {
      const at = Math.round(since);
      put.run({ device_id: deviceId, state, since: at });
      const open = openSpan.get({ device_id: deviceId });
      if (open?.state === state && open.from_at === at) return;
      close.run({ device_id: deviceId, at });
      begin.run({ device_id: deviceId, state, from_at: at, reason: reason ?? null, check_id: checkId ?? null });
    },
    /** What began after this moment begins at it: the clock that said so was set back. */
    undo(at: number): void {
      for (const statement of undoing) statement.run({ at });
    },
    close(deviceId: string, at: number): void {
      close.run({ device_id: deviceId, at });
    },
    /** Device by device, oldest first in each. */
    spans: ({ deviceIds, from, to }: SpanQuery): StateSpan[] =>
      deviceIds.flatMap((deviceId) =>
        spans
          .all({ device_id: deviceId, from, to })
          .map((row) => ({ deviceId, state: row.state, from: row.from_at, to: row.to_at })),
      ),
  };
}
