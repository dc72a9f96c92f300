import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { aRound, column, columns } from '../testing/harness.ts';
import { decodeRounds, type EncodedRounds } from './round-journal.ts';
import { createRoundWriter } from './round-writer.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function writerOver(write: (batch: EncodedRounds) => void) {
  const onTrouble = vi.fn<(thrown: unknown, rows: number) => void>();
  return { writer: createRoundWriter({ write, onTrouble }), onTrouble };
}

describe('gathering rounds', () => {
  it('hands on one batch, less than a second after the first round came', () => {
    const batches: number[][] = [];
    const { writer } = writerOver((batch) => batches.push(column(decodeRounds(batch.data), 'at')));
    writer.append(columns(aRound(1, 10)));
    vi.advanceTimersByTime(500);
    writer.append(columns(aRound(1, 20)));
    writer.append(new Float64Array(0));
    expect(batches).toEqual([]);
    vi.advanceTimersByTime(400);
    expect(batches).toEqual([[10, 20]]);
    vi.advanceTimersByTime(5000);
    expect(batches).toHaveLength(1);
  });

  it('keeps what could not be written and brings it with the next try', () => {
    const batches: number[][] = [];
    let isFull = true;
    const { writer, onTrouble } = writerOver((batch) => {
      if (isFull) throw new Error('disk full');
      batches.push(column(decodeRounds(batch.data), 'at'));
    });
    writer.append(columns(aRound(1, 10)));
    vi.advanceTimersByTime(1000);
    writer.append(columns(aRound(1, 20)));
    isFull = false;
    vi.advanceTimersByTime(1000);
    expect(onTrouble).toHaveBeenCalledExactlyOnceWith(expect.any(Error), 1);
    expect(batches).toEqual([[10, 20]]);
  });

  it('gives up the oldest when too many wait', () => {
    const { writer, onTrouble } = writerOver(() => {
      throw new Error('disk full');
    });
    for (let batch = 0; batch < 3; batch += 1) writer.append(new Float64Array(11 * 50_000).fill(1));
    writer.flush();
    expect(onTrouble).toHaveBeenCalledExactlyOnceWith(expect.any(Error), 100_000);
    writer.dispose();
  });
});
