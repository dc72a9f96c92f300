/** Samples [first, end) of one series. */
export type Slice = {
  readonly at: ArrayLike<number>;
  readonly values: ArrayLike<number>;
  readonly first: number;
  readonly end: number;
};

/** A sum that keeps what rounding takes away. @see Neumaier's variant of Kahan's summation */
export class ExactSum {
  #sum = 0;
  #rest = 0;
  add(value: number): void {
    const next = this.#sum + value;
    this.#rest += Math.abs(this.#sum) >= Math.abs(value) ? this.#sum - next + value : value - next + this.#sum;
    this.#sum = next;
  }
  get value(): number {
    return Number.isFinite(this.#sum) ? this.#sum + this.#rest : this.#sum;
  }
}

/** Arithmetic mean of values that may include infinite ones. */
export function mean(values: ArrayLike<number>, first: number, end: number): number {
  const sum = new ExactSum();
  for (let index = first; index < end; index += 1) sum.add(values[index] ?? Number.NaN);
  return sum.value / (end - first);
}

/** Variance of a whole population. */
export function variance(values: ArrayLike<number>, first: number, end: number): number {
  const middle = mean(values, first, end);
  const sum = new ExactSum();
  for (let index = first; index < end; index += 1) sum.add(((values[index] ?? Number.NaN) - middle) ** 2);
  return sum.value / (end - first);
}

/** The φ-quantile with linear interpolation; below 0 and above 1 it is infinite. NaN counts as the smallest value. */
export function quantile(phi: number, values: ArrayLike<number>, first: number, end: number): number {
  if (end <= first || Number.isNaN(phi)) return Number.NaN;
  if (phi < 0) return -Infinity;
  if (phi > 1) return Infinity;
  const sorted = Float64Array.from({ length: end - first }, (_, index) => values[first + index] ?? Number.NaN).sort();
  // The language sorts NaN to the end, here it comes first.
  const numbers = sorted.findLastIndex((value) => !Number.isNaN(value)) + 1;
  const at = (index: number) => sorted[index - (sorted.length - numbers)] ?? Number.NaN;
  const rank = phi * (sorted.length - 1);
  const lower = Math.floor(rank);
  const weight = rank - lower;
  const [low, high] = [at(lower), at(Math.min(sorted.length - 1, lower + 1))];
  return low * (1 - weight) + high * weight;
}

/**
 * The line that fits samples best.
 *
 * @param origin ms since 1970 at which `intercept` is taken
 * @returns slope per second; NaN for both when the samples are all the same infinity
 */
export function regression({ at, values, first, end }: Slice, origin: number): { slope: number; intercept: number } {
  const initial = values[first] ?? Number.NaN;
  const [sumX, sumY, sumXY, sumXX] = [new ExactSum(), new ExactSum(), new ExactSum(), new ExactSum()];
  let isConstant = true;
  for (let index = first; index < end; index += 1) {
    const value = values[index] ?? Number.NaN;
    if (value !== initial) isConstant = false;
    const x = ((at[index] ?? 0) - origin) / 1000;
    sumX.add(x);
    sumY.add(value);
    sumXY.add(x * value);
    sumXX.add(x * x);
  }
  if (isConstant)
    return Number.isFinite(initial) ? { slope: 0, intercept: initial } : { slope: Number.NaN, intercept: Number.NaN };
  const count = end - first;
  const covariance = sumXY.value - (sumX.value * sumY.value) / count;
  const slope = covariance / (sumXX.value - (sumX.value * sumX.value) / count);
  return { slope, intercept: sumY.value / count - (slope * sumX.value) / count };
}
