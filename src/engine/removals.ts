import * as z from 'zod';
import { formatBytes } from '../contract/units.ts';
import type { Journal } from './journal.ts';
import { REMOVED_KEY } from './storage/care/keys.ts';
import { readRemoved } from './storage/care/removed.ts';
import type { Mutation, Storage } from './storage/storage.ts';

const TOLD_KEY = 'retention.told';
const DAY_MS = 86_400_000;
const LOOK_EVERY_MS = 60_000;

/** What was told last: when (ms since 1970), and the bytes by tier that had been taken away until then. */
const Told = z.object({ at: z.number(), bytes: z.record(z.string(), z.number()) });

type RemovalsOptions = {
  readonly storage: Pick<Storage, 'setting'>;
  readonly journal: Pick<Journal, 'commit' | 'event'>;
  readonly now: () => number;
};

/** Tells once a day, as one event a tier, what retention took away. Storage keeps count; so a restart forgets nothing. */
export function createRemovals({ storage, journal, now }: RemovalsOptions) {
  let lookedAt = -Infinity;
  return {
    async refresh(): Promise<void> {
      const at = now();
      if (Math.abs(at - lookedAt) < LOOK_EVERY_MS) return;
      lookedAt = at;
      const [stored, told] = await Promise.all([storage.setting(REMOVED_KEY), storage.setting(TOLD_KEY)]);
      const removed = Object.entries(readRemoved(stored));
      const before = Told.safeParse(told).data ?? { at: -Infinity, bytes: {} };
      if (Math.abs(at - before.at) < DAY_MS) return;
      const events = removed.flatMap(([tier, sums]): Mutation[] => {
        const bytes = sums.bytes - (before.bytes[tier] ?? 0);
        if (bytes <= 0) return [];
        const upTo = new Date(sums.upTo).toISOString();
        return [journal.event('history-removed', 'info', { tier, bytes, size: formatBytes(bytes), upTo })];
      });
      if (events.length === 0) return;
      const bytes = Object.fromEntries(removed.map(([tier, sums]) => [tier, sums.bytes]));
      await journal.commit([...events, { type: 'setting.put', key: TOLD_KEY, value: { at, bytes } }]);
    },
  };
}
