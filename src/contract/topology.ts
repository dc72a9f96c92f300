import * as z from 'zod';
import { command, Id, IdInput, Instant, Nothing, query } from './define.ts';
import { label } from './devices.ts';

/** How sure a link is: told by both or one of its ends, concluded, no longer told, or drawn by a person. */
export const LINK_STATES = ['confirmed', 'inferred', 'stale', 'manual'] as const;
/** Where a link is known from. */
export const EVIDENCE_SOURCES = [
  'lldp',
  'cdp',
  'mndp',
  'fdb',
  'arp',
  'stp',
  'lag',
  'ospf',
  'bgp',
  'subnet',
  'route',
  'manual',
] as const;
export const LINK_LAYERS = ['l2', 'l3'] as const;
export const STP_STATES = ['disabled', 'blocking', 'listening', 'learning', 'forwarding', 'broken'] as const;
/** What a node is for; it chooses the icon. */
export const NODE_TYPES = [
  'router',
  'switch',
  'firewall',
  'access-point',
  'server',
  'storage',
  'printer',
  'ups',
  'camera',
  'phone',
  'computer',
  'unmanaged-switch',
  'unknown',
] as const;
export const NodeType = z.enum(NODE_TYPES);
export type NodeType = z.infer<typeof NodeType>;
/** What a network stands on, and is watched without being asked. */
export const INFRASTRUCTURE: ReadonlySet<NodeType> = new Set<NodeType>([
  'router',
  'switch',
  'firewall',
  'access-point',
  'server',
  'storage',
  'printer',
  'ups',
]);
/** `device`: watched. `neighbour`: told of by a neighbour. `inferred`: must be there, though nothing tells of it. */
export const NODE_KINDS = ['device', 'neighbour', 'inferred', 'this-computer'] as const;

/**
 * What is doubtful about a node; `doubts.<code>` in the language files is the sentence. `watched-twice`: another device is
 * the same hardware. `own-neighbour`: it tells of itself as its neighbour. `many-neighbours`: more at one port than any
 * cable has. `many-addresses`, `unread`: a table was cut, or could not be read whole.
 */
export const NODE_DOUBTS = [
  'watched-twice',
  'duplicate-chassis',
  'duplicate-serial',
  'duplicate-address',
  'own-neighbour',
  'many-neighbours',
  'many-addresses',
  'unread',
] as const;
export const NodeDoubt = z.enum(NODE_DOUBTS);
export type NodeDoubt = z.infer<typeof NodeDoubt>;

export const TopologyNode = z.object({
  /** Of a watched device: its id. */
  id: z.string(),
  kind: z.enum(NODE_KINDS),
  deviceId: Id.nullable(),
  name: z.string(),
  addresses: z.array(z.string()),
  /** 12 hex digits each. */
  macs: z.array(z.string()),
  type: NodeType,
  vendor: z.string().nullable(),
  site: z.string(),
  groups: z.array(z.string()),
  /** Empty when nothing is. */
  doubts: z.array(NodeDoubt),
});
export type TopologyNode = z.infer<typeof TopologyNode>;

/** One end of a link. */
export const LinkEnd = z.object({
  node: z.string(),
  /** ifName, else ifDescr, else what the neighbour calls it; null when no port is known. */
  port: z.string().nullable(),
  interfaceId: Id.nullable(),
  ifIndex: z.number().nullable(),
  mac: z.string().nullable(),
  stp: z.enum(STP_STATES).nullable(),
});
export type LinkEnd = z.infer<typeof LinkEnd>;

export const Evidence = z.object({
  source: z.enum(EVIDENCE_SOURCES),
  /** Which end tells it. */
  by: z.enum(['a', 'b', 'both', 'person']),
  at: Instant,
  /** As it was told, for people: "Gi0/24 sees core1 swp3". */
  detail: z.string(),
});
export type Evidence = z.infer<typeof Evidence>;

export const TopologyLink = z.object({
  id: Id,
  layer: z.enum(LINK_LAYERS),
  a: LinkEnd,
  b: LinkEnd,
  evidence: z.array(Evidence),
  confidence: z.number().min(0).max(100),
  state: z.enum(LINK_STATES),
  firstSeen: Instant,
  lastSeen: Instant,
  /** Links of one bundle (IEEE 802.1AX) share it: the aggregate port of each end. */
  lag: z.object({ id: z.string(), a: z.string().nullable(), b: z.string().nullable() }).nullable(),
  /** The slower of both ends. */
  speedBps: z.number().nullable().meta({ unit: 'bit/s' }),
  note: z.string(),
});
export type TopologyLink = z.infer<typeof TopologyLink>;

export const Topology = z.object({
  at: Instant,
  nodes: z.array(TopologyNode),
  links: z.array(TopologyLink),
});
export type Topology = z.infer<typeof Topology>;

export const TopologyTopic = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('snapshot'), nodes: z.array(TopologyNode), links: z.array(TopologyLink) }),
  z.object({
    kind: z.literal('delta'),
    nodes: z.array(TopologyNode),
    links: z.array(TopologyLink),
    removedNodes: z.array(z.string()),
    removedLinks: z.array(z.string()),
  }),
]);

/** A link as it was and as it is: a cable that was moved is one change. */
const LinkChange = z.object({
  what: z.enum(['added', 'removed', 'moved', 'changed']),
  at: Instant,
  before: TopologyLink.nullable(),
  after: TopologyLink.nullable(),
});
export type LinkChange = z.infer<typeof LinkChange>;
const NodeChange = z.object({
  what: z.enum(['added', 'removed']),
  at: Instant,
  node: TopologyNode,
});

/** Where an address was seen: a port of a switch. */
const Sighting = z.object({
  node: z.string(),
  deviceId: Id.nullable(),
  deviceName: z.string(),
  port: z.string().nullable(),
  interfaceId: Id.nullable(),
  vlan: z.number().nullable(),
  /** `direct`: the only address behind that port; `indirect`: other switches are behind it. */
  how: z.enum(['direct', 'indirect']),
  from: Instant,
  to: Instant.nullable().meta({ description: 'null while it is there' }),
});
export type Sighting = z.infer<typeof Sighting>;
const Finding = z.object({
  /** What matched. */
  matched: z.enum(['mac', 'address', 'name', 'vendor']),
  node: z.string().nullable(),
  deviceId: Id.nullable(),
  name: z.string().nullable(),
  macs: z.array(z.string()),
  addresses: z.array(z.string()),
  vendor: z.string().nullable(),
  /** Best first: where it is plugged in. */
  sightings: z.array(Sighting),
  history: z.array(Sighting),
});
export type Finding = z.infer<typeof Finding>;

const OwnPort = z.object({
  /** An interface of this computer. */
  name: z.string(),
  mac: z.string().nullable(),
  addresses: z.array(z.string()),
  /** Null: no switch that can be read knows its address. */
  pluggedInto: Sighting.nullable(),
  speedBps: z.number().nullable(),
  duplex: z.string().nullable(),
  inErrors: z.number().nullable().meta({ unit: '1/s' }),
  outErrors: z.number().nullable().meta({ unit: '1/s' }),
  /** What to do about it when nothing was found, in English. */
  hint: z.string().nullable(),
});

const end = z.strictObject({ node: z.string().min(1).max(100), port: label(255).nullable().default(null) });
const at = Instant.optional().meta({ description: 'as it was then; now unless told' });
const layer = z.enum(LINK_LAYERS).optional().meta({ description: 'both unless told' });

export const topologyCalls = {
  'topology.get': query({
    http: 'GET /api/v1/topology',
    role: 'viewer',
    scoped: true,
    summary: 'How the network is wired, now or at any time since it is known',
    input: z.strictObject({ at, layer }),
    output: Topology,
  }),
  'topology.compare': query({
    http: 'GET /api/v1/topology/compare',
    role: 'viewer',
    scoped: true,
    summary: 'What differs between two moments: links and nodes that came, went or moved',
    input: z.strictObject({ from: Instant, to: at }),
    output: z.object({ links: z.array(LinkChange), nodes: z.array(NodeChange) }),
  }),
  'topology.changes': query({
    http: 'GET /api/v1/topology/changes',
    role: 'viewer',
    scoped: true,
    summary: 'The moments at which the wiring changed, newest first',
    input: z.strictObject({
      from: Instant.optional(),
      to: Instant.optional(),
      limit: z.number().int().min(1).max(1000).default(200),
    }),
    output: z.object({ items: z.array(LinkChange), nextCursor: z.null() }),
  }),
  'topology.path': query({
    http: 'GET /api/v1/topology/path',
    role: 'viewer',
    scoped: true,
    summary: 'The nodes and links between two nodes, by the fewest links that forward',
    input: z.strictObject({ from: z.string().max(100), to: z.string().max(100), at }),
    output: z.object({ isConnected: z.boolean(), nodes: z.array(z.string()), links: z.array(z.string()) }),
  }),
  'topology.behind': query({
    http: 'GET /api/v1/topology/behind',
    role: 'viewer',
    scoped: true,
    summary: 'What this computer could no longer reach without a node or link',
    input: z.strictObject({ node: z.string().max(100).optional(), link: Id.optional(), at }),
    output: z.object({ nodes: z.array(z.string()), links: z.array(z.string()) }),
  }),
  'topology.refresh': command({
    http: 'POST /api/v1/topology/refresh',
    role: 'operator',
    summary: 'Read the neighbours of every device again, now',
    input: Nothing,
    output: z.object({ asked: z.number().int() }),
  }),
  'links.add': command({
    http: 'POST /api/v1/topology/links',
    role: 'operator',
    summary: 'Draw a link by hand; no later discovery takes it away',
    input: z.strictObject({ a: end, b: end, layer: z.enum(LINK_LAYERS).default('l2'), note: label(500).default('') }),
    output: TopologyLink,
    status: 201,
  }),
  'links.remove': command({
    http: 'DELETE /api/v1/topology/links/{id}',
    role: 'operator',
    summary: 'Take away a link that was drawn by hand, or one that is stale',
    input: IdInput,
    output: z.object({}),
    status: 204,
  }),
  'find.run': query({
    http: 'GET /api/v1/find',
    role: 'viewer',
    scoped: true,
    summary: 'Find a hardware address in any notation, an IP address or a name: at which port of which switch',
    input: z.strictObject({ q: z.string().trim().min(1).max(200) }),
    output: z.object({ items: z.array(Finding), nextCursor: z.null() }),
  }),
  'find.me': query({
    http: 'GET /api/v1/find/me',
    role: 'viewer',
    summary: 'Where this computer is plugged in: switch, port, VLAN, speed and errors, by what the switches tell',
    input: Nothing,
    output: z.object({ items: z.array(OwnPort), nextCursor: z.null() }),
  }),
} as const;
