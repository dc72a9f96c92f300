/** How a column of whole numbers is best written. `bits` is an estimate, good enough to choose by. */
export type Plan = {
  /** 0: the numbers, 1: their differences, 2: differences of those. */
  readonly order: number;
  readonly shape: 'sparse' | 'zigzag' | 'above';
  /** Taken from each difference: the value of most of them, their mean or their minimum. */
  readonly base: number;
  readonly bits: number;
};

/** Bits of a Rice code of numbers with this mean. */
const riceBits = (mean: number): number => (mean < 0.7 ? 1 + mean : Math.log2(mean) + 1.6);

/** Replaces numbers `from`… by the difference to the one before, last first. */
export function differentiate(numbers: Float64Array, from: number, count: number): void {
  for (let index = count - 1; index >= from; index -= 1)
    numbers[index] = (numbers[index] ?? 0) - (numbers[index - 1] ?? 0);
}

/** Sum, minimum and the number most of them have, if there is one (Boyer and Moore's majority vote). */
function survey(numbers: Float64Array, from: number, count: number) {
  let sum = 0;
  let min = Infinity;
  let favourite = 0;
  let votes = 0;
  for (let index = from; index < count; index += 1) {
    const x = numbers[index] ?? 0;
    sum += x;
    if (x < min) min = x;
    if (votes === 0) favourite = x;
    votes += x === favourite ? 1 : -1;
  }
  return { sum, min, favourite };
}

/** The cheapest way for differences of one order, which are in `numbers` from `from` on. */
export function planOrder(numbers: Float64Array, from: number, count: number): Plan {
  const rest = count - from;
  const { sum, min, favourite } = survey(numbers, from, count);
  const mean = Math.round(sum / Math.max(1, rest));
  let others = 0;
  let distance = 0;
  let spread = 0;
  for (let index = from; index < count; index += 1) {
    const x = numbers[index] ?? 0;
    if (x !== favourite) others += 1;
    distance += Math.abs(x - favourite);
    spread += Math.abs(x - mean);
  }
  const each = 2 + riceBits(rest / (others + 1)) + riceBits((2 * distance) / Math.max(1, others));
  const sparse = others === 0 ? 0 : others * each;
  const zigzag = rest * riceBits((2 * spread) / Math.max(1, rest));
  const above = rest * riceBits((sum - rest * min) / Math.max(1, rest));
  if (sparse <= zigzag && sparse <= above) return { order: from, shape: 'sparse', base: favourite, bits: sparse };
  if (above <= zigzag) return { order: from, shape: 'above', base: min, bits: above };
  return { order: from, shape: 'zigzag', base: mean, bits: zigzag };
}

/** Differences as numbers >= 0. */
export function fold(numbers: Float64Array, out: Float64Array, count: number, plan: Plan): void {
  const { order, base } = plan;
  const isSigned = plan.shape !== 'above';
  for (let index = order; index < count; index += 1) {
    const x = (numbers[index] ?? 0) - base;
    out[index - order] = isSigned ? (x < 0 ? -2 * x - 1 : 2 * x) : x;
  }
}

/** What a reader knows before the numbers: how they were scaled, and where the differences start. */
export type Recipe = {
  readonly order: number;
  readonly base: number;
  /** First difference, where `order` is 2. */
  readonly start: number;
  readonly first: number;
  readonly divisor: number;
  /** Power of ten by which values were scaled. */
  readonly factor: number;
};

/** Differences become whole numbers; there are `count - order` of them. */
function sumUp(numbers: Float64Array, out: Float64Array, count: number, { order, base, start }: Recipe): void {
  if (order === 0) {
    for (let index = 0; index < count; index += 1) out[index] = (numbers[index] ?? 0) + base;
    return;
  }
  let whole = 0;
  out[0] = 0;
  if (order === 1) {
    for (let index = 1; index < count; index += 1) out[index] = whole += (numbers[index - 1] ?? 0) + base;
    return;
  }
  let slope = start;
  out[1] = whole = slope;
  for (let index = 2; index < count; index += 1) {
    slope += (numbers[index - 2] ?? 0) + base;
    out[index] = whole += slope;
  }
}

/** The way back: differences become values. Short loops without a choice in them: this is the hot path of reading. */
export function rebuild(numbers: Float64Array, out: Float64Array, count: number, recipe: Recipe): void {
  sumUp(numbers, out, count, recipe);
  const { first, divisor, factor } = recipe;
  if (factor !== 1)
    for (let index = 0; index < count; index += 1) out[index] = (first + divisor * (out[index] ?? 0)) / factor;
  else if (first !== 0 || divisor !== 1)
    for (let index = 0; index < count; index += 1) out[index] = first + divisor * (out[index] ?? 0);
}
