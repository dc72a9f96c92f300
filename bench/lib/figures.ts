/** Middle value of some numbers, in any order. */
export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** The value that a share `q` (0–1) of the numbers does not exceed. */
export function quantile(values: readonly number[], q: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? Number.NaN;
}

export type Goal = { readonly atMost: number } | { readonly atLeast: number };
export type Figure = {
  readonly what: string;
  readonly unit: string;
  readonly values: readonly number[];
  readonly goal?: Goal;
};

/** Prints one line of JSON: median and min..max over the repetitions, and whether the median reaches the goal. */
export function printFigure({ what, unit, values, goal }: Figure): void {
  const mid = median(values);
  const line = {
    what,
    unit,
    median: round(mid),
    min: round(Math.min(...values)),
    max: round(Math.max(...values)),
    reps: values.length,
    ...goal,
    ...(goal !== undefined && { ok: 'atMost' in goal ? mid <= goal.atMost : mid >= goal.atLeast }),
  };
  console.log(JSON.stringify(line));
}

const round = (value: number): number => Number(value.toPrecision(4));

/** The same contender may profit or suffer from its neighbours in time; A B C A B C shares that out. */
export async function interleaved<T>(reps: number, contenders: readonly (() => Promise<T>)[]): Promise<T[][]> {
  const results: T[][] = contenders.map(() => []);
  for (let rep = 0; rep < reps; rep += 1) {
    for (const [index, contender] of contenders.entries()) results[index]?.push(await contender());
  }
  return results;
}
