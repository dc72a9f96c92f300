import { formatBytes } from '../contract/units.ts';
import type { SystemStatus } from '../contract/system.ts';
import type { Journal } from './journal.ts';
import type { Storage } from './storage/storage.ts';

/** A thread that crashed three times within five minutes is called degraded for as long again. */
const DEGRADED_MS = 5 * 60_000;

type Options = {
  readonly storage: Pick<Storage, 'disk' | 'isDegraded' | 'largeLog'>;
  readonly journal: Pick<Journal, 'tell'>;
  /** ms since some moment, never steps. */
  readonly monotonic: () => number;
};
type Health = Pick<SystemStatus, 'disk' | 'degraded'> & { readonly largeLogBytes: number | null };

/** The program's own troubles: room on the disk, threads that crash again and again, a log that does not get shorter. */
export function createHealth({ storage, journal, monotonic }: Options) {
  let probeDegradedUntil = Number.NEGATIVE_INFINITY;
  let before: Health = { disk: null, degraded: [], largeLogBytes: null };

  const read = (): Health => ({
    disk: storage.disk() ?? null,
    degraded: [
      ...(storage.isDegraded() ? (['storage'] as const) : []),
      ...(monotonic() < probeDegradedUntil ? (['probe'] as const) : []),
    ],
    largeLogBytes: storage.largeLog() ?? null,
  });

  return {
    read,
    noteProbeCrash(degraded: boolean): void {
      if (degraded) probeDegradedUntil = monotonic() + DEGRADED_MS;
    },
    /** Tells what changed since the last look; to be called every second. */
    look(): void {
      const now = read();
      const was = before;
      before = now;
      if (now.disk && now.disk.state !== (was.disk?.state ?? 'ok')) {
        const { state, free } = now.disk;
        const level = state === 'ok' ? 'info' : state === 'critical' ? 'error' : 'warning';
        journal.tell('disk-changed', level, { state, bytes: free, size: formatBytes(free) });
      }
      for (const thread of now.degraded)
        if (!was.degraded.includes(thread)) journal.tell('thread-degraded', 'error', { thread });
      if (now.largeLogBytes !== null && was.largeLogBytes === null)
        journal.tell('log-large', 'warning', { bytes: now.largeLogBytes, size: formatBytes(now.largeLogBytes) });
    },
  };
}
