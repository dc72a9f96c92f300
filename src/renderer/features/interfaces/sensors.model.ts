import type { DeviceMetric } from '../../../contract/facts.ts';
import { formatValue } from '../../ui/rates.ts';
import type { Speech } from '../../ui/Translation.tsx';

type Limits = DeviceMetric['limits'];
export const NO_LIMITS: Limits = { high: null, warnHigh: null, low: null, warnLow: null };

/** What a value means by its limits: critical beyond the outer, a warning beyond the inner ones. */
export type Verdict = 'fine' | 'warning' | 'critical';
export function judged(value: number | null, { high, warnHigh, low, warnLow }: Limits = NO_LIMITS): Verdict {
  if (value === null) return 'fine';
  if ((high !== null && value >= high) || (low !== null && value <= low)) return 'critical';
  if ((warnHigh !== null && value >= warnHigh) || (warnLow !== null && value <= warnLow)) return 'warning';
  return 'fine';
}

const UNITS: Readonly<Record<string, string>> = {
  temperature: '°C',
  dbm: 'dBm',
  voltage: 'V',
  current: 'A',
  power: 'W',
  humidity: '%',
  fanspeed: 'rpm',
  frequency: 'Hz',
};
/** The unit of a kind of sensor, where nothing else tells it. */
export const unitOf = (sensor: string): string => UNITS[sensor] ?? '';

/** "−14 … 0 dBm": the outer limits, the inner ones where there are no others. */
export function limitsText(metric: DeviceMetric | undefined, { language }: Pick<Speech, 'language'>): string {
  if (metric === undefined) return '';
  const { high, warnHigh, low, warnLow } = metric.limits;
  const [least, most] = [low ?? warnLow, high ?? warnHigh];
  if (least === null && most === null) return '';
  const text = (value: number | null): string => (value === null ? '' : formatValue(value, '', language));
  if (least === null) return `≤ ${formatValue(most, metric.unit, language)}`;
  if (most === null) return `≥ ${formatValue(least, metric.unit, language)}`;
  return `${text(least)} … ${formatValue(most, metric.unit, language)}`;
}
