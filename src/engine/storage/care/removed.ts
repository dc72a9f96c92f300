import type { Tier } from '../series/levels.ts';
import type { Removal } from '../series/retention.ts';
import type { Settings } from '../settings.ts';
import { REMOVED_KEY } from './keys.ts';

const TIERS: readonly Tier[] = ['raw', '5m', '1h', '8h'];
/** What retention took away since the data folder began, by tier. `upTo`: ms since 1970. */
export type Removed = Partial<Record<Tier, { readonly bytes: number; readonly upTo: number }>>;

/** What was stored, as far as it is sound; by hand, because zod would cost the storage thread megabytes. */
export function readRemoved(stored: unknown): Removed {
  if (typeof stored !== 'object' || stored === null) return {};
  const sums = new Map<string, unknown>(Object.entries(stored));
  return Object.fromEntries(
    TIERS.flatMap((tier) => {
      const { bytes, upTo } = (sums.get(tier) ?? {}) as { readonly bytes?: unknown; readonly upTo?: unknown };
      return typeof bytes === 'number' && typeof upTo === 'number' ? [[tier, { bytes, upTo }]] : [];
    }),
  );
}

/** Keeps count of what retention takes away, in the transaction that takes it, so that it can be told later. */
export function createRemoved(settings: Settings) {
  return {
    add: ({ tier, bytes, upTo }: Removal): void => {
      const sums = readRemoved(settings.get(REMOVED_KEY));
      const before = sums[tier] ?? { bytes: 0, upTo: 0 };
      settings.put(REMOVED_KEY, {
        ...sums,
        [tier]: { bytes: before.bytes + bytes, upTo: Math.max(before.upTo, upTo) },
      });
    },
  };
}
