import { COLUMN, ROUND_STRIDE, roundCount } from '../../lib/round-columns.ts';
import type { Prepare } from '../statements.ts';
import type { Series, SeriesSpec } from './series-spec.ts';
import { EPOCH } from './levels.ts';
import { SAMPLE_STRIDE, type SeriesStore } from './series-store.ts';

type Metric = Pick<SeriesSpec, 'metric' | 'unit' | 'kind' | 'decimals'> & { readonly column: number };
const time = (metric: string, column: number): Metric => ({ metric, column, unit: 'ms', kind: 'gauge', decimals: 3 });
const plain = (metric: string, column: number): Metric => ({ metric, column, unit: '', kind: 'gauge', decimals: 0 });

/** A round has a column for each of these; the first is there for every round, so it says which rounds there were. */
const METRICS: readonly Metric[] = [
  plain('ping.sent', COLUMN.sent),
  plain('ping.received', COLUMN.received),
  time('ping.rtt.min', COLUMN.minMs),
  time('ping.rtt.avg', COLUMN.avgMs),
  time('ping.rtt.median', COLUMN.medianMs),
  time('ping.rtt.p95', COLUMN.p95Ms),
  time('ping.rtt.max', COLUMN.maxMs),
  time('ping.jitter', COLUMN.jitterMs),
  { metric: 'ping.outcome', column: COLUMN.outcome, unit: '', kind: 'state', decimals: 0 },
];
/** What follows from sent and received, kept so that it can be drawn and summed up. */
const LOSS: Omit<Metric, 'column'> = { metric: 'ping.loss', unit: '%', kind: 'gauge', decimals: 2 };
const ROUND_METRICS: readonly string[] = METRICS.map(({ metric }) => metric);
/** Rounds that cannot be taken in at all wait in memory, so many rows; the oldest are given up. */
const MAX_WAITING_ROWS = 100_000;

type Options = {
  readonly store: SeriesStore;
  readonly prepare: Prepare;
  readonly onTrouble: (thrown: unknown, waitingRows: number) => void;
};

const cell = (rows: Float64Array, base: number, column: number): number => rows[base + column] ?? Number.NaN;

function isUsable(rows: Float64Array, base: number): boolean {
  const check = cell(rows, base, COLUMN.check);
  return Number.isSafeInteger(check) && check >= 0 && cell(rows, base, COLUMN.at) >= EPOCH;
}
function lossOf(rows: Float64Array, base: number): number {
  const sent = cell(rows, base, COLUMN.sent);
  return sent > 0 ? (1 - cell(rows, base, COLUMN.received) / sent) * 100 : Number.NaN;
}

/** The samples of rounds: nine series for each check, and its loss. What is NaN was not measured and is no sample. */
export function createRoundSeries({ store, prepare, onTrouble }: Options) {
  const owner = prepare<{ number: number }, { readonly device_id: string }>(
    'checks.device',
    'SELECT device_id FROM checks WHERE number = @number',
  );
  const known = new Map<number, readonly Series[]>();
  let waiting: Float64Array[] = [];
  /** Used again for every batch. */
  let samples = new Float64Array(0);

  function specsOf(check: number): SeriesSpec[] {
    const device = owner.get({ number: check })?.device_id ?? `check:${String(check)}`;
    const ownerId = String(check);
    return [...METRICS, LOSS].map(({ metric, unit, kind, decimals }) => {
      return { device, ownerKind: 'check', ownerId, metric, unit, kind, decimals };
    });
  }
  /** Makes the series of checks not seen before, all in one transaction. */
  function learn(rows: Float64Array): void {
    const unknown = new Set<number>();
    for (let base = 0; base < rows.length; base += ROUND_STRIDE) {
      const check = cell(rows, base, COLUMN.check);
      if (isUsable(rows, base) && !known.has(check)) unknown.add(check);
    }
    if (unknown.size === 0) return;
    const specs = [...unknown].map((check) => specsOf(check));
    const series = store.catalogue.ensure(specs.flat());
    let from = 0;
    for (const check of unknown) {
      known.set(check, series.slice(from, from + METRICS.length + 1));
      from += METRICS.length + 1;
    }
  }
  function samplesOf(rows: Float64Array): Float64Array {
    const room = roundCount(rows) * (METRICS.length + 1) * SAMPLE_STRIDE;
    if (samples.length < room) samples = new Float64Array(2 * room);
    const out = samples;
    let end = 0;
    const push = (series: Series | undefined, at: number, value: number) => {
      if (series === undefined || Number.isNaN(value)) return;
      out[end] = series.number;
      out[end + 1] = at;
      out[end + 2] = value;
      end += SAMPLE_STRIDE;
    };
    for (let base = 0; base + ROUND_STRIDE <= rows.length; base += ROUND_STRIDE) {
      if (!isUsable(rows, base)) continue;
      const series = known.get(cell(rows, base, COLUMN.check)) ?? [];
      const at = cell(rows, base, COLUMN.at);
      // A round is a round even if nothing is known of its counts.
      push(series[0], at, cell(rows, base, COLUMN.sent) || 0);
      for (let index = 1; index < METRICS.length; index += 1)
        push(series[index], at, cell(rows, base, METRICS[index]?.column ?? 0));
      push(series[METRICS.length], at, lossOf(rows, base));
    }
    return out.subarray(0, end);
  }

  function take(): void {
    const batches = waiting;
    waiting = [];
    for (const [index, rows] of batches.entries()) {
      try {
        learn(rows);
        store.append(samplesOf(rows));
      } catch (thrown) {
        waiting = batches.slice(index);
        let count = waiting.reduce((sum, batch) => sum + roundCount(batch), 0);
        for (; count > MAX_WAITING_ROWS && waiting.length > 1; count -= roundCount(waiting.shift() ?? rows));
        onTrouble(thrown, count);
        return;
      }
    }
  }

  return {
    /** Takes rounds in. Never throws: what cannot be taken in waits for the next batch or `retry`. */
    append(rows: Float64Array): void {
      waiting.push(rows);
      take();
    },
    retry(): void {
      if (waiting.length > 0) take();
    },
  };
}

export type CheckSeries = ReadonlyMap<number, readonly (Series | undefined)[]>;

/** The nine series of each check that has any, in the order of `ROUND_METRICS`. */
function checksOf({ catalogue }: SeriesStore, check: number | undefined): CheckSeries {
  const [first = ''] = ROUND_METRICS;
  const owners =
    check === undefined ? catalogue.list({ metric: first }).map(({ ownerId }) => ownerId) : [String(check)];
  return new Map(
    owners.map((ownerId) => [Number(ownerId), ROUND_METRICS.map((metric) => catalogue.find('check', ownerId, metric))]),
  );
}

/** Finds the series of checks; those of all checks are looked up again only when there are new ones. */
export function createCheckFinder(store: SeriesStore): (check: number | undefined) => CheckSeries {
  let all: { readonly count: number; readonly checks: CheckSeries } | undefined;
  return (check) => {
    if (check !== undefined) return checksOf(store, check);
    const { count } = store.catalogue;
    if (all?.count !== count) all = { count, checks: checksOf(store, undefined) };
    return all.checks;
  };
}
/** Column of a round for each of `ROUND_METRICS`. */
export const ROUND_COLUMNS: readonly number[] = METRICS.map(({ column }) => column);
