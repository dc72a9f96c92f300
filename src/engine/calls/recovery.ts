import type { Handlers } from '../../contract/contract.ts';
import { Fault } from '../../contract/faults.ts';
import type { RecoveryDone } from '../../contract/recovery.ts';
import type { Recovery } from '../storage/recovery/recovery.ts';
import type { Restored } from '../storage/recovery/restore.ts';
import type { Salvaged } from '../storage/recovery/salvage.ts';
import { backupFileView, findingView } from './storage.ts';

type RecoveryCall = Extract<keyof Handlers, `recovery.${string}`>;

const instant = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString());
const doneView = (done: Restored | Salvaged): RecoveryDone => ({
  aside: [...done.aside],
  tables: 'tables' in done ? done.tables.map((one) => ({ ...one, from: instant(one.from), to: instant(one.to) })) : [],
});

/**
 * Ways back from a database that does not open.
 *
 * @param recovery undefined while the program watches: then there is nothing to recover
 * @param restart begins anew, soon after the answer
 */
export function recoveryCalls(recovery: Recovery | undefined, restart: () => void): Pick<Handlers, RecoveryCall> {
  const needed = (): Recovery => {
    if (recovery) return recovery;
    throw new Fault('conflict', 'The database is open. There is nothing to recover.');
  };
  async function carryOut(work: (recovery: Recovery) => Promise<Restored | Salvaged>): Promise<RecoveryDone> {
    const done = await work(needed());
    restart();
    return doneView(done);
  }
  return {
    'recovery.status': () => {
      const { fault, bytes, changedAt, findings, backups } = needed().damage();
      return {
        message: fault.message,
        file: bytes === undefined ? null : { bytes, changedAt: new Date(changedAt ?? 0).toISOString() },
        findings: findings?.map(findingView) ?? null,
        backups: backups.map(backupFileView),
      };
    },
    'recovery.restore': ({ name }) => carryOut((one) => one.restore(name)),
    'recovery.salvage': () => carryOut((one) => one.salvage()),
    'recovery.empty': () => carryOut((one) => one.startEmpty()),
  };
}
