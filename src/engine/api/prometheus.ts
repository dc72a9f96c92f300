import type { Engine } from '../engine.ts';
import type { Family, Sample } from './exposition.ts';
import { DEVICE_UP, deviceLabels, JITTER, type Labels, LOSS, type Metric, RTT, upOf } from './metric-names.ts';

const only = (value: number, labels: Labels = {}): readonly Sample[] => [{ labels, value }];
const gauge = (name: string, help: string, samples: readonly Sample[], unit = ''): Family => {
  return { name, help, type: 'gauge', unit, samples };
};

/** How reading by SNMP goes. */
function snmpFamilies(engine: Engine): readonly Family[] {
  const { devices, rounds, failed, late, dropped } = engine.statusNow().snmp;
  const counter = (name: string, help: string, value: number): Family => {
    return { name, help, type: 'counter', unit: '', samples: only(value) };
  };
  return [
    gauge('ronda_snmp_devices', 'Devices that are read by SNMP.', only(devices)),
    counter('ronda_snmp_rounds', 'Rounds of reading by SNMP.', rounds),
    counter('ronda_snmp_failed', 'Rounds of reading by SNMP without an answer.', failed),
    counter('ronda_snmp_late', 'Rounds of reading by SNMP that began too late.', late),
    counter('ronda_snmp_dropped', 'Values no honest rate could be made of.', dropped),
  ];
}

function programFamilies(engine: Engine, version: string): readonly Family[] {
  const { polling, counts, selfOffline, database } = engine.statusNow();
  const { seconds, rounds, late } = engine.watch.pollTotals();
  return [
    { name: 'ronda_build', help: 'Version of Ronda.', type: 'info', unit: '', samples: only(1, { version }) },
    gauge('ronda_checks', 'Active checks, by whether their last round came in time.', [
      { labels: { punctual: 'yes' }, value: polling.onTime },
      { labels: { punctual: 'no' }, value: polling.late },
    ]),
    gauge(
      'ronda_devices',
      'Devices by state.',
      Object.entries(counts).map(([state, value]) => ({ labels: { state }, value })),
    ),
    gauge('ronda_self_offline', '1 while this computer itself is offline.', only(selfOffline === null ? 0 : 1)),
    gauge('ronda_database_bytes', 'Size of the database on disk.', only(database.bytes), 'bytes'),
    {
      name: 'ronda_poll_duration_seconds',
      help: 'Time from the beginning of a round to its result.',
      type: 'summary',
      unit: 'seconds',
      samples: [
        { suffix: '_sum', value: seconds },
        { suffix: '_count', value: rounds },
      ],
    },
    {
      name: 'ronda_poll_late',
      help: 'Rounds that began more than two seconds after their moment.',
      type: 'counter',
      unit: '',
      samples: only(late),
    },
    ...snmpFamilies(engine),
  ];
}

function deviceFamilies(engine: Engine): readonly Family[] {
  const columns = engine.watch.values.snapshot();
  const devices = columns.ids.map((id) => ({ id, labels: deviceLabels(engine.devices.get(id)) }));
  const family = ({ name, help, unit }: Metric, value: (id: string, index: number) => number | null | undefined) => {
    const samples = devices.flatMap(({ id, labels }, index): readonly Sample[] => {
      const known = value(id, index);
      return typeof known === 'number' ? [{ labels, value: known }] : [];
    });
    return gauge(name, help, samples, unit);
  };
  const column = (metric: Metric, values: readonly (number | null)[]) =>
    family(metric, (_id, index) => {
      const value = values[index];
      return typeof value === 'number' ? value / metric.divisor : value;
    });
  return [
    family(DEVICE_UP, (id) => upOf(engine.watch.status.deviceState(id)?.state ?? 'unknown')),
    column(RTT, columns.rttMs),
    column(LOSS, columns.lossPct),
    column(JITTER, columns.jitterMs),
  ];
}

/** What is known now, for a scrape. Base units; a value that is not known has no sample. */
export const scrape = (engine: Engine, version: string): readonly Family[] => [
  ...programFamilies(engine, version),
  ...deviceFamilies(engine),
];
