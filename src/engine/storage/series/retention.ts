import type { ChunkSize, ChunkTable } from './chunk-table.ts';
import { DAY_MS, EPOCH, keyStart, LEVELS, type Level, type Tier } from './levels.ts';

/** How long each tier is kept, ms. */
export type Ages = Readonly<Record<Tier, number>>;
export const DEFAULT_AGES: Ages = {
  raw: 35 * DAY_MS,
  '5m': 190 * DAY_MS,
  '1h': 3 * 366 * DAY_MS,
  '8h': 20 * 366 * DAY_MS,
};

/** What is kept: each tier for its age, and at most so many bytes of all chunks together. */
export type Limits = { readonly ages: Ages; readonly budgetBytes: number };
/** Chunks of one tier that were taken away; nothing before `upTo` (ms since 1970) is left of their owners. */
export type Removal = { readonly tier: Tier; readonly bytes: number; readonly upTo: number };

/** Chunks taken away in one transaction: few enough not to be felt. */
const STEP_CHUNKS = 64;
const ALL: readonly Level[] = Object.values(LEVELS);
/** What goes first when the budget is passed: the most bytes for the least history. */
const ORDER: readonly (readonly Level[])[] = [
  [LEVELS.raw, LEVELS.rawLong],
  [LEVELS.five, LEVELS.fiveLong],
  [LEVELS.hour, LEVELS.hourLong, LEVELS.hourSeries],
  [LEVELS.shiftSeries],
];

type Owners = {
  readonly groups: () => readonly number[];
  readonly members: (group: number) => readonly { readonly number: number }[];
};
type Options = {
  readonly table: ChunkTable;
  readonly owners: Owners;
  /** Asked at each step, so that a change takes effect at once. */
  readonly limits: () => Limits;
  readonly atomic: (work: () => void) => void;
  /** Told within the transaction that takes them away. */
  readonly onRemoved?: ((removal: Removal) => void) | undefined;
};
type Doomed = { readonly level: Level; readonly size: ChunkSize };

export type Retention = ReturnType<typeof createRetention>;

/** Takes whole chunks away: those past the age of their tier, and the oldest while there are too many bytes. */
export function createRetention({ table, owners, limits, atomic, onRemoved }: Options) {
  const ownersOf = (level: Level, group: number): readonly number[] =>
    level.owner === 'group' ? [group] : owners.members(group).map(({ number }) => number);
  const removeAll = (doomed: readonly Doomed[]): number => {
    if (doomed.length === 0) return 0;
    atomic(() => {
      for (const { level, size } of doomed) {
        table.remove(level, [size]);
        onRemoved?.({ tier: level.tier, bytes: size.bytes, upTo: keyStart(size.key) + level.windowMs });
      }
    });
    return doomed.length;
  };

  /** The oldest chunk of each owner, the oldest first. */
  function oldestOf(levels: readonly Level[]): Doomed[] {
    const places = levels.flatMap((level) =>
      owners.groups().flatMap((group) => ownersOf(level, group).map((owner) => ({ level, owner }))),
    );
    const found = places.flatMap(({ level, owner }): Doomed[] => {
      const start = table.first(level, owner);
      if (start === undefined) return [];
      return table.sizes(level, owner, { from: start, to: start }).map((size) => ({ level, size }));
    });
    return found.sort((a, b) => keyStart(a.size.key) - keyStart(b.size.key));
  }
  function agedOf(level: Level, group: number, now: number): Doomed[] {
    // A chunk goes when the youngest moment it can hold is too old.
    const to = now - limits().ages[level.tier] - level.windowMs;
    if (to < EPOCH) return [];
    const aged = ownersOf(level, group).filter((owner) => (table.first(level, owner) ?? Infinity) <= to);
    return aged.flatMap((owner) => table.sizes(level, owner, { from: EPOCH, to }).map((size) => ({ level, size })));
  }

  return {
    /** What a group keeps for too long. @returns chunks taken away */
    byAge: (group: number, now: number): number =>
      removeAll(ALL.flatMap((level) => agedOf(level, group, now)).slice(0, STEP_CHUNKS)),
    /** One step towards the budget: the oldest chunks, raw ones before roll-ups. @returns chunks taken away */
    byBudget(): number {
      const totals = table.totals();
      let excess = totals.reduce((sum, { bytes }) => sum + bytes, 0) - limits().budgetBytes;
      if (excess <= 0) return 0;
      const isKept = (level: Level) => totals.some((total) => total.level === level.id && total.chunks > 0);
      const levels = ORDER.find((candidates) => candidates.some(isKept)) ?? [];
      const doomed: Doomed[] = [];
      for (const candidate of oldestOf(levels)) {
        if (excess <= 0 || doomed.length === STEP_CHUNKS) break;
        doomed.push(candidate);
        excess -= candidate.size.bytes;
      }
      return removeAll(doomed);
    },
  };
}
