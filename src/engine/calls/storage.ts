import type { Handlers } from '../../contract/contract.ts';
import { Fault } from '../../contract/faults.ts';
import type { BackupMade, VerifyReport } from '../../contract/storage.ts';
import { formatBytes } from '../../contract/units.ts';
import type { Journal } from '../journal.ts';
import type { Care } from '../storage/care/care.ts';
import type { BackupFile } from '../storage/care/care-messages.ts';
import { isDailyDue } from '../storage/care/daily.ts';
import type { DiskState } from '../storage/space/floors.ts';
import type { TierUse } from '../storage/care/usage.ts';
import type { Verified } from '../storage/care/verify.ts';

const instant = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString());

export const findingView = (one: Verified['findings'][number]) => ({
  ...one,
  from: instant(one.from),
  to: instant(one.to),
});
export const backupFileView = ({ name, bytes, at }: BackupFile) => ({ name, bytes, at: new Date(at).toISOString() });

/** What a check of the database found, as the contract tells it. */
export const verifyView = ({ findings, count, checked }: Verified, tookMs: number): VerifyReport => ({
  sound: count === 0,
  findings: findings.map(findingView),
  count,
  checked: { ...checked },
  tookMs: Math.round(tookMs),
});

export const backupView = ({ name, bytes, at }: BackupFile, tookMs: number): BackupMade => ({
  ...backupFileView({ name, bytes, at }),
  tookMs: Math.round(tookMs),
});

export const tierView = (tier: TierUse) => ({ ...tier, oldest: instant(tier.oldest) });

type Parts = { readonly care: Care; readonly journal: Pick<Journal, 'tell'> };
type StorageCall = Extract<keyof Handlers, `storage.${string}`>;

type Daily = Parts & {
  readonly now: () => number;
  /** Undefined where the system does not tell. */
  readonly disk: () => DiskState | undefined;
};

/** Makes the copy of the day when its time has come and nothing else goes on; to be called now and then. */
export function dailyBackup({ care, journal, now, disk }: Daily): () => Promise<void> {
  return async () => {
    const hasRoom = disk() === undefined || disk() === 'ok' || disk() === 'low';
    if (!hasRoom || care.work() || !isDailyDue(care.backups(), now())) return;
    const { name, bytes } = await care.backupDaily();
    journal.tell('backup-made', 'info', { name, bytes, size: formatBytes(bytes) });
  };
}

/** Care of the database. */
export const storageCalls = ({ care, journal }: Parts): Pick<Handlers, StorageCall> => {
  async function backup(...place: Parameters<Care['backup']>): Promise<BackupMade> {
    const before = performance.now();
    const made = await care.backup(...place);
    journal.tell('backup-made', 'info', { name: made.name, bytes: made.bytes, size: formatBytes(made.bytes) });
    return backupView(made, performance.now() - before);
  }

  return {
    'storage.stats': async () => {
      const [{ tiers, series, settings, file, ...usage }, rows] = await Promise.all([care.usage(), care.rows()]);
      return {
        ...usage,
        file: { ...file },
        rows: rows.map((row) => ({ ...row })),
        series: series.series,
        byTier: tiers.map(tierView),
        journal: { ...series.journal },
        openSamples: series.openSamples,
        bytesPerSample: series.bytesPerSample,
        drops: { ...series.drops },
        budgetBytes: settings.budgetBytes,
      };
    },
    'storage.work': () => {
      const work = care.work();
      return { work: work ? { ...work, startedAt: new Date(work.startedAt).toISOString() } : null };
    },
    'storage.cancel': () => ({ cancelled: care.cancel() }),
    'storage.verify': async (how) => {
      const before = performance.now();
      const verified = await care.verify(how);
      if (verified.count > 0) journal.tell('database-damaged', 'error', { count: verified.count });
      return verifyView(verified, performance.now() - before);
    },
    'storage.backup': () => backup(),
    'storage.backupTo': (place, { principal }) => {
      if (principal?.kind !== 'local')
        throw new Fault('forbidden', 'Only the command line on the computer itself may choose where a copy goes.');
      return backup(place);
    },
    'storage.backups': () => ({ items: care.backups().map(backupFileView) }),
    'storage.vacuum': async ({ full }) => {
      const { bytesBefore, bytesAfter } = await care.vacuum({ full });
      return { full, bytesBefore, bytesAfter, freedBytes: Math.max(0, bytesBefore - bytesAfter) };
    },
  };
};
