import type { DeviceMetric } from '../../contract/facts.ts';
import type { Storage } from '../storage/storage.ts';
import { type Metric, specOf } from './device-metrics.ts';

const STRIDE = 3;
type Latest = { readonly at: number; readonly metrics: readonly Metric[] };

const viewOf = ({ metric, class: kind, label, unit, sensor, value, state, limits }: Metric) => ({
  metric,
  class: kind,
  label,
  unit,
  sensor,
  value,
  state,
  limits,
});

/** Keeps the values of devices as series, and the latest of each for whoever asks. */
export function createMetricStore(storage: Pick<Storage, 'ensureSeries' | 'appendSamples'>) {
  const numbers = new Map<string, Map<string, number>>();
  /** By device, then by where they come from: its health, or what a person watches. */
  const latest = new Map<string, Map<string, Latest>>();

  async function numbersOf(device: string, metrics: readonly Metric[]): Promise<ReadonlyMap<string, number>> {
    const known = numbers.get(device) ?? new Map<string, number>();
    numbers.set(device, known);
    const missing = metrics.filter(({ metric }) => !known.has(metric));
    if (missing.length === 0) return known;
    const made = await storage.ensureSeries(missing.map((metric) => specOf(device, metric)));
    missing.forEach(({ metric }, place) => {
      const number = made[place];
      if (number !== undefined) known.set(metric, number);
    });
    return known;
  }

  return {
    /** @param at ms since 1970 */
    async take(device: string, source: 'health' | 'oids', at: number, metrics: readonly Metric[]): Promise<void> {
      const own = latest.get(device) ?? new Map<string, Latest>();
      own.set(source, { at, metrics });
      latest.set(device, own);
      const known = await numbersOf(device, metrics);
      const samples = new Float64Array(metrics.length * STRIDE);
      metrics.forEach(({ metric, value }, place) => {
        samples.set([known.get(metric) ?? -1, at, value], place * STRIDE);
      });
      storage.appendSamples(samples);
    },
    of: (device: string): readonly DeviceMetric[] =>
      [...(latest.get(device)?.values() ?? [])].flatMap(({ at, metrics }) =>
        metrics.map((one) => ({ ...viewOf(one), at: new Date(at).toISOString() })),
      ),
    forget(device: string): void {
      numbers.delete(device);
      latest.delete(device);
    },
  };
}
