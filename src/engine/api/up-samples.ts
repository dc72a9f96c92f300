import type { StateSpan, StoredGap } from '../storage/storage.ts';
import { upOf } from './metric-names.ts';

/** Stretches in which nothing could be judged; ms since 1970. */
type Blind = Pick<StoredGap, 'from' | 'to'>;

/** The stretches of a span that are not blind. */
function seen(from: number, to: number, blind: readonly Blind[]): readonly Blind[] {
  let rest: readonly Blind[] = [{ from, to }];
  for (const gap of blind)
    rest = rest.flatMap((part) => {
      if (gap.to <= part.from || gap.from >= part.to) return [part];
      const around = [
        { from: part.from, to: gap.from },
        { from: gap.to, to: part.to },
      ];
      return around.filter((piece) => piece.to > piece.from);
    });
  return rest;
}

/**
 * The states of one device as samples of 1 and 0: at each change, and every `periodMs` while nothing changes.
 * Nothing in blind stretches and in states that say neither.
 *
 * @param range ms since 1970, both included
 */
export function upSamples(
  spans: readonly StateSpan[],
  blind: readonly Blind[],
  range: { readonly from: number; readonly to: number },
  periodMs: number,
): { readonly at: readonly number[]; readonly values: readonly number[] } {
  const at: number[] = [];
  const values: number[] = [];
  for (const span of spans) {
    const value = upOf(span.state);
    if (value === undefined) continue;
    const [from, to] = [Math.max(span.from, range.from), Math.min(span.to ?? range.to + 1, range.to + 1)];
    for (const part of from < to ? seen(from, to, blind) : []) {
      const first = part.from;
      for (let time = first; time < part.to; time = (Math.floor(time / periodMs) + 1) * periodMs) {
        at.push(time);
        values.push(value);
      }
    }
  }
  return { at, values };
}
