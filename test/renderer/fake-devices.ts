import type { CheckKind } from '../../src/contract/checks.ts';
import type { Device, DeviceState } from '../../src/contract/devices.ts';
import type { LogEvent } from '../../src/contract/logs.ts';
import type { LiveColumns, Quality } from '../../src/contract/metrics.ts';
import type { Reason } from '../../src/contract/reasons.ts';
import type { SystemStatus } from '../../src/contract/system.ts';

const idOf = (room: number, index: number): string =>
  `0192f000-${room.toString(16).padStart(4, '0')}-7000-8000-${index.toString(16).padStart(12, '0')}`;

type Row = readonly [name: string, address: string, state: DeviceState, rttMs: number | null, site: string];

const ROWS: readonly Row[] = [
  ['rt-edge-01', '10.20.1.1', 'up', 3.2, 'Kantor Surabaya'],
  ['rt-edge-02', '10.20.1.2', 'up', 4.5, 'Kantor Surabaya'],
  ['sw-core-01', '10.20.1.3', 'up', 0.412, 'Kantor Surabaya'],
  ['ptp-menara-2', '10.20.1.4', 'warning', 131, 'Menara'],
  ['sw-dist-01', '10.20.1.5', 'up', 1.5, 'Kantor Surabaya'],
  ['sw-dist-02', '10.20.1.6', 'down', null, 'Gudang B'],
  ['sw-acc-01', '10.20.1.7', 'up', 9.8, 'Kantor Surabaya'],
  ['sw-acc-02', '10.20.1.8', 'up', 4.6, 'Kantor Surabaya'],
  ['sw-acc-14', '10.20.1.9', 'unreachable', null, 'Gudang B'],
  ['ap-lobby-01', '10.20.3.10', 'up', 6.5, 'Kantor Surabaya'],
  ['ap-lantai1-02', '10.20.3.11', 'maintenance', 5, 'Kantor Surabaya'],
  ['ap-lantai2-04', '10.20.3.12', 'up', 8.3, 'Kantor Surabaya'],
  ['srv-pve-01', '10.20.3.13', 'up', 1.8, 'Kantor Surabaya'],
  ['ups-01', '10.20.3.14', 'stale', 9.6, 'Gudang B'],
  ['nas-01', '10.20.3.15', 'up', 3.9, 'Kantor Surabaya'],
  ['rt-gudang', '10.20.3.16', 'major', 284, 'Gudang B'],
  ['cam-gate-1', '10.20.3.17', 'up', 4.6, 'Gudang B'],
  ['cam-gate-2', '10.20.3.18', 'up', 10, 'Gudang B'],
  ['prn-hr', '10.20.3.19', 'up', 11.9, 'Kantor Surabaya'],
  ['ap-lantai3-01', '10.20.3.100', 'paused', null, 'Kantor Surabaya'],
  ['ap-lantai3-02', '10.20.3.21', 'up', 0.7, 'Kantor Surabaya'],
  ['sw-acc-05', '10.20.3.22', 'new', null, ''],
  ['sw-acc-06', '2001:db8:20::23', 'up', 3.7, 'Kantor Surabaya'],
  ['srv-dc-01.kantor.example', 'srv-dc-01.kantor.example', 'up', 9, 'Kantor Surabaya'],
  ['cam-lobby-1', '10.20.3.27', 'unknown', null, 'Kantor Surabaya'],
];

const REASONS: Partial<Record<DeviceState, Reason>> = {
  down: { code: 'no-reply', params: { sent: 5 } },
  unreachable: { code: 'no-path', params: { what: 'Ping' } },
  warning: { code: 'latency-over', params: { rttMs: 131, limitMs: 100 } },
  major: { code: 'certificate-expires', params: { days: 3 } },
  stale: { code: 'no-measurement', params: {} },
};
const CHECKED = ['up', 'warning', 'major', 'down', 'unreachable', 'stale'] as const;

export function fakeDevice([name, address, state, , site]: Row, index: number, now: number): Device {
  const checkState: Device['checks'][number]['state'] = CHECKED.find((known) => known === state) ?? 'unknown';
  const reason = REASONS[state];
  const at = new Date(now - (index * 41 + 3) * 137_000).toISOString();
  const common = { intervalS: 30, timeoutMs: 1000, enabled: true };
  return {
    id: idOf(1, index),
    name,
    address,
    site,
    groups: name.startsWith('sw-') ? ['Access switches'] : [],
    tags: index % 4 === 0 ? ['wan', 'sla-gold'] : [],
    notes: index === 0 ? 'Rack 3, U12.\nSpare power supply in the cabinet.' : '',
    partner: 'PT Contoh Nusantara',
    country: 'Indonesia',
    dnExt: 'example.id',
    limits: null,
    snmp: { enabled: true, port: 161, intervalS: 30 },
    profile: 'default',
    paused: state === 'paused',
    state,
    since: state === 'new' || state === 'unknown' ? null : at,
    checks: [
      {
        id: idOf(2, index),
        type: 'icmp',
        ...common,
        count: 5,
        size: 56,
        state: checkState,
        reason: reason ? { ...reason, message: reason.code } : null,
      },
      ...(index % 3 === 0
        ? [{ id: idOf(3, index), type: 'tcp', ...common, port: 22, state: checkState, reason: null }]
        : []),
    ],
    createdAt: new Date(now - 40 * 86_400_000).toISOString(),
    updatedAt: at,
  };
}

export const fakeDevices = (now: number): Device[] => ROWS.map((row, index) => fakeDevice(row, index, now));

const HEALTHY = 'e'.repeat(30);
const BEATS: Readonly<Record<DeviceState, string>> = {
  up: HEALTHY,
  maintenance: HEALTHY,
  down: `${HEALTHY.slice(9)}${'d'.repeat(9)}`,
  unreachable: `${HEALTHY.slice(9)}${'d'.repeat(9)}`,
  warning: 'eewfeeepeeewfeeeeeepeeewfeeeew',
  major: `${HEALTHY.slice(6)}ppcccc`,
  stale: `${HEALTHY.slice(12)}${'-'.repeat(12)}`,
  paused: `${HEALTHY.slice(12)}${'-'.repeat(12)}`,
  new: '',
  unknown: '----',
};

const qualityOf = (rttMs: number | null): Quality | null =>
  rttMs === null ? null : rttMs < 20 ? 'excellent' : rttMs < 150 ? 'fair' : 'critical';

const lost = (state: DeviceState) =>
  state === 'down' || state === 'unreachable' ? 100 : state === 'warning' ? 1.7 : 0;
const isDark = (state: DeviceState) => state === 'new' || state === 'unknown' || state === 'paused';

export function fakeLive(now: number): LiveColumns {
  return {
    ids: ROWS.map((_, index) => idOf(1, index)),
    at: ROWS.map(([, , state]) => now - (state === 'stale' || state === 'paused' ? 372_000 : 4000)),
    rttMs: ROWS.map(([, , , rttMs]) => rttMs),
    lossPct: ROWS.map(([, , state]) => (isDark(state) ? null : lost(state))),
    jitterMs: ROWS.map(([, , , rttMs], index) => (rttMs === null ? null : Math.round(rttMs * (4 + (index % 5))) / 40)),
    quality: ROWS.map(([, , , rttMs]) => qualityOf(rttMs)),
    coveragePct: ROWS.map(() => 100),
    uptimePct: ROWS.map(([, , state], index) =>
      isDark(state) ? null : lost(state) === 100 ? 97.412 : 99.9 + index / 300,
    ),
    beats: ROWS.map(([, , state]) => BEATS[state]),
  };
}

export function fakeEvents(devices: readonly Device[], now: number): LogEvent[] {
  const event = (index: number, minutes: number, kind: LogEvent['kind'], params: LogEvent['params']): LogEvent => ({
    id: idOf(4, index * 100 + minutes),
    at: new Date(now - minutes * 60_000).toISOString(),
    level: kind === 'down' ? 'error' : kind === 'latency' || kind === 'major' ? 'warning' : 'info',
    kind,
    deviceId: devices[index]?.id ?? null,
    deviceName: devices[index]?.name ?? null,
    checkId: null,
    params,
    message: kind,
  });
  return [
    event(5, 12, 'down', { reason: 'no-reply', sent: 5 }),
    event(3, 18, 'latency', { reason: 'latency-over', rttMs: 131, limitMs: 100 }),
    event(0, 31, 'up', {}),
    event(0, 34, 'down', { reason: 'no-reply', sent: 5 }),
    event(0, 50, 'device-changed', {}),
    event(5, 70, 'device-resumed', {}),
  ];
}

export function fakeStatus(devices: readonly Device[], now: number): SystemStatus {
  const count = (state: DeviceState) => devices.filter((device) => device.state === state).length;
  return {
    version: '0.1.0',
    startedAt: new Date(now - 7_200_000).toISOString(),
    at: new Date(now).toISOString(),
    counts: {
      up: count('up'),
      warning: count('warning'),
      major: count('major'),
      down: count('down'),
      unreachable: count('unreachable'),
      stale: count('stale'),
      maintenance: count('maintenance'),
      paused: count('paused'),
      new: count('new'),
      unknown: count('unknown'),
    },
    devices: devices.length,
    checks: devices.length,
    polling: { onTime: devices.length, late: 0, method: 'icmp-datagram', precision: 'kernel', note: null },
    snmp: { devices: 0, rounds: 0, failed: 0, late: 0, varbinds: 0, dropped: 0 },
    selfOffline: null,
    database: { bytes: 193_400_832, largeLogBytes: null },
    disk: { free: 120e9, total: 500e9, state: 'ok' },
    degraded: [],
    mode: 'watching',
    modeReason: null,
    demo: null,
  };
}

const object = (properties: Record<string, unknown>, required: readonly string[] = []) => ({
  type: 'object',
  properties,
  required,
});
const port = { type: 'integer', minimum: 1, maximum: 65_535, title: 'Port' };
export const FAKE_KINDS: CheckKind[] = [
  {
    type: 'icmp',
    title: 'Ping',
    intervalS: 30,
    timeoutMs: 1000,
    schema: object({
      count: { type: 'integer', minimum: 1, maximum: 20, default: 5, title: 'Pings per round' },
      size: { type: 'integer', minimum: 16, maximum: 1472, default: 56, title: 'Payload', unit: 'B' },
    }),
  },
  { type: 'tcp', title: 'TCP port', intervalS: 30, timeoutMs: 3000, schema: object({ port }, ['port']) },
  {
    type: 'http',
    title: 'HTTP',
    intervalS: 60,
    timeoutMs: 10_000,
    schema: object({
      url: { type: 'string', title: 'URL', description: 'http://ADDRESS/ unless told' },
      method: { enum: ['GET', 'HEAD'], default: 'GET', title: 'Method' },
      expectStatus: { type: 'array', items: { type: 'integer' }, default: [], title: 'Accepted status codes' },
      keyword: { type: 'string', title: 'Keyword that must be on the page' },
      verifyTls: { type: 'boolean', default: true, title: 'Verify the certificate' },
    }),
  },
  {
    type: 'dns',
    title: 'DNS',
    intervalS: 60,
    timeoutMs: 3000,
    schema: object({ name: { type: 'string', title: 'Name to ask for' }, port: { ...port, default: 53 } }, ['name']),
  },
];
