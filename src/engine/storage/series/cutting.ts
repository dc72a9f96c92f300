import { encodeGroup } from './group-chunk.ts';
import type { Head, OpenWindow, Tail } from './head.ts';
import type { Part, PartTable } from './part-table.ts';
import { Scratch } from './scratch.ts';

type Options = {
  readonly head: Head;
  readonly parts: PartTable;
  readonly atomic: (work: () => void) => void;
  /** Most samples in memory; the journal holds about as many. */
  readonly maxOpenSamples: () => number;
  /** Most time for packing in one step, ms. */
  readonly budgetMs: number;
};

type Packed = {
  readonly window: OpenWindow;
  readonly part: Pick<Part, 'samples' | 'from' | 'to'>;
  readonly data: Uint8Array;
};

/**
 * Cuts off what windows have in memory and keeps it packed on disk until they are sealed, the oldest first. So both
 * memory and the time to read the journal at a start are bounded, however fast the samples come.
 */
export function createCutting({ head, parts, atomic, maxOpenSamples, budgetMs }: Options) {
  let next = (parts.list().at(-1)?.number ?? 0) + 1;
  const scratch = new Scratch();

  const packed = (window: OpenWindow, tail: Tail): Packed => {
    scratch.reset();
    const columns = tail.columns((length) => scratch.take(length));
    const from = window.start + Math.min(...columns.map(({ times }) => times[0] ?? 0));
    const to = window.start + Math.max(...columns.map(({ times, count }) => times[count - 1] ?? 0));
    return { window, part: { samples: tail.samples, from, to }, data: encodeGroup(columns) };
  };
  function write(made: readonly Packed[], lastRow: number): void {
    if (made.length === 0) return;
    atomic(() => {
      for (const [index, { window, part, data }] of made.entries())
        parts.add({ ...part, number: next + index, group: window.group, start: window.start, lastRow, data });
    });
    for (const [index, { window, part, data }] of made.entries())
      head.cut(window, { ...part, number: next + index, bytes: data.length }, lastRow);
    next += made.length;
  }

  return {
    /** The number the next part will have. */
    next: (): number => next,
    isDue: (): boolean => head.samples() > maxOpenSamples(),
    /** One short step, in one transaction. @param lastRow the journal holds everything up to it @returns windows cut */
    step(lastRow: number): number {
      let excess = head.samples() - maxOpenSamples();
      const until = performance.now() + budgetMs;
      const made: Packed[] = [];
      for (const window of head.tails()) {
        if (excess <= 0 || performance.now() > until) break;
        if (window.tail === undefined) continue;
        made.push(packed(window, window.tail));
        excess -= window.tail.samples;
      }
      write(made, lastRow);
      return made.length;
    },
    /** Everything at once, before the end: the next start has nothing to replay. */
    all(lastRow: number): number {
      const made = [...head.tails()].flatMap((window) => (window.tail ? [packed(window, window.tail)] : []));
      write(made, lastRow);
      return made.length;
    },
  };
}
