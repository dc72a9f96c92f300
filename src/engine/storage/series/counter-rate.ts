import type { Column } from './group-chunk.ts';

/** The last reading of a counter before a column. `time`: ms on the clock of that column, so below its first. */
export type Reading = { readonly time: number; readonly value: number };

/**
 * Readings of a counter as its increase per second, each at the moment of the later reading. Where a counter goes
 * back, it was reset or wrapped: there is no honest rate, so there is a gap.
 *
 * @param before the reading before the first; without it the first has no rate
 */
export function ratesOf({ series, times, values, count }: Column, before?: Reading): Column {
  const outTimes = new Float64Array(count);
  const outValues = new Float64Array(count);
  let length = 0;
  let time = before?.time ?? Number.NaN;
  let value = before?.value ?? Number.NaN;
  for (let index = 0; index < count; index += 1) {
    const seconds = ((times[index] ?? 0) - time) / 1000;
    const increase = (values[index] ?? 0) - value;
    if (increase >= 0 && seconds > 0) {
      outTimes[length] = times[index] ?? 0;
      outValues[length] = increase / seconds;
      length += 1;
    }
    time = times[index] ?? 0;
    value = values[index] ?? 0;
  }
  return { series, times: outTimes, values: outValues, count: length };
}
