import { statfsSync } from 'node:fs';
import type { Database } from 'better-sqlite3';
import type { RetentionSettings } from '../../../contract/retention.ts';
import { type DataFolder, fileBytes } from '../data-folder.ts';
import { DAY_MS, keyStart, LEVELS, type Level, type Tier, WINDOW_MS } from '../series/levels.ts';
import type { SeriesStats, SeriesStore } from '../series/series-store.ts';
import { daysUntilFull } from './growth.ts';
import { freePages, givesBack } from './vacuum.ts';

const ALL: readonly Level[] = Object.values(LEVELS);
/** Most time of work before others have their turn, ms. */
const SLICE_MS = 5;

export type TierUse = SeriesStats['tiers'][number] & {
  /** Start of the oldest window, ms since 1970. */
  readonly oldest: number | null;
  readonly bytesPerDay: number;
};
export type Usage = {
  readonly settings: RetentionSettings;
  readonly file: {
    readonly bytes: number;
    readonly walBytes: number;
    readonly pageBytes: number;
    readonly pages: number;
    readonly freePages: number;
    readonly givesBack: boolean;
  };
  readonly tiers: readonly TierUse[];
  readonly series: SeriesStats;
  /** Chunks, journal and what is packed of open windows. */
  readonly usedBytes: number;
  readonly bytesPerDay: number;
  readonly daysLeft: number | null;
  readonly freeDiskBytes: number;
};
type Span = { from: number; to: number };
type Options = {
  readonly db: Database;
  readonly folder: DataFolder;
  readonly store: SeriesStore;
  readonly settings: RetentionSettings;
  readonly breathe: () => Promise<unknown>;
};

type Place = { readonly level: Level; readonly owner: number };

/** Calls back for every level of every owner, a few milliseconds at a time. */
async function eachPlace({ store, breathe }: Options, visit: (place: Place) => void): Promise<void> {
  const inUse = new Set(store.chunks.totals().flatMap(({ level, chunks }) => (chunks > 0 ? [level] : [])));
  const levels = ALL.filter(({ id }) => inUse.has(id));
  let until = performance.now() + SLICE_MS;
  for (const group of store.catalogue.groups()) {
    for (const level of levels) {
      const owners = level.owner === 'group' ? [group] : store.catalogue.members(group).map(({ number }) => number);
      for (const owner of owners) visit({ level, owner });
    }
    if (performance.now() < until) continue;
    await breathe();
    until = performance.now() + SLICE_MS;
  }
}

/** Time each tier covers, over all owners. */
async function spansOf(options: Options): Promise<Map<Tier, Span>> {
  const { chunks } = options.store;
  const spans = new Map<Tier, Span>();
  await eachPlace(options, ({ level, owner }) => {
    const first = chunks.first(level, owner);
    if (first === undefined) return;
    const end = (chunks.last(level, owner) ?? first) + level.windowMs;
    const known = spans.get(level.tier) ?? { from: first, to: end };
    spans.set(level.tier, { from: Math.min(known.from, first), to: Math.max(known.to, end) });
  });
  return spans;
}

/** Bytes of the last day each tier covers; of a chunk that reaches beyond it, the share within. */
async function bytesOfLastDay(options: Options, spans: ReadonlyMap<Tier, Span>): Promise<Map<Tier, number>> {
  const { chunks } = options.store;
  const bytes = new Map<Tier, number>();
  await eachPlace(options, ({ level, owner }) => {
    const span = spans.get(level.tier);
    if (!span) return;
    const from = span.to - DAY_MS;
    for (const chunk of chunks.sizes(level, owner, { from, to: span.to - 1 })) {
      const start = keyStart(chunk.key);
      const overlap = Math.min(span.to, start + level.windowMs) - Math.max(from, start);
      bytes.set(level.tier, (bytes.get(level.tier) ?? 0) + (chunk.bytes * overlap) / level.windowMs);
    }
  });
  return bytes;
}

const daysOf = ({
  rawDays,
  fiveMinuteDays,
  hourDays,
  shiftDays,
}: RetentionSettings): Readonly<Record<Tier, number>> => ({
  raw: rawDays,
  '5m': fiveMinuteDays,
  '1h': hourDays,
  '8h': shiftDays,
});

const fileOf = (db: Database, { database }: DataFolder): Usage['file'] => ({
  bytes: fileBytes(database) ?? 0,
  walBytes: fileBytes(`${database}-wal`) ?? 0,
  pageBytes: Number(db.pragma('page_size', { simple: true })),
  pages: Number(db.pragma('page_count', { simple: true })),
  freePages: freePages(db),
  givesBack: givesBack(db),
});

/** What the database holds and how it grows. Reads no sample: the sizes of chunks are beside them. */
export async function readUsage(options: Options): Promise<Usage> {
  const { db, folder, store, settings } = options;
  const spans = await spansOf(options);
  const lastDay = await bytesOfLastDay(options, spans);
  const series = store.stats();
  const keptDays = daysOf(settings);
  const coveredDays = (tier: Tier): number => {
    const span = spans.get(tier);
    return span ? (span.to - span.from) / DAY_MS : 0;
  };
  const tiers = series.tiers.map((one): TierUse => {
    const days = Math.min(1, Math.max(coveredDays(one.tier), WINDOW_MS / DAY_MS));
    return {
      ...one,
      oldest: spans.get(one.tier)?.from ?? null,
      bytesPerDay: Math.round((lastDay.get(one.tier) ?? 0) / days),
    };
  });
  const openBytes = series.journal.bytes + series.parts.bytes;
  const usedBytes = tiers.reduce((sum, { bytes }) => sum + bytes, 0) + openBytes;
  const growing = tiers.map(({ tier, bytesPerDay }) => ({
    bytesPerDay,
    keptDays: keptDays[tier],
    coveredDays: coveredDays(tier),
  }));
  const { bavail, bsize } = statfsSync(folder.root);
  return {
    settings,
    file: fileOf(db, folder),
    tiers,
    series,
    usedBytes,
    bytesPerDay: tiers.reduce((sum, { bytesPerDay }) => sum + bytesPerDay, 0),
    daysLeft: daysUntilFull(settings.budgetBytes - usedBytes, growing),
    freeDiskBytes: bavail * bsize,
  };
}
