import { encodeGroup } from './group-chunk.ts';
import type { Head, TailedWindow } from './head.ts';
import type { PartTable } from './part-table.ts';

type Options = {
  readonly head: Head;
  readonly parts: PartTable;
  readonly atomic: (work: () => void) => void;
  /** Most samples in memory; the journal holds about as many. */
  readonly maxOpenSamples: number;
  /** Most time for packing in one step, ms. */
  readonly budgetMs: number;
};

type Packed = { readonly entry: TailedWindow; readonly samples: number; readonly data: Uint8Array };

/**
 * Cuts off what windows have in memory and keeps it packed on disk until they are sealed, the oldest first. So both
 * memory and the time to read the journal at a start are bounded, however fast the samples come.
 */
export function createCutting({ head, parts, atomic, maxOpenSamples, budgetMs }: Options) {
  let next = (parts.list().at(-1)?.number ?? 0) + 1;

  const packed = (entry: TailedWindow): Packed => {
    const { tail } = entry;
    return { entry, samples: tail.samples, data: encodeGroup(tail.columns()) };
  };
  function write(made: readonly Packed[], lastRow: number): void {
    if (made.length === 0) return;
    atomic(() => {
      for (const [index, { entry, samples, data }] of made.entries())
        parts.add({ number: next + index, group: entry.group, start: entry.window.start, lastRow, samples, data });
    });
    for (const [index, { entry, samples, data }] of made.entries())
      head.cut(entry, { number: next + index, samples, bytes: data.length }, lastRow);
    next += made.length;
  }

  return {
    isDue: (): boolean => head.samples() > maxOpenSamples,
    /** One short step, in one transaction. @param lastRow the journal holds everything up to it @returns windows cut */
    step(lastRow: number): number {
      let excess = head.samples() - maxOpenSamples;
      const until = performance.now() + budgetMs;
      const made: Packed[] = [];
      for (const entry of head.tails()) {
        if (excess <= 0 || performance.now() > until) break;
        made.push(packed(entry));
        excess -= entry.tail.samples;
      }
      write(made, lastRow);
      return made.length;
    },
    /** Everything at once, before the end: the next start has nothing to replay. */
    all(lastRow: number): number {
      const made = head.tails().map(packed);
      write(made, lastRow);
      return made.length;
    },
  };
}
