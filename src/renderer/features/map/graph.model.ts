import type { Device, DeviceState } from '../../../contract/devices.ts';
import type { MapView, Placement } from '../../../contract/maps.ts';
import type { NodeType, TopologyLink, TopologyNode } from '../../../contract/topology.ts';
import type { Topology } from '../../store/topology-slice.ts';

/** Worst first: a group that is drawn as one shows the worst of its devices. */
const SEVERITY: readonly DeviceState[] = [
  'down',
  'major',
  'unreachable',
  'warning',
  'stale',
  'unknown',
  'maintenance',
  'new',
  'paused',
  'up',
];

/** What is drawn at one place: a node, or a group or site drawn as one. */
export type DrawnNode = {
  readonly id: string;
  readonly name: string;
  readonly type: NodeType;
  /** Undefined: it is not watched. */
  readonly state: DeviceState | undefined;
  readonly kind: TopologyNode['kind'] | 'bundle';
  readonly members: readonly TopologyNode[];
};
/** One line: a link, the links of a LAG, or all links between two ends of which one is a group. */
export type DrawnLink = {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly links: readonly TopologyLink[];
  readonly look: TopologyLink['state'];
  readonly layer: TopologyLink['layer'];
  readonly isLag: boolean;
  readonly isBlocked: boolean;
  /** Place among the lines between the same two nodes: -1, 0, 1 … times a step aside. */
  readonly aside: number;
};
export type Graph = {
  readonly nodes: ReadonlyMap<string, DrawnNode>;
  readonly links: ReadonlyMap<string, DrawnLink>;
  /** In which drawn node a node is. */
  readonly drawnOf: ReadonlyMap<string, string>;
};
export const NO_GRAPH: Graph = { nodes: new Map(), links: new Map(), drawnOf: new Map() };
type MapFace = Pick<MapView, 'contents' | 'layer' | 'collapsed'>;
type Devices = ReadonlyMap<string, Device> | undefined;

export const worst = (states: readonly (DeviceState | undefined)[]): DeviceState | undefined =>
  SEVERITY.find((state) => states.includes(state));

const isOn = ({ all, sites, groups, nodes }: MapView['contents'], node: TopologyNode): boolean =>
  all || nodes.includes(node.id) || sites.includes(node.site) || node.groups.some((group) => groups.includes(group));

const stateOf = (node: TopologyNode, devices: Devices): DeviceState | undefined =>
  node.deviceId === null ? undefined : devices?.get(node.deviceId)?.state;

/** The group or site of a node that is drawn as one; sites come first. */
function bundleOf(node: TopologyNode, collapsed: ReadonlySet<string>): string | undefined {
  if (collapsed.size === 0) return undefined;
  const keys = [`site:${node.site}`, ...node.groups.map((group) => `group:${group}`)];
  return keys.find((key) => collapsed.has(key));
}

const nodeDrawn = (node: TopologyNode, devices: Devices): DrawnNode => ({
  id: node.id,
  name: node.name,
  type: node.type,
  state: stateOf(node, devices),
  kind: node.kind,
  members: [node],
});
const bundleDrawn = (id: string, members: readonly TopologyNode[], devices: Devices): DrawnNode => ({
  id,
  name: id.slice(id.indexOf(':') + 1),
  type: 'unknown',
  state: worst(members.map((node) => stateOf(node, devices))),
  kind: 'bundle',
  members,
});

const isBlocking = ({ a, b }: TopologyLink): boolean =>
  [a.stp, b.stp].some((stp) => stp === 'blocking' || stp === 'broken' || stp === 'disabled');
/** The look of several links: the most certain of them. */
const lookOf = (links: readonly TopologyLink[]): TopologyLink['state'] =>
  (['confirmed', 'manual', 'inferred', 'stale'] as const).find((look) => links.some(({ state }) => state === look)) ??
  'stale';

function linkDrawn(from: string, to: string, key: string, links: readonly TopologyLink[]): DrawnLink {
  const [first] = links;
  return {
    id: key,
    from,
    to,
    links,
    look: lookOf(links),
    layer: links.every(({ layer }) => layer === 'l3') ? 'l3' : 'l2',
    isLag: links.length > 1 && first?.lag != null,
    isBlocked: links.every(isBlocking),
    aside: 0,
  };
}

/** Puts the lines between the same two nodes side by side. */
function spread(links: readonly DrawnLink[]): readonly DrawnLink[] {
  const pairs = Map.groupBy(links, ({ from, to }) => [from, to].toSorted().join(' '));
  return [...pairs.values()].flatMap((pair) =>
    pair.map((link, index) => {
      const aside = index - (pair.length - 1) / 2;
      return { ...link, aside: link.from < link.to ? aside : -aside };
    }),
  );
}

/** The nodes of a map, those of a collapsed site or group as one. */
function nodesOf(topology: Topology, { contents, collapsed }: MapFace, devices: Devices): Omit<Graph, 'links'> {
  const keys = new Set(collapsed);
  const drawnOf = new Map<string, string>();
  const bundles = new Map<string, TopologyNode[]>();
  const nodes = new Map<string, DrawnNode>();
  for (const node of topology.nodes.values()) {
    if (!isOn(contents, node)) continue;
    const bundle = bundleOf(node, keys);
    drawnOf.set(node.id, bundle ?? node.id);
    if (bundle === undefined) nodes.set(node.id, nodeDrawn(node, devices));
    else bundles.set(bundle, [...(bundles.get(bundle) ?? []), node]);
  }
  for (const [id, members] of bundles) nodes.set(id, bundleDrawn(id, members, devices));
  return { nodes, drawnOf };
}

/** What a map shows of the wiring. */
export function graphOf(topology: Topology | undefined, map: MapFace, devices: Devices): Graph {
  if (topology === undefined) return NO_GRAPH;
  const { nodes, drawnOf } = nodesOf(topology, map, devices);
  const isBundle = (id: string): boolean => nodes.get(id)?.kind === 'bundle';
  const lines = new Map<string, { from: string; to: string; links: TopologyLink[] }>();
  for (const link of topology.links.values()) {
    const [from, to] = [drawnOf.get(link.a.node), drawnOf.get(link.b.node)];
    if (from === undefined || to === undefined || from === to) continue;
    if (map.layer !== 'both' && link.layer !== map.layer) continue;
    const isSum = isBundle(from) || isBundle(to);
    const key = isSum ? `${[from, to].toSorted().join(' ')} ${link.layer}` : (link.lag?.id ?? link.id);
    const line = lines.get(key);
    if (line) line.links.push(link);
    else lines.set(key, { from, to, links: [link] });
  }
  const drawn = [...lines].map(([key, { from, to, links }]) => linkDrawn(from, to, key, links));
  return { nodes, links: new Map(spread(drawn).map((link) => [link.id, link])), drawnOf };
}

export type Point = { readonly x: number; readonly y: number };

/** Where what is drawn stands: a group that was never moved stands amid its members. */
export function positionsOf(graph: Graph, placements: ReadonlyMap<string, Placement>): ReadonlyMap<string, Point> {
  const positions = new Map<string, Point>();
  for (const { id, kind, members } of graph.nodes.values()) {
    const own = placements.get(id);
    if (own) positions.set(id, { x: own.x, y: own.y });
    else if (kind === 'bundle') {
      const placed = members.flatMap((node) => placements.get(node.id) ?? []);
      if (placed.length > 0) positions.set(id, centreOf(placed));
    }
  }
  return positions;
}

export const centreOf = (points: readonly Point[]): Point => ({
  x: Math.round(points.reduce((sum, { x }) => sum + x, 0) / Math.max(1, points.length)),
  y: Math.round(points.reduce((sum, { y }) => sum + y, 0) / Math.max(1, points.length)),
});

/** Drawn nodes that stand nowhere yet, by name. */
export const unplacedOf = (graph: Graph, positions: ReadonlyMap<string, Point>): readonly DrawnNode[] =>
  [...graph.nodes.values()].filter(({ id }) => !positions.has(id)).toSorted((a, b) => compareNames(a.name, b.name));

const names = new Intl.Collator('en', { numeric: true });
export const compareNames = (a: string, b: string): number => names.compare(a, b);
