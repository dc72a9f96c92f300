import type { Input, Output } from '../../src/contract/contract.ts';
import type { Device } from '../../src/contract/devices.ts';
import type { InterfaceRow } from '../../src/contract/interfaces.ts';

const idOf = (device: number, port: number): string =>
  `0192f000-0010-7000-8${device.toString(16).padStart(3, '0')}-${port.toString(16).padStart(12, '0')}`;

/** The same for the same numbers, between 0 and 1. */
export function chanceOf(a: number, b: number): number {
  const mixed = Math.imul((a * 7919) ^ (b * 104_729), 0x45d9_f3b);
  return ((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32;
}

const GIGA = 1e9;
const ALIASES = [
  'WAN Telkom 500M',
  'WAN Biznet backup',
  'Uplink to sw-core-01',
  'Meeting room 2, desk 14',
  'AP lobby',
  '',
];

/** Names of the ports of a device, by what kind of device its name says it is. */
function namesOf(device: Device): readonly string[] {
  const numbered = (count: number, name: (index: number) => string) =>
    Array.from({ length: count }, (_, index) => name(index + 1));
  if (device.name.startsWith('sw-'))
    return [
      ...numbered(48, (index) => `GigabitEthernet1/0/${String(index)}`),
      ...numbered(4, (index) => `TenGigabitEthernet1/1/${String(index)}`),
      'Port-channel1',
      'Vlan1',
      'Vlan20',
      'Loopback0',
    ];
  if (device.name.startsWith('rt-'))
    return [...numbered(8, (index) => `ether${String(index)}`), 'sfp-sfpplus1', 'bridge-lan', 'vlan20', 'pppoe-wan1'];
  return ['eth0', 'eth1', 'lo'];
}

type Place = { readonly device: Device; readonly deviceIndex: number; readonly index: number; readonly name: string };

function fakeInterface({ device, deviceIndex, index, name }: Place, now: number): InterfaceRow {
  const chance = chanceOf(deviceIndex + 1, index + 1);
  const isVirtual = /^(?:Port|Vlan|Loop|bridge|vlan|pppoe|lo$)/.test(name);
  const isTen = /^(?:Ten|sfp)/.test(name);
  const isOff = !isVirtual && index > 4 && chance > 0.88;
  const isDown = !isOff && !isVirtual && index > 3 && chance < 0.34;
  const isUp = !isOff && !isDown;
  const speedBps = isUp ? (isTen ? 10 * GIGA : chance > 0.8 ? GIGA / 10 : GIGA) : null;
  const share = index === 0 ? 0.94 : index === 1 ? 0.73 : chance ** 5;
  const rate = (part: number) => (speedBps === null ? null : Math.round(speedBps * share * part));
  const pct = (bps: number | null) => (bps === null || speedBps === null ? null : (bps / speedBps) * 100);
  const [inBps, outBps] = [rate(1), rate(0.14 + chance * 0.5)];
  const errors = isUp && chance > 0.78 && chance < 0.81 ? 0.4 : 0;
  return {
    id: idOf(deviceIndex, index),
    deviceId: device.id,
    deviceName: device.name,
    ifIndex: index + 1,
    name,
    descr: name,
    alias: isVirtual ? null : (ALIASES[(index + deviceIndex) % (index < 3 ? 5 : 40)] ?? null),
    label: index === 0 && deviceIndex === 0 ? 'Internet, main line' : null,
    type: isVirtual ? (name.startsWith('Loop') ? 'softwareLoopback' : 'l2vlan') : 'ethernetCsmacd',
    mac: `48a98a${(deviceIndex * 256 + index).toString(16).padStart(6, '0')}`,
    mtu: 1500,
    duplex: isUp && !isVirtual ? (index === 6 ? 'halfDuplex' : 'fullDuplex') : null,
    vlan: isVirtual ? null : index % 7 === 0 ? '1' : '20',
    trunk: index < 2 ? 'dot1Q' : null,
    admin: isOff ? 'down' : 'up',
    oper: isUp ? 'up' : index % 9 === 0 && isOff ? 'notPresent' : 'down',
    changedAt: isDown && chance > 0.2 ? null : new Date(now - chance * 5 * 86_400_000 - 60_000).toISOString(),
    speedBps,
    speedInBps: index === 0 && deviceIndex === 0 ? GIGA / 2 : null,
    speedOutBps: null,
    inBps,
    outBps,
    utilInPct: pct(inBps),
    utilOutPct: pct(outBps),
    inPps: inBps === null ? null : inBps / 8 / 700,
    outPps: outBps === null ? null : outBps / 8 / 700,
    inErrors: isUp ? errors : null,
    outErrors: isUp ? 0 : null,
    inDiscards: isUp ? 0 : null,
    outDiscards: isUp ? (share > 0.7 ? 12.5 : 0) : null,
    at: new Date(now - 8000).toISOString(),
    isGone: device.name === 'rt-edge-01' && name === 'ether8',
    neighbour: index < 2 ? { name: index === 0 ? 'sw-core-01' : 'ptp-menara-2', port: 'sfp1' } : null,
    poe:
      device.name.startsWith('sw-acc') && !isTen && !isVirtual && isUp
        ? { state: 'delivering', watts: 3 + chance * 9 }
        : null,
    sensors:
      isTen && isUp
        ? [
            { class: 'dbm', descr: `${name} Rx Power`, value: -6.42 - chance * 9, state: null },
            { class: 'dbm', descr: `${name} Tx Power`, value: -2.31, state: null },
            { class: 'temperature', descr: `${name} Module Temperature`, value: 41.5, state: null },
          ]
        : [],
  };
}

/** Every port of some devices; as many again as `times` says, for looking at a long list. */
export function fakePorts(devices: readonly Device[], now: number, times = 1): InterfaceRow[] {
  return Array.from({ length: times }, (_, turn) =>
    devices.flatMap((device, at) =>
      namesOf(device).map((name, index) =>
        fakeInterface({ device, deviceIndex: turn * devices.length + at, index, name }, now),
      ),
    ),
  ).flat();
}

const ORDERS: Readonly<Record<string, (row: InterfaceRow) => number | string>> = {
  util: (row) => Math.max(row.utilInPct ?? -1, row.utilOutPct ?? -1),
  in: (row) => row.inBps ?? -1,
  out: (row) => row.outBps ?? -1,
  errors: (row) => (row.inErrors ?? -1) + (row.outErrors ?? 0),
  discards: (row) => (row.inDiscards ?? -1) + (row.outDiscards ?? 0),
  speed: (row) => row.speedBps ?? -1,
  changed: (row) => Date.parse(row.changedAt ?? '1970'),
  name: (row) => row.name,
  device: (row) => row.deviceName,
};

function listed(rows: readonly InterfaceRow[], input: Input<'interfaces.list'>): InterfaceRow[] {
  const { q, oper, deviceId, hideAdminDown, minUtilPct, order = 'util', descending } = input;
  const words = (q ?? '').toLowerCase().split(/\s+/).filter(Boolean);
  const valueOf = ORDERS[order] ?? (() => 0);
  const isName = order === 'name' || order === 'device';
  const sign = (descending ?? !isName) ? -1 : 1;
  return rows
    .filter((row) => deviceId === undefined || row.deviceId === deviceId)
    .filter((row) => oper === undefined || row.oper === oper)
    .filter((row) => hideAdminDown !== true || row.admin !== 'down')
    .filter((row) => minUtilPct === undefined || Math.max(row.utilInPct ?? 0, row.utilOutPct ?? 0) >= minUtilPct)
    .filter((row) => {
      const text = [row.deviceName, row.name, row.alias, row.label].join(' ').toLowerCase();
      return words.every((word) => text.includes(word));
    })
    .toSorted((a, b) => {
      const [x, y] = [valueOf(a), valueOf(b)];
      return sign * (typeof x === 'string' ? x.localeCompare(String(y), 'en', { numeric: true }) : x - Number(y));
    });
}

const SHARES: Readonly<Record<string, number>> = {
  'if.in.bps': 1,
  'if.out.bps': 0.32,
  'if.in.unicast': 1 / 5600,
  'if.out.unicast': 1 / 8100,
  'if.in.multicast': 1 / 400_000,
  'if.out.multicast': 1 / 610_000,
  'if.in.broadcast': 1 / 900_000,
  'if.out.broadcast': 1 / 1_300_000,
  'if.in.errors': 0,
  'if.out.errors': 0,
  'if.in.discards': 0,
  'if.out.discards': 1 / 60_000_000,
};

/** Answers to everything that is asked about ports. */
export function fakeInterfaces(devices: readonly Device[], now: number, times = 1) {
  const rows = fakePorts(devices, now, times);
  const rowOf = (id: string): InterfaceRow | undefined => rows.find((row) => row.id === id);

  function rateAt(row: InterfaceRow | undefined, metric: string, at: number): number {
    const base = row?.inBps ?? 0;
    const wave = 1 + Math.sin(at / 900_000) * 0.22 + Math.sin(at / 133_000) * 0.07 + chanceOf(at / 1000, 3) * 0.1;
    return base * wave * (SHARES[metric] ?? 0) * (metric === 'if.out.bps' ? 1 + Math.sin(at / 300_000) * 0.3 : 1);
  }
  return {
    'interfaces.list': (input: Input<'interfaces.list'>): Output<'interfaces.list'> => {
      const all = listed(rows, input);
      const [first, limit] = [Number(input.cursor ?? 0), input.limit ?? 100];
      const next = first + limit;
      return {
        items: all.slice(first, next),
        nextCursor: next < all.length ? String(next) : null,
        total: all.length,
      };
    },
    'interfaces.get': ({ id }: Input<'interfaces.get'>): Output<'interfaces.get'> => {
      const row = rowOf(id);
      if (row === undefined) throw new Error('there is no such port');
      return row;
    },
    'interfaces.update': ({ id, ...change }: Input<'interfaces.update'>): Output<'interfaces.update'> => {
      const at = rows.findIndex((row) => row.id === id);
      const row = rows[at];
      if (row === undefined) throw new Error('there is no such port');
      const changed = { ...row, ...(JSON.parse(JSON.stringify(change)) as Partial<InterfaceRow>) };
      rows[at] = changed;
      return changed;
    },
    'interfaces.series': ({ id, metric = ['if.in.bps', 'if.out.bps'], from, to }: Input<'interfaces.series'>) => {
      const [first, last] = [Date.parse(from ?? ''), to === undefined ? now : Date.parse(to)];
      const stepMs = Math.max(30_000, Math.ceil((last - first) / 360 / 30_000) * 30_000);
      const moments = Array.from(
        { length: Math.floor((last - first) / stepMs) },
        (_, index) => Math.ceil(first / stepMs) * stepMs + index * stepMs,
      );
      const row = rowOf(id);
      return {
        stepS: stepMs === 30_000 ? 0 : stepMs / 1000,
        nextCursor: null,
        items: metric.map((name) => {
          const avg = moments.map((at) => rateAt(row, name, at));
          return {
            metric: name,
            unit: name.endsWith('bps') ? 'bit/s' : 'pkt/s',
            at: moments,
            avg,
            min: avg.map((value) => value * 0.86),
            max: avg.map((value) => value * 1.17),
          };
        }),
      } satisfies Output<'interfaces.series'>;
    },
    'interfaces.p95': ({ id }: Input<'interfaces.p95'>): Output<'interfaces.p95'> => ({
      nextCursor: null,
      items: id.map((one) => {
        const row = rowOf(one);
        return { id: one, inBps: row?.inBps ?? null, outBps: row?.outBps ?? null, samples: 288 };
      }),
    }),
    'interfaces.live': ({ id, after = 0 }: Input<'interfaces.live'>): Output<'interfaces.live'> => {
      const newest = Math.floor(Math.max(now, Date.now()) / 1000) * 1000;
      const first = Math.max(after + 1000, newest - 40_000);
      const at = Array.from({ length: Math.max(0, (newest - first) / 1000 + 1) }, (_, index) => first + index * 1000);
      const row = rowOf(id);
      return {
        at,
        inBps: at.map((moment) => rateAt(row, 'if.in.bps', moment)),
        outBps: at.map((moment) => rateAt(row, 'if.out.bps', moment)),
      };
    },
  };
}
