import type { Budget, Sampled, Selected, Selection } from '../promql/promql.ts';
import type { Storage } from '../storage/storage.ts';
import type { Labels } from './metric-names.ts';
import { foldOf, type ReadTier, tiersFor } from './sample-tiers.ts';

/** A series of the store; its values divided by `divisor` are in base units. */
export type StoredSeries = { readonly number: number; readonly labels: Labels; readonly divisor: number };
type Track = { readonly at: number[]; readonly values: number[] };
type Column = Awaited<ReturnType<Storage['points']>>['columns'][number];
type Tracks = ReadonlyMap<number, Track>;

/** Series read at once, and points asked for at once: so much is in memory twice. */
const BATCH_SERIES = 64;
const BATCH_POINTS = 100_000;
/** Samples are kept for a day at least. */
const KEPT_MS = 86_400_000;

type Taking = { readonly end: number; readonly shift: number; readonly fold: Selection['fold'] };

/** Adds points of one series up to a moment. `shift`: ms from the time they are stored by to the one they count as of. */
function add(track: Track & { readonly one: StoredSeries }, column: Column, { end, shift, fold }: Taking): void {
  const { at, min, avg, max, count } = column;
  const cell = (of: Float64Array, index: number) => of[index] ?? Number.NaN;
  for (let index = 0; index < at.length && cell(at, index) < end; index += 1) {
    const point = { min: cell(min, index), avg: cell(avg, index), max: cell(max, index), count: cell(count, index) };
    track.at.push(cell(at, index) + shift);
    track.values.push(foldOf(point, fold, track.one.divisor));
  }
}

/** Reads stored points, piece by piece, as samples of PromQL. */
export function createPointReader(storage: Pick<Storage, 'points'>, now: () => number) {
  /** One tier of a batch of series, of each up to where finer ones begin. */
  async function readTier(
    batch: readonly StoredSeries[],
    finer: Tracks | undefined,
    { tier, lengthMs }: ReadTier,
    { selection, budget }: { readonly selection: Selection; readonly budget: Budget },
  ): Promise<Tracks> {
    // A bucket counts as of its last millisecond: nothing is told before it has happened.
    const shift = Math.max(0, lengthMs - 1);
    const ends = new Map(batch.map(({ number }) => [number, finer?.get(number)?.at[0] ?? Infinity]));
    const tracks = new Map(batch.map((one) => [one.number, { one, at: [] as number[], values: [] as number[] }]));
    const to = Math.min(selection.to, now(), Math.max(...ends.values()) - 1) - shift;
    // At the first moment the bucket before it still speaks.
    let from = selection.from - shift - (selection.windowMs === 0 ? lengthMs : 0);
    while (from <= to) {
      const page = await storage.points({ series: [...tracks.keys()], from, to, tier, limit: BATCH_POINTS });
      for (const column of page.columns) {
        budget.hold(column.at.length);
        const track = tracks.get(column.series);
        if (track)
          add(track, column, { end: (ends.get(column.series) ?? Infinity) - shift, shift, fold: selection.fold });
        if (budget.isDue()) await budget.pause();
      }
      if (page.until <= from) break;
      from = page.until;
    }
    return tracks;
  }

  async function readBatch(
    batch: readonly StoredSeries[],
    query: { readonly selection: Selection; readonly budget: Budget },
  ): Promise<{ readonly tracks: Tracks; readonly holdsMs: number }> {
    const { from } = query.selection;
    let tracks: Tracks | undefined;
    let holdsMs = 0;
    for (const tier of tiersFor(query.selection)) {
      const isWhole = [...(tracks?.values() ?? [])].every(
        ({ at: [first = Infinity] }) => first <= from + tier.lengthMs,
      );
      if (tracks !== undefined && (isWhole || from > now() - KEPT_MS)) break;
      const older = await readTier(batch, tracks, tier, query);
      if (tracks === undefined || [...older.values()].some(({ at }) => at.length > 0)) holdsMs = tier.lengthMs;
      tracks = joined(older, tracks);
    }
    return { tracks: tracks ?? new Map(), holdsMs };
  }

  return async (stored: readonly StoredSeries[], selection: Selection, budget: Budget): Promise<Selected> => {
    const series: Sampled[] = [];
    let longest = 0;
    for (let first = 0; first < stored.length; first += BATCH_SERIES) {
      const batch = stored.slice(first, first + BATCH_SERIES);
      const { tracks, holdsMs } = await readBatch(batch, { selection, budget });
      longest = Math.max(longest, holdsMs);
      for (const { number, labels } of batch) {
        const track = tracks.get(number);
        if (track && track.at.length > 0) series.push({ labels, at: track.at, values: track.values });
      }
    }
    return { series, holdsMs: longest };
  };
}

function joined(older: Tracks, newer: Tracks | undefined): Tracks {
  if (newer === undefined) return older;
  const join = (number: number, { at, values }: Track): Track => {
    const rest = newer.get(number);
    return rest === undefined ? { at, values } : { at: at.concat(rest.at), values: values.concat(rest.values) };
  };
  return new Map([...older].map(([number, track]) => [number, join(number, track)]));
}
