import type { BackupFile } from './care-messages.ts';

/** A little less than a day, so that a laptop that is opened each morning makes its copy each morning. */
const EVERY_MS = 20 * 3_600_000;
const KEEP = 3;
/** Copies made by the program itself, by the beginning of their name. */
const KINDS = ['daily-', 'before-'] as const;

const newestFirst = (backups: readonly BackupFile[], kind: string): readonly BackupFile[] =>
  backups.filter(({ name }) => name.startsWith(kind)).toSorted((a, b) => b.at - a.at);

/** A copy of the future, from a clock that was wrong, does not keep others from being made. */
export function isDailyDue(backups: readonly BackupFile[], now: number): boolean {
  const [newest] = newestFirst(backups, 'daily-').filter(({ at }) => at <= now);
  return newest === undefined || now - newest.at >= EVERY_MS;
}

/** Names of the copies that have been replaced: of each kind the three newest stay, and all that somebody asked for. */
export const surplus = (backups: readonly BackupFile[]): readonly string[] =>
  KINDS.flatMap((kind) =>
    newestFirst(backups, kind)
      .slice(KEEP)
      .map(({ name }) => name),
  );
