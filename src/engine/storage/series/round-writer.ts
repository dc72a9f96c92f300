import { ROUND_STRIDE } from '../../lib/round-columns.ts';
import { encodeRounds, type EncodedRounds } from './round-journal.ts';

/** Well under the promised second, so that a slow disk still keeps it. */
const FLUSH_MS = 800;
/** When nothing can be written (disk full), this many rows wait and the oldest are given up. */
const MAX_WAITING_ROWS = 100_000;

type Options = {
  /** Puts one batch on disk, or throws; a batch that failed comes again with the next one. */
  readonly write: (batch: EncodedRounds) => void;
  readonly onTrouble: (thrown: unknown, waitingRows: number) => void;
};
export type RoundWriter = {
  append(rows: Float64Array): void;
  /** Writes what waits. Never throws: trouble is reported and the rows wait on. */
  flush(): void;
  dispose(): void;
};

function join(batches: readonly Float64Array[]): Float64Array {
  const rows = new Float64Array(batches.reduce((sum, batch) => sum + batch.length, 0));
  let end = 0;
  for (const batch of batches) {
    rows.set(batch, end);
    end += batch.length;
  }
  return rows;
}

/** Gathers rounds and hands them on as one batch at most 0.8 s after the first of them came. */
export function createRoundWriter(options: Options): RoundWriter {
  let waiting: Float64Array[] = [];
  let timer: NodeJS.Timeout | undefined;

  const arm = () => {
    timer ??= setTimeout(flush, FLUSH_MS);
  };
  function flush(): void {
    clearTimeout(timer);
    timer = undefined;
    if (waiting.length === 0) return;
    const rows = join(waiting);
    waiting = [];
    try {
      const batch = encodeRounds(rows);
      if (batch) options.write(batch);
    } catch (thrown) {
      const kept = rows.subarray(Math.max(0, rows.length - MAX_WAITING_ROWS * ROUND_STRIDE));
      waiting.unshift(kept);
      options.onTrouble(thrown, kept.length / ROUND_STRIDE);
      arm();
    }
  }

  return {
    append(rows) {
      if (rows.length === 0) return;
      waiting.push(rows);
      arm();
    },
    flush,
    dispose: () => clearTimeout(timer),
  };
}
