import { FIRST_METRIC, INTERFACE_COLUMN, INTERFACE_STRIDE } from '../../lib/interface-columns.ts';
import { METRIC_COUNT, seriesNumber } from './interface-groups.ts';
import { SAMPLE_STRIDE, type SeriesStore } from './series-store.ts';

/** So many batches wait while nothing can be written; the oldest are given up. */
const MAX_WAITING = 200;

type Options = {
  readonly store: SeriesStore;
  readonly onTrouble: (thrown: unknown, waitingRows: number) => void;
};

/** Takes in rounds of interfaces (see `INTERFACE_COLUMN`) and samples of other series. What is NaN is no sample. */
export function createInterfaceSeries({ store, onTrouble }: Options) {
  let waiting: Float64Array[] = [];
  /** Used again for every batch. */
  let samples = new Float64Array(0);

  function learn(rows: Float64Array): void {
    const numbers = new Set<number>();
    for (let base = 0; base + INTERFACE_STRIDE <= rows.length; base += INTERFACE_STRIDE)
      numbers.add(rows[base + INTERFACE_COLUMN.number] ?? -1);
    store.catalogue.learnInterfaces(numbers);
  }
  function samplesOf(rows: Float64Array): Float64Array {
    const room = (rows.length / INTERFACE_STRIDE) * METRIC_COUNT * SAMPLE_STRIDE;
    if (samples.length < room) samples = new Float64Array(2 * room);
    let end = 0;
    for (let base = 0; base + INTERFACE_STRIDE <= rows.length; base += INTERFACE_STRIDE) {
      const number = rows[base + INTERFACE_COLUMN.number] ?? -1;
      for (let metric = 0; metric < METRIC_COUNT; metric += 1) {
        const value = rows[base + FIRST_METRIC + metric] ?? Number.NaN;
        if (Number.isNaN(value)) continue;
        samples[end] = seriesNumber(number, metric);
        samples[end + 1] = rows[base + INTERFACE_COLUMN.at] ?? 0;
        samples[end + 2] = value;
        end += SAMPLE_STRIDE;
      }
    }
    return samples.subarray(0, end);
  }
  function take(): void {
    const batches = waiting;
    waiting = [];
    for (const [index, rows] of batches.entries()) {
      try {
        learn(rows);
        store.append(samplesOf(rows));
      } catch (thrown) {
        waiting = batches.slice(Math.max(index, batches.length - MAX_WAITING));
        onTrouble(
          thrown,
          waiting.reduce((sum, batch) => sum + batch.length / INTERFACE_STRIDE, 0),
        );
        return;
      }
    }
  }

  return {
    /** Never throws: what cannot be taken in waits for the next batch or `retry`. */
    append(rows: Float64Array): void {
      waiting.push(rows);
      take();
    },
    retry(): void {
      if (waiting.length > 0) take();
    },
  };
}
