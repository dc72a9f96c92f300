/** A stretch of time [from, to), ms since 1970. */
export type Stretch = { readonly from: number; readonly to: number };

/** Sorts stretches and joins those that touch, so that no moment is counted twice. */
export function merged(stretches: readonly Stretch[]): readonly Stretch[] {
  const result: Stretch[] = [];
  for (const next of [...stretches].sort((a, b) => a.from - b.from)) {
    const before = result.at(-1);
    if (next.to <= next.from) continue;
    if (before && next.from <= before.to)
      result[result.length - 1] = { from: before.from, to: Math.max(before.to, next.to) };
    else result.push(next);
  }
  return result;
}

/** True when some of the stretches share a moment with that one. */
export const touches = (stretches: readonly Stretch[], { from, to }: Stretch): boolean =>
  stretches.some((one) => one.from < to && one.to > from);
