import type { DeviceFacts, DeviceMetric } from '../../contract/facts.ts';
import type { Health, OidValue } from '../collecting/messages.ts';
import type { SeriesSpec, WatchedOid } from '../storage/storage.ts';

/** A value to keep, with what a person sees of it. */
export type Metric = Omit<DeviceMetric, 'at' | 'value'> & { readonly value: number; readonly isState: boolean };

/** Units of the kinds of sensors; plain numbers have none. */
const UNITS: Readonly<Record<string, string>> = {
  temperature: '°C',
  humidity: '%',
  voltage: 'V',
  current: 'A',
  power: 'W',
  power_consumed: 'kWh',
  power_factor: '',
  fanspeed: 'rpm',
  frequency: 'Hz',
  dbm: 'dBm',
  snr: 'dB',
  signal: 'dBm',
  rssi: 'dBm',
  charge: '%',
  load: '%',
  percent: '%',
  tv_signal: 'dBmV',
  runtime: 'min',
  airflow: 'cfm',
  pressure: 'kPa',
  cooling: 'W',
  waterflow: 'l/min',
  delay: 's',
  distance: 'm',
  utilization: '%',
  quality: '%',
  capacity: '%',
  rate: 'bit/s',
  'noise-floor': 'dBm',
};
const NO_LIMITS = { high: null, warnHigh: null, low: null, warnLow: null };

const plain = (fields: Pick<Metric, 'metric' | 'class' | 'label' | 'unit' | 'value'>): Metric => ({
  ...fields,
  sensor: null,
  state: null,
  limits: NO_LIMITS,
  isState: false,
});

function processors(list: DeviceFacts['processors']): Metric[] {
  if (list.length === 0) return [];
  const mean = list.reduce((total, { usage }) => total + usage, 0) / list.length;
  const each = list.map(({ index, descr, usage }) =>
    plain({ metric: `processor.usage.${index}`, class: 'processor', label: descr, unit: '%', value: usage }),
  );
  const whole = plain({ metric: 'processor.usage', class: 'processor', label: '', unit: '%', value: mean });
  return list.length === 1 ? [whole] : [whole, ...each];
}

type Sensor = DeviceFacts['sensors'][number] | DeviceFacts['wireless'][number];
const sensor = (one: Sensor, kind: 'sensor' | 'wireless'): Metric => ({
  metric: `${kind}.${one.class}.${one.index}`,
  class: kind,
  label: one.descr,
  unit: UNITS[one.class] ?? '',
  sensor: one.class,
  value: one.value,
  state: one.state ?? null,
  limits: {
    high: one.limitHigh ?? null,
    warnHigh: one.warnHigh ?? null,
    low: one.limitLow ?? null,
    warnLow: one.warnLow ?? null,
  },
  isState: one.class === 'state',
});

/** What a device says of its health, as values that are kept over time. */
export const healthMetrics = ({ processors: cpus, mempools, storage, sensors, wireless }: Health): Metric[] => [
  ...processors(cpus),
  ...mempools.flatMap(({ index, class: kind, descr, perc }) =>
    perc === undefined
      ? []
      : [plain({ metric: `memory.used.${kind}.${index}`, class: 'memory', label: descr, unit: '%', value: perc })],
  ),
  ...storage.map(({ index, descr, perc }) =>
    plain({ metric: `storage.used.${index}`, class: 'storage', label: descr, unit: '%', value: perc }),
  ),
  ...sensors.map((one) => sensor(one, 'sensor')),
  ...wireless.map((one) => sensor(one, 'wireless')),
];

/** Values of identifiers that a person has watched. */
export const oidMetrics = (watched: readonly WatchedOid[], values: readonly OidValue[]): Metric[] =>
  values.flatMap(({ key, index, value }) => {
    const one = watched.find(({ id }) => id === key);
    if (one === undefined) return [];
    const { label, unit, isCounter } = one.settings;
    const name = index === '' ? label : `${label} ${index}`;
    const rate = isCounter ? `${unit}/s` : unit;
    return [
      plain({ metric: `oid.${key}${index === '' ? '' : `.${index}`}`, class: 'oid', label: name, unit: rate, value }),
    ];
  });

/** A description of the series a metric is kept in. */
export const specOf = (device: string, { metric, unit, isState }: Metric): SeriesSpec => ({
  device,
  ownerKind: 'device',
  ownerId: device,
  metric,
  unit,
  kind: isState ? 'state' : 'gauge',
  decimals: 3,
});
