import type { Status, StateChange } from './status/status.ts';
import type { Mutation } from './storage/storage.ts';

/** What must be stored when the state of a check or device changed. */
export function changeMutations(
  status: Pick<Status, 'check'>,
  checkIds: readonly string[],
  change: StateChange | undefined,
  event: readonly Mutation[],
): Mutation[] {
  const mutations = checkIds.flatMap((checkId): Mutation[] => {
    const view = status.check(checkId);
    if (view === undefined) return [];
    const reason = view.reason === null ? null : JSON.stringify(view.reason);
    return [{ type: 'check-state.put', state: { checkId, state: view.state, since: view.since, reason } }];
  });
  if (change === undefined) return mutations;
  return [
    ...mutations,
    {
      type: 'state.put',
      state: {
        deviceId: change.deviceId,
        state: change.to,
        since: change.at,
        checkId: change.checkId,
        reason: change.reason && JSON.stringify(change.reason),
      },
    },
    ...event,
  ];
}
