import { matchesAll, type Sampled, type SampleSource } from '../promql.ts';

/** Series held in memory, as a source of samples. */
export function memorySource(all: readonly Sampled[]): SampleSource {
  return {
    async select({ matchers, from, to, fold }, budget) {
      const series = all
        .filter(({ labels }) => matchesAll(matchers, labels))
        .map(({ labels, at, values }) => {
          const kept = Array.from(at).flatMap((time, index) => (time >= from && time <= to ? [index] : []));
          budget.hold(kept.length);
          return {
            labels,
            at: kept.map((index) => at[index] ?? 0),
            values: kept.map((index) => (fold === 'count' ? 1 : (values[index] ?? 0))),
          };
        });
      return { series, holdsMs: 0 };
    },
  };
}
