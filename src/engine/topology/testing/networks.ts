import type { KnownHost, Wiring, WiringNeighbour } from '../../wiring/wiring.ts';
import { type Fused, fuse, NO_MEMORY } from '../fuse.ts';
import type { OwnComputer, Sight, Told } from '../model.ts';

/** A device of a network made by hand: device 3 has the address 10.0.0.3 and hardware addresses that begin with 02aa00 03. */
export type Device = { readonly id: string; readonly wiring: Wiring; readonly at?: number };

export const macAt = (number: number, port = 0): string =>
  `02aa00${number.toString(16).padStart(2, '0')}${port.toString(16).padStart(4, '0')}`;
export const addressAt = (number: number): string => `10.0.0.${String(number)}`;
const hex = (text: string): string => Buffer.from(text).toString('hex');

/** Ports "p1" to "p8" with ifIndex 1 to 8. */
export function device(number: number, more: Partial<Wiring> = {}): Device {
  return {
    id: `d${String(number)}`,
    wiring: {
      identity: { sysName: `d${String(number)}`, chassisId: { subtype: 4, hex: macAt(number) } },
      ports: Array.from({ length: 8 }, (_, place) => ({
        ifIndex: place + 1,
        name: `p${String(place + 1)}`,
        mac: macAt(number, place + 1),
        type: 'ethernetCsmacd',
        speedBps: 1e9,
        isUp: true,
      })),
      addresses: [{ address: addressAt(number), prefix: 24, ifIndex: 1 }],
      neighbours: [],
      fdb: [],
      arp: [],
      stp: [],
      lags: [],
      peers: [],
      nextHops: [],
      doubts: [],
      ...more,
    },
  };
}

/** What LLDP tells of port `p<port>` of a device at one's own port. */
export const sees = (
  ifIndex: number,
  other: number,
  port: number,
  more: Partial<WiringNeighbour> = {},
): WiringNeighbour => ({
  protocol: 'lldp',
  ifIndex,
  chassisId: { subtype: 4, hex: macAt(other) },
  portId: { subtype: 5, hex: hex(`p${String(port)}`), text: `p${String(port)}` },
  sysName: `d${String(other)}`,
  addresses: [addressAt(other)],
  capabilities: ['bridge'],
  ...more,
});

/** Learnt addresses: which device at which port. */
export const learnt = (...rows: readonly (readonly [ifIndex: number, mac: string])[]): Wiring['fdb'] =>
  rows.map(([ifIndex, mac]) => ({ ifIndex, mac, vlan: 1 }));

export const host = (id: string, address: string, more: Partial<KnownHost> = {}): KnownHost => ({
  id,
  isWatched: true,
  name: id,
  addresses: [address],
  macs: [],
  type: 'unknown',
  vendor: null,
  site: '',
  groups: [],
  ...more,
});

type Extra = { readonly hosts?: readonly KnownHost[]; readonly own?: OwnComputer };
export function fused(devices: readonly Device[], { hosts = [], own }: Extra = {}): Fused {
  const wirings = new Map(devices.map(({ id, wiring, at = 1000 }): [string, Told] => [id, { at, wiring }]));
  const known = devices.map(({ id, wiring }) =>
    host(id, wiring.addresses[0]?.address ?? '', { name: wiring.identity.sysName ?? id }),
  );
  return fuse({ wirings, hosts: [...known, ...hosts], own }, { ...NO_MEMORY, books: new WeakMap() });
}

/** "d1 p1 – d2 p3", and with a tilde when it is concluded. */
export const written = ({ a, b, state }: Pick<Sight, 'a' | 'b'> & { readonly state: string }): string =>
  `${[a, b]
    .map(({ node, port }) => `${node} ${port ?? '?'}`)
    .toSorted()
    .join(' – ')}${state === 'inferred' ? ' ~' : ''}`;
export const drawn = (devices: readonly Device[], extra: Extra = {}, layer = 'l2'): readonly string[] =>
  fused(devices, extra)
    .sights.filter((sight) => sight.layer === layer)
    .map(written)
    .toSorted();
