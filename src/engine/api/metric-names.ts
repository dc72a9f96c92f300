import type { Series } from '../storage/series/series-spec.ts';
import type { StoredCheck, StoredDevice } from '../storage/storage.ts';

export type Labels = Readonly<Record<string, string>>;
/** A metric as Prometheus sees it. A value of ours divided by `divisor` is in `unit`, a base unit; empty: none. */
export type Metric = {
  readonly name: string;
  readonly help: string;
  readonly unit: string;
  readonly divisor: number;
};

const BASE_UNITS: Readonly<Record<string, { readonly unit: string; readonly divisor: number }>> = {
  '': { unit: '', divisor: 1 },
  '%': { unit: 'ratio', divisor: 100 },
  us: { unit: 'seconds', divisor: 1e6 },
  ms: { unit: 'seconds', divisor: 1000 },
  s: { unit: 'seconds', divisor: 1 },
  B: { unit: 'bytes', divisor: 1 },
  bytes: { unit: 'bytes', divisor: 1 },
  'B/s': { unit: 'bytes_per_second', divisor: 1 },
  bps: { unit: 'bits_per_second', divisor: 1 },
  'bit/s': { unit: 'bits_per_second', divisor: 1 },
  '/s': { unit: 'per_second', divisor: 1 },
  C: { unit: 'celsius', divisor: 1 },
  '°C': { unit: 'celsius', divisor: 1 },
  V: { unit: 'volts', divisor: 1 },
  A: { unit: 'amperes', divisor: 1 },
  W: { unit: 'watts', divisor: 1 },
  Hz: { unit: 'hertz', divisor: 1 },
};
/** The one value of many that `/metrics` shows has the plain name there; history answers to the same. */
const PLAIN_NAMES: Readonly<Record<string, string>> = { 'ping.rtt.median': 'ping.rtt' };
const HELP: Readonly<Record<string, string>> = {
  'ping.rtt.median': 'Median round-trip time of a round.',
  'ping.rtt.avg': 'Mean round-trip time of a round.',
  'ping.rtt.min': 'Shortest round-trip time of a round.',
  'ping.rtt.max': 'Longest round-trip time of a round.',
  'ping.rtt.p95': '95th percentile of the round-trip times of a round.',
  'ping.jitter': 'Mean difference of consecutive round-trip times of a round.',
  'ping.loss': 'Lost probes, 0 to 1.',
  'ping.sent': 'Probes sent in a round.',
  'ping.received': 'Probes answered in a round.',
  'ping.outcome': '0 measured, 1 not sent, 2 name not resolved, 3 interrupted.',
};

const word = (text: string): string => text.replaceAll(/[^A-Za-z0-9]+/g, '_').replaceAll(/^_|_$/g, '');

/** The metric that a stored series belongs to: `ping.rtt.avg` in ms is `ronda_ping_rtt_avg_seconds`. */
export function metricOf(series: Pick<Series, 'metric' | 'unit' | 'kind'>): Metric {
  const { unit, divisor } = BASE_UNITS[series.unit] ?? { unit: word(series.unit), divisor: 1 };
  // What is counted is answered as its rate.
  const rated = series.kind === 'counter' && !unit.endsWith('per_second') ? `${unit}_per_second` : unit;
  const name = ['ronda', word(PLAIN_NAMES[series.metric] ?? series.metric), word(rated)].filter((part) => part !== '');
  const help = HELP[series.metric] ?? `${series.metric} of a device.`;
  return { name: name.join('_'), help, unit: word(rated), divisor };
}

const PING = { kind: 'gauge' } as const;
export const RTT: Metric = metricOf({ ...PING, metric: 'ping.rtt.median', unit: 'ms' });
export const LOSS: Metric = metricOf({ ...PING, metric: 'ping.loss', unit: '%' });
export const JITTER: Metric = metricOf({ ...PING, metric: 'ping.jitter', unit: 'ms' });
export const DEVICE_UP: Metric = {
  name: 'ronda_device_up',
  help: '1 when the device answers, 0 when it is down; nothing while neither is known.',
  unit: '',
  divisor: 1,
};

/** 1 or 0 for states that say so. */
export function upOf(state: string): 1 | 0 | undefined {
  if (state === 'down') return 0;
  return state === 'up' || state === 'warning' || state === 'major' ? 1 : undefined;
}

/** Labels of a device. Names may be given twice, `device_id` never. What is empty is left out. */
export function deviceLabels({ id, name, address, site, country, partner }: StoredDevice): Labels {
  const all = { device: name, device_id: id, address, site, country, partner };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== ''));
}

/** Labels of a series of a check: its kind and which one it is. */
export const checkLabels = ({ type, id }: StoredCheck): Labels => ({ check: type, check_id: id });
