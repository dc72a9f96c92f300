import type { Prepare } from '../statements.ts';
import { createCaretaker } from './caretaker.ts';
import { createCatalogue } from './catalogue.ts';
import { createChunkTable, type ChunkTable } from './chunk-table.ts';
import { createCutting } from './cutting.ts';
import { createFlushTimer } from './flush-timer.ts';
import { createHead } from './head.ts';
import { createJournalTable } from './journal-table.ts';
import { METRIC_COUNT } from './interface-groups.ts';
import { LEVELS, type Level, type Tier } from './levels.ts';
import type { Damage } from './merging.ts';
import { createMoving } from './moving.ts';
import { createPartTable } from './part-table.ts';
import { Pending } from './pending.ts';
import { createPoints } from './points.ts';
import { createRange } from './range.ts';
import { createReading } from './reading.ts';
import { createRetention, type Limits, type Removal } from './retention.ts';
import { type DropCounters, noDrops, refusal } from './sample-rules.ts';
import { TENS } from './codecs/scaling.ts';
import { createSealing } from './sealing.ts';

/** Columns of a batch of samples, row by row: number of the series, moment (ms since 1970), value. */
export const SAMPLE_STRIDE = 3;
const STEP_BUDGET_MS = 6;
/** While room is saved, so much of the newest is ready to be written when there is room again. */
const RING_MS = 60_000;
/** Windows are sealed some at a time: a transaction of its own for each would write as much again. */
const SEAL_EVERY_MS = 20_000;
/** Rows of the journal that are not needed any more are looked for in every so-manyth step. */
const PRUNE_EVERY = 8;
/** Rounds of an interface in memory on average, and half as many as are packed at a time: fewer would pack badly. */
const OPEN_FRAMES = 4;
/** Also about how many samples the journal holds, which a start after a crash must read: well within a second. */
const MAX_OPEN_SAMPLES = 500_000;

export type SeriesStats = {
  readonly series: number;
  readonly tiers: readonly {
    readonly tier: Tier;
    readonly chunks: number;
    readonly samples: number;
    readonly bytes: number;
  }[];
  readonly journal: { readonly rows: number; readonly bytes: number };
  /** Packed pieces of windows that are not sealed yet. */
  readonly parts: { readonly chunks: number; readonly samples: number; readonly bytes: number };
  /** Samples in memory and in the journal only. */
  readonly openSamples: number;
  /** Of sealed raw samples; null before the first. */
  readonly bytesPerSample: number | null;
  /** Since the program started. */
  readonly drops: Readonly<DropCounters>;
};

export type SeriesStoreOptions = {
  readonly prepare: Prepare;
  /** Runs its argument in one transaction: all of it is on disk afterwards, or nothing. */
  readonly atomic: (work: () => void) => void;
  /** Number of the computer that measures. */
  readonly vantage: number;
  /** ms since 1970 */
  readonly now: () => number;
  /** What is kept; asked whenever it matters. */
  readonly retention: () => Limits;
  /** Chunks were taken away because of their age or the budget; told within the transaction. */
  readonly onRemoved?: (removal: Removal) => void;
  /** Most samples in memory; half a million unless told. */
  readonly maxOpenSamples?: number;
  /** What else belongs into the transaction of a flush. */
  readonly alongside?: () => void;
  readonly onDamage: (damage: Damage) => void;
  /** A flush failed; its samples wait for the next one. */
  readonly onTrouble: (thrown: unknown, waiting: number) => void;
  /** The disk is nearly full: samples are kept in memory and written only where they are packed. */
  readonly isSaving?: () => boolean;
  /** Called between the parts of a long question. */
  readonly breathe: () => Promise<void>;
};
export type SeriesStore = ReturnType<typeof createSeriesStore>;

/** Levels of groups whose chunks are written once. */
const SEALED_LEVELS: readonly Level[] = Object.values(LEVELS).filter(
  (level) => level.owner === 'group' && level.tier !== '1h',
);

/** End of the newest chunk of a group: nothing before it is open any more. */
function sealedTo(table: ChunkTable, group: number): number {
  const ends = SEALED_LEVELS.map((level) => (table.last(level, group) ?? -Infinity) + level.windowMs);
  return Math.max(...ends);
}

function tiersOf(table: ChunkTable): SeriesStats['tiers'] {
  const totals = table.totals();
  return (['raw', '5m', '1h', '8h'] as const).map((tier) => {
    const ids = new Set<number>(
      Object.values(LEVELS)
        .filter((level) => level.tier === tier)
        .map(({ id }) => id),
    );
    const own = totals.filter(({ level }) => ids.has(level));
    const sum = (key: 'chunks' | 'samples' | 'bytes') => own.reduce((total, row) => total + row[key], 0);
    return { tier, chunks: sum('chunks'), samples: sum('samples'), bytes: sum('bytes') };
  });
}

/** The parts that work on one database. */
function assemble(options: SeriesStoreOptions) {
  const { prepare, atomic, vantage } = options;
  const table = createChunkTable(prepare);
  const journal = createJournalTable(prepare);
  const catalogue = createCatalogue(prepare, vantage, atomic);
  const parts = createPartTable(prepare);
  const placed = parts.list();
  const head = createHead((group) => sealedTo(table, group), placed);
  const onDamage = (group: number, from: number, to: number) =>
    options.onDamage({ device: catalogue.members(group)[0]?.device ?? '', from, to });
  const reading = createReading({ table, parts, head, onDamage });
  const moving = createMoving({ table, head, atomic, onDamage });
  const retention = createRetention({
    table,
    owners: catalogue,
    limits: options.retention,
    atomic,
    onRemoved: options.onRemoved,
  });
  const caretaker = createCaretaker({ moving, retention, groups: catalogue.groups });
  const range = createRange({ reading, get: catalogue.get, now: options.now, breathe: options.breathe });
  const points = createPoints({ reading, get: catalogue.get, now: options.now });
  const isCounter = (series: number) => catalogue.get(series)?.kind === 'counter';
  const lastBefore = (number: number, at: number) => {
    const series = catalogue.get(number);
    return series && reading.lastBefore(series, at);
  };
  const budgetMs = STEP_BUDGET_MS;
  const seal = createSealing({ head, table, parts, isCounter, lastBefore, atomic, onDamage, budgetMs });
  const maxOpenSamples = () =>
    Math.max(options.maxOpenSamples ?? MAX_OPEN_SAMPLES, catalogue.interfaces() * METRIC_COUNT * OPEN_FRAMES);
  const cutting = createCutting({ head, parts, atomic, maxOpenSamples, budgetMs });
  // Rows that are gone must not be numbered again: windows remember up to which one they are covered.
  const lastRow = placed.reduce((last, part) => Math.max(last, part.lastRow), journal.last());
  return { table, journal, catalogue, head, reading, caretaker, seal, cutting, lastRow, parts, range, points };
}

/**
 * The store of all samples: a head in memory, a journal row for each second, chunks sealed every two hours.
 *
 * What is taken in: a sample at any moment of a window that is still open, in any order. A second value for one moment
 * takes the place of the first. Not taken in, but counted: NaN and infinities, moments more than 5 minutes ahead, before
 * the year 2000, or in a window that is sealed. A gap is a gap: nothing is made up, nothing is interpolated.
 */
export function createSeriesStore(options: SeriesStoreOptions) {
  const { atomic, now, onTrouble } = options;
  const { table, journal, catalogue, head, reading, parts, caretaker, seal, cutting, range, points, ...start } =
    assemble(options);
  const pending = new Pending();
  const drops = noDrops();
  let nextRow = start.lastRow + 1;
  let steps = 0;
  let lookedAt = -Infinity;
  let isSealing = false;

  /** @returns true when it was taken in */
  function put(number: number, at: number, value: number, context: { row: number; now: number }): boolean {
    const series = catalogue.get(number);
    if (!series) {
      drops.unknown += 1;
      return false;
    }
    const outcome = head.put(series, at, value, context);
    if (outcome === 'late') drops.late += 1;
    else if (outcome === 'replaced') drops.replaced += 1;
    return outcome !== 'late' && outcome !== 'covered';
  }
  function replay(): void {
    const at = now();
    journal.replay(
      (row, ticks) => {
        for (let index = 0; index < ticks.series.length; index += 1)
          put(ticks.series[index] ?? 0, ticks.at[index] ?? 0, ticks.values[index] ?? 0, { row, now: at });
      },
      (from, to) => options.onDamage({ device: '', from, to }),
    );
    // What was sealed before the end is not dropped a second time.
    Object.assign(drops, noDrops());
  }
  replay();

  /** @returns true when something still waits */
  function flush(): boolean {
    if (pending.count === 0) return false;
    if (options.isSaving?.() === true) {
      pending.keepSince(now() - RING_MS);
      return true;
    }
    try {
      atomic(() => {
        journal.add(nextRow, pending.ticks());
        options.alongside?.();
      });
      nextRow += 1;
      pending.clear();
      return false;
    } catch (thrown) {
      pending.trim();
      onTrouble(thrown, pending.count);
      return true;
    }
  }
  const timer = createFlushTimer(flush);
  const tick = timer.run;

  /** What is cut must be in the journal up to a row that is known. */
  function cut(work: (lastRow: number) => number): number {
    if (head.samples() === 0) return 0;
    tick();
    // A sample that is in a part and later in the journal too is one sample: they have the same moment.
    return pending.count > 0 && options.isSaving?.() !== true ? 0 : work(nextRow - 1);
  }

  const prune = (): number =>
    journal.prune(Math.min(nextRow, head.firstRow())) + parts.prune(Math.min(cutting.next(), head.firstPart()));

  return {
    catalogue,
    reading,
    chunks: table,
    /** Takes a batch in; see `SAMPLE_STRIDE`. It is on disk within a second. */
    append(samples: Float64Array): void {
      const context = { row: nextRow, now: now() };
      for (let index = 0; index + SAMPLE_STRIDE <= samples.length; index += SAMPLE_STRIDE) {
        const number = samples[index] ?? 0;
        const at = Math.round(samples[index + 1] ?? 0);
        const given = samples[index + 2] ?? 0;
        const drop = refusal(at, given, context.now);
        if (drop !== undefined) {
          drops[drop] += 1;
          continue;
        }
        const decimals = catalogue.get(number)?.decimals ?? null;
        const factor = decimals === null ? 0 : (TENS[decimals] ?? 0);
        // Adding zero makes plain zero of minus zero.
        const value = factor === 0 ? given : Math.round(given * factor) / factor + 0;
        if (put(number, at, value, context)) pending.add(number, at, value);
      }
      if (pending.count > 0) timer.start();
    },
    /** Writes what waits. Never throws: trouble is reported and the samples wait on. */
    tick,
    /** One short step of what must be done now and then. To be called every second. @returns true when there is more */
    upkeep(): boolean {
      const at = now();
      if (at - lookedAt >= SEAL_EVERY_MS || at < lookedAt) lookedAt = at;
      if (lookedAt === at || isSealing) isSealing = seal(head.due(at)) > 0;
      if (isSealing) return true;
      if (cutting.isDue() && cut((lastRow) => cutting.step(lastRow)) > 0) return true;
      steps += 1;
      const pruned = steps % PRUNE_EVERY === 0 ? prune() : 0;
      return caretaker(at) || pruned > 0;
    },
    range,
    points,
    stats(): SeriesStats {
      const tiers = tiersOf(table);
      const raw = tiers.find(({ tier }) => tier === 'raw');
      return {
        series: catalogue.count,
        tiers,
        journal: journal.size(),
        parts: head.parts(),
        openSamples: head.samples(),
        bytesPerSample: raw && raw.samples > 0 ? raw.bytes / raw.samples : null,
        drops: { ...drops },
      };
    },
    /** Windows that are open, for those who look for what there is. */
    windows: head.windows,
    /** Puts everything into chunks, so that the next start is quick, and ends. */
    close(): void {
      cut((lastRow) => cutting.all(lastRow));
      while (prune() > 0);
      timer.stop();
    },
    /** Ends without writing anything more. */
    dispose: timer.stop,
  };
}
