import type { Span } from '../../time/range.ts';

/** What is known of a stretch of time. `down` is counted, `maintenance` is planned, `unknown` was not watched. */
export const STRETCH_STATES = ['up', 'down', 'maintenance', 'unknown'] as const;
export type StretchState = (typeof STRETCH_STATES)[number];
export type Stretch = Span & { readonly state: StretchState };

export type StretchSources = {
  readonly span: Span;
  readonly down: readonly Span[];
  readonly maintenance: readonly Span[];
  /** Where nothing was measured. */
  readonly unknown: readonly Span[];
};

const covers = (spans: readonly Span[], at: number): boolean => spans.some(({ from, to }) => at >= from && at < to);

/** One state for every moment: planned work goes before down, down before not watched, the rest was up. */
export function stretchesOf({ span, down, maintenance, unknown }: StretchSources): readonly Stretch[] {
  const edges = [span.from, span.to, ...[...down, ...maintenance, ...unknown].flatMap(({ from, to }) => [from, to])]
    .filter((at) => at >= span.from && at <= span.to)
    .toSorted((a, b) => a - b);
  const stateAt = (at: number): StretchState => {
    if (covers(maintenance, at)) return 'maintenance';
    if (covers(down, at)) return 'down';
    return covers(unknown, at) ? 'unknown' : 'up';
  };
  const stretches: Stretch[] = [];
  for (const [index, from] of edges.entries()) {
    const to = edges[index + 1];
    if (to === undefined || to === from) continue;
    const state = stateAt(from);
    const last = stretches.at(-1);
    if (last?.state === state) stretches[stretches.length - 1] = { ...last, to };
    else stretches.push({ from, to, state });
  }
  return stretches;
}

/** How long each state lasted altogether; states that did not occur are left out. */
export function lengthsOf(stretches: readonly Stretch[]): readonly { state: StretchState; ms: number }[] {
  const total = (state: StretchState) =>
    stretches.reduce((sum, one) => (one.state === state ? sum + one.to - one.from : sum), 0);
  return STRETCH_STATES.map((state) => ({ state, ms: total(state) })).filter(({ ms }) => ms > 0);
}
