import type { Engine } from '../engine.ts';

const escape = (text: string): string => text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n');
const labels = (pairs: Readonly<Record<string, string>>): string =>
  Object.entries(pairs)
    .map(([key, value]) => `${key}="${escape(value)}"`)
    .join(',');

type Family = {
  readonly name: string;
  readonly help: string;
  readonly type: 'gauge' | 'counter' | 'summary';
  readonly lines: string[];
};
const family = (name: string, help: string, type: Family['type'] = 'gauge'): Family => ({
  name,
  help,
  type,
  lines: [],
});

/**
 * What is known now, for a Prometheus scrape. Base units; a value that is not known has no line.
 *
 * @see Prometheus text exposition format 0.0.4
 */
export function prometheusText(engine: Engine, version: string): string {
  const status = engine.statusNow();
  const build = family('ronda_build_info', 'Version of Ronda.');
  build.lines.push(`ronda_build_info{${labels({ version })}} 1`);
  const checks = family('ronda_checks', 'Active checks, by whether their last round came in time.');
  checks.lines.push(`ronda_checks{punctual="yes"} ${String(status.polling.onTime)}`);
  checks.lines.push(`ronda_checks{punctual="no"} ${String(status.polling.late)}`);
  const states = family('ronda_devices', 'Devices by state.');
  for (const [state, count] of Object.entries(status.counts))
    states.lines.push(`ronda_devices{${labels({ state })}} ${String(count)}`);
  const offline = family('ronda_self_offline', '1 while this computer itself is offline.');
  offline.lines.push(`ronda_self_offline ${status.selfOffline === null ? '0' : '1'}`);
  const database = family('ronda_database_bytes', 'Size of the database on disk.');
  database.lines.push(`ronda_database_bytes ${String(status.database.bytes)}`);

  const totals = engine.watch.pollTotals();
  const duration = family(
    'ronda_poll_duration_seconds',
    'Time from the beginning of a round to its result.',
    'summary',
  );
  duration.lines.push(`ronda_poll_duration_seconds_sum ${String(totals.seconds)}`);
  duration.lines.push(`ronda_poll_duration_seconds_count ${String(totals.rounds)}`);
  const late = family(
    'ronda_poll_late_total',
    'Rounds that began more than two seconds after their moment.',
    'counter',
  );
  late.lines.push(`ronda_poll_late_total ${String(totals.late)}`);

  const up = family('ronda_device_up', '1 when the device answers, 0 when it is down.');
  const rtt = family('ronda_ping_rtt_seconds', 'Median round-trip time of the last round.');
  const loss = family('ronda_ping_loss_ratio', 'Lost probes over the last rounds, 0 to 1.');
  const jitter = family(
    'ronda_ping_jitter_seconds',
    'Mean difference of consecutive round-trip times of the last round.',
  );
  const columns = engine.watch.values.snapshot();
  const answering = new Set(['up', 'warning', 'major']);
  columns.ids.forEach((id, index) => {
    const device = engine.devices.get(id);
    const of = labels({ device: device.name, address: device.address, site: device.site });
    const state = engine.watch.status.deviceState(id)?.state ?? 'unknown';
    if (answering.has(state) || state === 'down')
      up.lines.push(`ronda_device_up{${of}} ${answering.has(state) ? '1' : '0'}`);
    const put = (target: Family, value: number | null | undefined, factor: number) => {
      if (typeof value === 'number')
        target.lines.push(`${target.name}{${of}} ${String(Number((value * factor).toPrecision(9)))}`);
    };
    put(rtt, columns.rttMs[index], 0.001);
    put(loss, columns.lossPct[index], 0.01);
    put(jitter, columns.jitterMs[index], 0.001);
  });
  return [build, checks, states, offline, database, duration, late, up, rtt, loss, jitter]
    .filter((one) => one.lines.length > 0)
    .map((one) => [`# HELP ${one.name} ${one.help}`, `# TYPE ${one.name} ${one.type}`, ...one.lines].join('\n'))
    .join('\n')
    .concat('\n');
}
