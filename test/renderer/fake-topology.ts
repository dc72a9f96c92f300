import type { Output } from '../../src/contract/contract.ts';
import type { Device } from '../../src/contract/devices.ts';
import { EVERYTHING_MAP_ID, type MapView } from '../../src/contract/maps.ts';
import type { NodeType, TopologyLink, TopologyNode } from '../../src/contract/topology.ts';

const TYPES: readonly (readonly [RegExp, NodeType])[] = [
  [/^(rt|pop)/, 'router'],
  [/^fw/, 'firewall'],
  [/^sw/, 'switch'],
  [/^(ap|ptp)/, 'access-point'],
  [/^(nas)/, 'storage'],
  [/^srv/, 'server'],
  [/^ups/, 'ups'],
  [/^cam/, 'camera'],
  [/^prn/, 'printer'],
];
const CITIES = [
  { lat: -6.17, lon: 106.83, label: 'Jakarta, Indonesia' },
  { lat: -7.25, lon: 112.75, label: 'Surabaya, Indonesia' },
  { lat: 1.29, lon: 103.85, label: 'Singapore, Singapore' },
  { lat: 3.58, lon: 98.65, label: 'Medan, Indonesia' },
  { lat: -5.14, lon: 119.43, label: 'Makassar, Indonesia' },
] as const;
const idOf = (index: number): string => `0192f000-00aa-7000-8000-${index.toString(16).padStart(12, '0')}`;

export function fakeNode(device: Pick<Device, 'id' | 'name' | 'address' | 'site' | 'groups'>): TopologyNode {
  const { id, name, address, site, groups } = device;
  const type = TYPES.find(([pattern]) => pattern.test(name))?.[1] ?? 'computer';
  return {
    id,
    kind: 'device',
    deviceId: id,
    name,
    addresses: [address],
    macs: [],
    type,
    vendor: null,
    site,
    groups,
    doubts: [],
  };
}

export function fakeLink(
  index: number,
  a: TopologyNode,
  b: TopologyNode,
  more: Partial<TopologyLink> = {},
): TopologyLink {
  const at = more.lastSeen ?? '2026-01-01T00:00:00.000Z';
  const end = (node: TopologyNode, port: string) => ({
    node: node.id,
    port,
    interfaceId: null,
    ifIndex: null,
    mac: null,
    stp: null,
  });
  return {
    id: idOf(index),
    layer: 'l2',
    a: end(a, `ge-0/0/${String(index % 24)}`),
    b: end(b, 'uplink'),
    evidence: [{ source: 'lldp', by: 'both', at, detail: `${a.name} sees ${b.name} uplink` }],
    confidence: 98,
    state: 'confirmed',
    firstSeen: at,
    lastSeen: at,
    lag: null,
    speedBps: 1e9,
    note: '',
    ...more,
  };
}

/** How the devices of the fake host are wired: a tree of threes, a bundle at its root and some lines of each kind. */
export function fakeTopology(devices: readonly Device[], now: number) {
  const at = new Date(now - 60_000).toISOString();
  const nodes = devices.map(fakeNode);
  const ghost: TopologyNode = {
    id: 'inferred:1',
    kind: 'inferred',
    deviceId: null,
    name: 'Unmanaged switch',
    addresses: [],
    macs: [],
    type: 'unmanaged-switch',
    vendor: null,
    site: '',
    groups: [],
    doubts: ['many-neighbours'],
  };
  const neighbour: TopologyNode = {
    ...ghost,
    id: 'mac:020000000001',
    kind: 'neighbour',
    name: 'AP-Tamu',
    type: 'access-point',
    macs: ['020000000001'],
    doubts: [],
  };
  const links = nodes.slice(1).map((node, index) => fakeLink(index, nodes[Math.floor(index / 3)] ?? node, node));
  const [root, first, second, third] = nodes;
  if (root && first && second && third) {
    const lag = { id: 'lag:1', a: 'ae0', b: 'Po1' };
    links[0] = fakeLink(900, root, first, { lag });
    links.push(fakeLink(901, root, first, { lag }));
    links.push(
      fakeLink(902, first, second, {
        layer: 'l3',
        evidence: [{ source: 'ospf', by: 'both', at, detail: 'OSPF full' }],
      }),
    );
    links.push(fakeLink(903, second, third, { a: { ...fakeLink(0, second, third).a, stp: 'blocking' } }));
    links.push(fakeLink(904, third, ghost, { state: 'inferred', confidence: 55 }));
    links.push(fakeLink(905, third, neighbour, { state: 'stale', confidence: 30 }));
    links.push(fakeLink(906, first, third, { state: 'manual', note: 'Cadangan' }));
  }
  return { at, nodes: [...nodes, ghost, neighbour], links };
}

const EVERYTHING: MapView = {
  id: EVERYTHING_MAP_ID,
  name: 'Everything',
  contents: { all: true, sites: [], groups: [], nodes: [] },
  layer: 'l2',
  layout: 'layered',
  collapsed: [],
  locked: false,
  objects: [],
  parentId: null,
  placements: [],
  background: null,
  updatedAt: '2026-01-01T00:00:00.000Z',
};

/** Maps and places that are changed as the real host does it, as far as a window can tell. */
export function fakeMaps(given: Partial<MapView> = {}, topology?: ReturnType<typeof fakeTopology>) {
  let map: MapView = { ...EVERYTHING, ...given };
  const change = (patch: Partial<MapView>): MapView => {
    map = { ...map, ...Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined)) };
    return map;
  };
  return {
    'maps.list': () => ({
      items: [{ id: map.id, name: map.name, parentId: null, layer: map.layer }],
      nextCursor: null,
    }),
    'maps.get': () => map,
    'maps.update': (patch: Partial<MapView>) => change(patch),
    'maps.background': () => null,
    'maps.place': ({
      put = [],
      unplace = [],
    }: {
      put?: MapView['placements'] | undefined;
      unplace?: string[] | undefined;
    }) => {
      const gone = new Set([...unplace, ...put.map(({ node }) => node)]);
      change({ placements: [...map.placements.filter(({ node }) => !gone.has(node)), ...put] });
      return { updatedAt: map.updatedAt };
    },
    'geo.places': () => ({
      items: (topology?.nodes ?? []).flatMap(({ deviceId }, index) => {
        const city = CITIES[index % 5];
        return deviceId === null || city === undefined || index % 4 === 3
          ? []
          : [{ deviceId, ...city, source: 'location' as const }];
      }),
      unplaced: (topology?.nodes ?? []).flatMap(({ deviceId }, index) =>
        deviceId !== null && index % 4 === 3 ? [deviceId] : [],
      ),
    }),
    'topology.get': () => topology ?? { at: map.updatedAt, nodes: [], links: [] },
    'topology.changes': () => ({
      items: (topology?.links ?? []).slice(0, 6).map((link, index) => ({
        what: 'added' as const,
        at: new Date(Date.parse(link.lastSeen) - index * 3_600_000).toISOString(),
        before: null,
        after: link,
      })),
      nextCursor: null,
    }),
    'topology.path': ({ from, to }: { readonly from: string; readonly to: string }): Output<'topology.path'> => ({
      isConnected: true,
      nodes: [from, to],
      links: [],
    }),
    'topology.behind': ({ node }: { readonly node?: string | undefined }): Output<'topology.behind'> => ({
      nodes: node === undefined ? [] : [node],
      links: [],
    }),
  };
}
