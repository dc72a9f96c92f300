import { INTERFACE_METRICS } from '../../contract/interface-metrics.ts';
import type { Stretch } from '../lib/stretches.ts';
import { interfaceSeries, type Storage } from '../storage/storage.ts';

/** Interfaces whose points are in memory together. */
const AT_ONCE = 20;
/** Points after which the rest is asked for anew, so that others get their turn. */
const MOST_POINTS = 50_000;
const PLACES = ['if.in.bps', 'if.out.bps'].map((metric) => INTERFACE_METRICS.findIndex(([name]) => name === metric));

/** 95th percentiles of both directions in bit/s, null without any sample, and how many averages of 5 minutes they are of. */
export type PortP95 = { readonly inBps: number | null; readonly outBps: number | null; readonly samples: number };

/** The value that 95 of 100 do not exceed (nearest rank), as lines are billed; null without any. */
function percentile95(values: readonly Float64Array[]): number | null {
  const sorted = new Float64Array(values.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of values) {
    sorted.set(part, at);
    at += part.length;
  }
  sorted.sort();
  return sorted[Math.ceil(0.95 * sorted.length) - 1] ?? null;
}

/** Averages of 5 minutes of some series, all of a range, however many answers they take. */
async function averagesOf(
  storage: Pick<Storage, 'points'>,
  series: readonly number[],
  { from, to }: Stretch,
): Promise<ReadonlyMap<number, Float64Array[]>> {
  const averages = new Map<number, Float64Array[]>(series.map((number) => [number, []]));
  for (let at = from; at < to; ) {
    const { columns, until } = await storage.points({ series, from: at, to: to - 1, tier: '5m', limit: MOST_POINTS });
    for (const { series: number, avg } of columns) averages.get(number)?.push(avg);
    if (until <= at) break;
    at = until;
  }
  return averages;
}

/** The 95th percentiles of some interfaces, by their numbers, in the order in which they are asked for. */
export async function interfaceP95s(
  storage: Pick<Storage, 'points'>,
  numbers: readonly number[],
  range: Stretch,
): Promise<readonly PortP95[]> {
  const found: PortP95[] = [];
  for (let from = 0; from < numbers.length; from += AT_ONCE) {
    const some = numbers.slice(from, from + AT_ONCE);
    const series = some.flatMap((number) => PLACES.map((place) => interfaceSeries(number, place)));
    const averages = await averagesOf(storage, series, range);
    for (const number of some) {
      const [into = [], out = []] = PLACES.map((place) => averages.get(interfaceSeries(number, place)));
      const [inCount, outCount] = [into, out].map((parts) => parts.reduce((sum, { length }) => sum + length, 0));
      found.push({
        inBps: percentile95(into),
        outBps: percentile95(out),
        samples: Math.max(inCount ?? 0, outCount ?? 0),
      });
    }
  }
  return found;
}
