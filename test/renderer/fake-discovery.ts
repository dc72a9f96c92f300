import type { Payload } from '../../src/contract/contract.ts';
import type { Discovered, LocalNetwork, Scan } from '../../src/contract/discovery.ts';

const id = (kind: number, number: number): string =>
  `01940000-000${String(kind)}-7000-8000-${String(number).padStart(12, '0')}`;
export const SCAN_ID = id(1, 1);

export const fakeHost = (number: number, change: Partial<Discovered> = {}): Discovered => ({
  id: id(2, number),
  state: 'new',
  deviceId: null,
  name: `host-${String(number)}`,
  address: `10.0.0.${String(number)}`,
  addresses: [`10.0.0.${String(number)}`],
  macs: [`0277000000${String(number).padStart(2, '0')}`],
  vendor: 'MikroTik',
  type: 'switch',
  model: 'CRS326',
  os: 'routeros',
  version: '7.15',
  serial: null,
  location: null,
  names: { dns: `host-${String(number)}.lan` },
  answers: ['icmp', 'snmp'],
  rttMs: 1.2,
  credential: { id: '1', name: 'public' },
  differences: [],
  conflictsWith: [],
  via: 'sweep',
  firstSeen: '2026-01-15T11:00:00.000Z',
  lastSeen: '2026-01-15T12:00:00.000Z',
  scanId: SCAN_ID,
  ...change,
});

export const fakeScan = (change: Partial<Scan> = {}): Scan => ({
  id: SCAN_ID,
  state: 'running',
  phase: 'hosts',
  progress: 0.4,
  startedAt: '2026-01-15T11:59:30.000Z',
  endedAt: null,
  etaS: 45,
  targets: ['10.0.0.0/24'],
  site: '',
  addresses: 254,
  tried: 100,
  found: 3,
  snmp: 2,
  new: 3,
  changed: 0,
  conflicting: 0,
  known: 0,
  gone: 0,
  accepted: 0,
  pps: 220,
  credentials: [{ id: '1', name: 'public', kind: 'snmp-v2c', tried: 3, answered: 2, keptAs: null }],
  message: null,
  scheduleId: null,
  ...change,
});

export const fakeNetworks: readonly LocalNetwork[] = [
  {
    interface: 'eth0',
    cidr: '10.0.0.0/24',
    address: '10.0.0.50',
    mac: '027700000050',
    gateway: '10.0.0.1',
    hosts: 254,
    kind: 'ethernet',
    isDefault: true,
    isChosen: true,
  },
  {
    interface: 'docker0',
    cidr: '172.17.0.0/16',
    address: '172.17.0.1',
    mac: null,
    gateway: null,
    hosts: 65_534,
    kind: 'virtual',
    isDefault: false,
    isChosen: false,
  },
];

const KINDS = [
  ['rt-edge', 'router', 'MikroTik', 'RB5009UG+S+'],
  ['sw-core', 'switch', 'Cisco', 'C9300-48T'],
  ['sw-acc', 'switch', 'Aruba', 'J9773A 2530-24G'],
  ['ap-lobby', 'access-point', 'Ubiquiti', 'U6-Pro'],
  ['srv-db', 'server', 'Dell', 'PowerEdge R450'],
  ['prn-lt1', 'printer', 'HP', 'LaserJet M428'],
  ['ups', 'ups', 'APC', 'Smart-UPS 1500'],
  ['cam-gate', 'camera', 'Hikvision', 'DS-2CD2143'],
  ['phone', 'phone', 'Yealink', 'T46U'],
  ['pc', 'computer', 'Intel', null],
] as const;
const STATES = ['new', 'new', 'new', 'changed', 'new', 'conflicting', 'new', 'new', 'gone', 'ignored'] as const;

/** A scan at work in a made-up office. */
export const fakeDiscovery: { readonly answers: object; readonly snapshot: Payload<'scans'> } = {
  answers: {
    'discovery.networks': () => ({ items: fakeNetworks, nextCursor: null }),
    'discovery.targets': ({ targets }: { readonly targets: readonly string[] }) => ({
      addresses: targets.length * 254,
      names: 0,
      errors: [],
    }),
    'schedules.list': () => ({ items: [], nextCursor: null }),
  },
  snapshot: {
    kind: 'snapshot',
    scans: [fakeScan({ found: 34, snmp: 21, tried: 180, progress: 0.7 })],
    found: Array.from({ length: 34 }, (_, index) => {
      const [name, type, vendor, model] = KINDS[index % KINDS.length] ?? KINDS[0];
      const state = STATES[index % STATES.length] ?? 'new';
      return fakeHost(index + 1, {
        name: `${name}-${String(index + 1).padStart(2, '0')}`,
        type,
        vendor,
        model,
        state,
        answers: index % 3 === 0 ? ['icmp', 'snmp', 'tcp/22'] : ['icmp', 'tcp/80'],
        differences: state === 'changed' ? [{ field: 'version', before: '7.14.3', after: '7.15' }] : [],
        conflictsWith: state === 'conflicting' ? [fakeHost(index).id] : [],
      });
    }),
  },
};
