import type { Span } from '../../time/range.ts';

/** Why nothing was measured. */
export type GapReason = 'asleep' | 'offline' | 'none';
export type Gap = Span & { readonly reason: GapReason };

/** A pause longer than so many steps is a gap, not a late sample. */
const STEPS = 2.5;

/**
 * Stretches of a range in which nothing was measured.
 *
 * @param at when something was measured, oldest first; the answer counts as well as its absence
 * @param stepMs how far measurements lie apart when all is well
 */
export function gapsOf(at: readonly number[], span: Span, stepMs: number): readonly Span[] {
  const most = stepMs * STEPS;
  const gaps: Span[] = [];
  let before = span.from;
  let isFirst = true;
  for (const moment of at) {
    if (moment < span.from || moment > span.to) continue;
    const from = isFirst ? span.from : before + stepMs;
    if (moment - before > most) gaps.push({ from, to: moment });
    before = moment;
    isFirst = false;
  }
  if (isFirst) return span.to > span.from ? [span] : [];
  if (span.to - before > most) gaps.push({ from: before + stepMs, to: span.to });
  return gaps;
}

/** Each gap with the reason that covers most of it. */
export const reasoned = (gaps: readonly Span[], known: readonly Gap[]): readonly Gap[] =>
  gaps.map((gap) => {
    const shared = ({ from, to }: Span) => Math.min(to, gap.to) - Math.max(from, gap.from);
    const best = known.toSorted((a, b) => shared(b) - shared(a))[0];
    return { ...gap, reason: best && shared(best) > 0 ? best.reason : 'none' };
  });

/** Steps that are looked at together. */
const BLOCK = 8;
const middle = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/**
 * Distance that measurements usually have. Where the interval was changed, the longer one: what was once measured less
 * often is no gap. Medians of a few steps each, so that gaps do not count.
 */
export function usualStep(at: readonly number[], otherwise: number): number {
  const steps = at.slice(1).map((moment, index) => moment - (at[index] ?? moment));
  if (steps.length <= BLOCK) return steps.length === 0 ? otherwise : middle(steps);
  const blocks = Array.from({ length: Math.floor(steps.length / BLOCK) }, (_, index) =>
    middle(steps.slice(index * BLOCK, (index + 1) * BLOCK)),
  );
  return Math.max(...blocks);
}
