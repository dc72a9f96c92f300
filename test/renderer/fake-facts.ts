import type { Input, Output } from '../../src/contract/contract.ts';
import type { Device } from '../../src/contract/devices.ts';
import type { DeviceFacts, DeviceMetric, SnmpState } from '../../src/contract/facts.ts';
import { chanceOf } from './fake-interfaces.ts';

const NO_LIMITS = { high: null, warnHigh: null, low: null, warnLow: null };

type Sketch = readonly [metric: string, kind: DeviceMetric['class'], label: string, unit: string, value: number];
const SKETCHES: readonly Sketch[] = [
  ['snmp.processor.1', 'processor', 'cpu0', '%', 31],
  ['snmp.processor.2', 'processor', 'cpu1', '%', 22],
  ['snmp.processor.3', 'processor', 'cpu2', '%', 64],
  ['snmp.processor.4', 'processor', 'cpu3', '%', 12],
  ['snmp.memory.1', 'memory', 'main memory', '%', 47],
  ['snmp.storage.1', 'storage', 'system disk', '%', 91],
  ['snmp.storage.2', 'storage', 'disk1', '%', 12],
  ['snmp.oid.1', 'oid', 'DHCP leases', '', 211],
];
const SENSORS: readonly (readonly [
  kind: string,
  label: string,
  unit: string,
  value: number,
  limits: DeviceMetric['limits'],
])[] = [
  ['temperature', 'CPU', '°C', 54, { ...NO_LIMITS, high: 85, warnHigh: 75 }],
  ['temperature', 'Board', '°C', 41, { ...NO_LIMITS, high: 85, warnHigh: 75 }],
  ['voltage', 'PSU 1', 'V', 23.9, { ...NO_LIMITS, low: 20, high: 28 }],
  ['power', 'Board', 'W', 28.4, NO_LIMITS],
  ['fanspeed', 'Fan 1', 'rpm', 4210, NO_LIMITS],
  ['dbm', 'sfp-sfpplus1 Rx Power', 'dBm', -9.6, { high: 0.5, warnHigh: -1, low: -14, warnLow: -11 }],
  ['dbm', 'sfp-sfpplus1 Tx Power', 'dBm', -2.3, { high: 0.5, warnHigh: -1, low: -14, warnLow: -11 }],
];

export function fakeMetrics(now: number): DeviceMetric[] {
  const at = new Date(now - 12_000).toISOString();
  return [
    ...SKETCHES.map(([metric, kind, label, unit, value]) => ({
      metric,
      class: kind,
      label,
      unit,
      sensor: null,
      value,
      state: null,
      limits: NO_LIMITS,
      at,
    })),
    ...SENSORS.map(([sensor, label, unit, value, limits], index) => ({
      metric: `snmp.sensor.${String(index)}`,
      class: 'sensor' as const,
      label,
      unit,
      sensor,
      value,
      state: null,
      limits,
      at,
    })),
  ];
}

export const fakeSnmp = (now: number, change: Partial<SnmpState> = {}): SnmpState => ({
  state: 'answering',
  message: null,
  intervalS: 30,
  credential: 'Site v2c',
  lastAt: new Date(now - 8000).toISOString(),
  rttMs: 4.6,
  surveyedAt: new Date(now - 1_420_000).toISOString(),
  bootedAt: new Date(now - 81.3 * 86_400_000).toISOString(),
  ...change,
});

export const FAKE_FACTS: DeviceFacts = {
  os: 'routeros',
  type: 'network',
  vendor: 'MikroTik',
  sysName: 'rt-edge-01',
  sysObjectID: '1.3.6.1.4.1.14988.1',
  sysDescr: 'RouterOS CCR2004-1G-12S+2XS',
  sysContact: 'noc@kantor.example',
  location: 'Surabaya, rack 3, U12',
  uptimeTicks: 702_432_000,
  hardware: 'CCR2004-1G-12S+2XS',
  version: '7.19.2',
  serial: 'HCK08GQ2T1R',
  features: 'Level 6',
  ports: [
    { index: 1, name: 'ether1' },
    { index: 2, name: 'ether2' },
  ],
  processors: [],
  mempools: [],
  storage: [],
  sensors: [],
  wireless: [],
  neighbours: [
    {
      protocol: 'lldp',
      localName: 'ether1',
      remoteHost: 'sw-core-01',
      remotePort: 'sfp1',
      remotePlatform: 'C9300-48P',
    },
    { protocol: 'mndp', localName: 'ether2', remoteHost: 'ptp-menara-2', remotePort: 'ether1' },
  ],
  entities: [
    {
      index: 1,
      class: 'chassis',
      name: 'CCR2004',
      model: 'CCR2004-1G-12S+2XS',
      serial: 'HCK08GQ2T1R',
      vendor: 'MikroTik',
      hw: 'r2',
      sw: '7.19.2',
    },
    { index: 2, parent: 1, class: 'powerSupply', name: 'PSU 1', model: '24V-96W', serial: 'P1-0042' },
    { index: 3, parent: 1, class: 'powerSupply', name: 'PSU 2', descr: 'not fitted' },
    { index: 4, parent: 1, class: 'fan', name: 'Fan 1' },
    { index: 5, parent: 1, class: 'module', name: 'SFP+ cage', descr: 'sfp-sfpplus1' },
    {
      index: 6,
      parent: 5,
      class: 'port',
      name: 'sfp-sfpplus1',
      model: 'S+85DLC03D',
      serial: 'SN9931X',
      vendor: 'MikroTik',
      fw: '1.0',
    },
  ],
  vlans: [
    { id: 1, name: 'default' },
    { id: 20, name: 'Office' },
    { id: 99, name: 'Management' },
  ],
  ipv4: [
    { address: '10.20.1.1', prefix: 24, ifIndex: 1 },
    { address: '203.0.113.18', prefix: 30, ifIndex: 2 },
  ],
  ipv6: [{ address: '2001:db8:20::1', prefix: 64, ifIndex: 1 }],
  arp: Array.from({ length: 60 }, (_, index) => ({
    address: `10.20.1.${String(index + 2)}`,
    mac: `48a98a${(index * 4099).toString(16).padStart(6, '0').slice(-6)}`,
    ifIndex: 1 + (index % 2),
  })),
  fdb: Array.from({ length: 180 }, (_, index) => ({
    mac: `dca632${(index * 7919).toString(16).padStart(6, '0').slice(-6)}`,
    vlan: index % 3 === 0 ? 20 : 1,
    ifIndex: 1 + (index % 2),
  })),
};

/** Answers to everything that is asked about what a device tells by SNMP. */
export function fakeFacts(devices: readonly Device[], now: number, change: Partial<SnmpState> = {}) {
  const metrics = fakeMetrics(now);
  return {
    'devices.snmp': (): Output<'devices.snmp'> => fakeSnmp(now, change),
    'devices.survey': (): Output<'devices.survey'> =>
      fakeSnmp(now, { ...change, surveyedAt: new Date(now).toISOString() }),
    'devices.metrics': (): Output<'devices.metrics'> => ({ items: metrics, nextCursor: null }),
    'devices.facts': (): Output<'devices.facts'> => FAKE_FACTS,
    'devices.processes': (): Output<'devices.processes'> => ({
      items: [
        { pid: 1, name: 'systemd', type: 'operatingSystem', status: 'runnable', cpuS: 61.4, memoryBytes: 12_582_912 },
        { pid: 842, name: 'sshd', path: '/usr/sbin/sshd', parameters: '-D', type: 'application', status: 'running' },
      ],
      cut: false,
      nextCursor: null,
    }),
    'devices.routes': (): Output<'devices.routes'> => ({
      items: [
        { destination: '0.0.0.0', prefix: 0, nextHop: '10.20.1.254', ifIndex: 1, type: 'remote', protocol: 'ospf' },
        { destination: '10.20.1.0', prefix: 24, ifIndex: 2, type: 'local', protocol: 'local', metric: 0 },
      ],
      cut: true,
      nextCursor: null,
    }),
    'metrics.series': ({ id, metric = '', from, to }: Input<'metrics.series'>): Output<'metrics.series'> => {
      const [first, last] = [Date.parse(from ?? ''), to === undefined ? now : Date.parse(to)];
      const stepMs = Math.max(30_000, Math.ceil((last - first) / 360 / 30_000) * 30_000);
      const known = metrics.find((one) => one.metric === metric);
      const salt = metrics.findIndex((one) => one.metric === metric);
      const at = Array.from(
        { length: Math.floor((last - first) / stepMs) },
        (_, index) => Math.ceil(first / stepMs) * stepMs + index * stepMs,
      );
      const base = known?.value ?? 0;
      const avg = at.map(
        (moment) => base * (1 + Math.sin(moment / 700_000 + salt) * 0.08 + chanceOf(moment / 1000, salt) * 0.06),
      );
      const step = Math.abs(base) * 0.05;
      return {
        stepS: stepMs === 30_000 ? 0 : stepMs / 1000,
        tier: 'raw',
        nextCursor: null,
        items:
          known === undefined
            ? []
            : [
                {
                  deviceId: devices.find((device) => device.id === id)?.id ?? null,
                  checkId: null,
                  metric,
                  unit: known.unit,
                  label: null,
                  at,
                  avg,
                  min: avg.map((value) => value - step),
                  max: avg.map((value) => value + step),
                  count: at.map(() => 1),
                },
              ],
      };
    },
  };
}
