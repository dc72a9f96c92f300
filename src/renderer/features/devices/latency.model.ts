import type { Round } from '../../../contract/metrics.ts';

export type Point = { readonly at: number; readonly ms: number | null };
export type LatencySummary = { readonly min: number; readonly median: number; readonly max: number };

export const pointsOf = (rounds: readonly Round[]): readonly Point[] =>
  rounds.map(({ at, medianMs, avgMs }) => ({ at, ms: medianMs ?? avgMs }));

/** The newest measurement behind the known ones; a value already there is not taken twice. */
export function withNewest(points: readonly Point[], newest: Point | undefined, kept: number): readonly Point[] {
  const last = points.at(-1);
  if (newest === undefined || newest.at === 0 || (last !== undefined && newest.at <= last.at)) return points;
  return [...points, newest].slice(-kept);
}

export function summarise(points: readonly Point[]): LatencySummary | undefined {
  const sorted = points.flatMap(({ ms }) => (ms === null ? [] : [ms])).toSorted((a, b) => a - b);
  const [min, median, max] = [sorted[0], sorted[Math.floor(sorted.length / 2)], sorted.at(-1)];
  return min === undefined || median === undefined || max === undefined ? undefined : { min, median, max };
}

/** Runs of measurements without a gap: a line is never drawn over a time in which nothing answered. */
export function runsOf(points: readonly Point[]): readonly (readonly { at: number; ms: number }[])[] {
  const runs: { at: number; ms: number }[][] = [[]];
  for (const { at, ms } of points) {
    if (ms === null) runs.push([]);
    else runs.at(-1)?.push({ at, ms });
  }
  return runs.filter((run) => run.length > 0);
}
