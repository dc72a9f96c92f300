import * as z from 'zod';
import type { Removal } from '../series/retention.ts';
import type { Settings } from '../settings.ts';
import { REMOVED_KEY } from './keys.ts';

/** What retention took away since the data folder began, by tier. `upTo`: ms since 1970. */
export const Removed = z.partialRecord(
  z.enum(['raw', '5m', '1h', '8h']),
  z.object({ bytes: z.number(), upTo: z.number() }),
);

/** Keeps count of what retention takes away, in the transaction that takes it, so that it can be told later. */
export function createRemoved(settings: Settings) {
  return {
    add: ({ tier, bytes, upTo }: Removal): void => {
      const sums = Removed.safeParse(settings.get(REMOVED_KEY)).data ?? {};
      const before = sums[tier] ?? { bytes: 0, upTo: 0 };
      settings.put(REMOVED_KEY, {
        ...sums,
        [tier]: { bytes: before.bytes + bytes, upTo: Math.max(before.upTo, upTo) },
      });
    },
  };
}
