import type {
  EVIDENCE_SOURCES,
  LINK_LAYERS,
  LINK_STATES,
  NodeDoubt,
  STP_STATES,
  TopologyNode,
} from '../../contract/topology.ts';
import type { KnownHost, Wiring } from '../wiring/wiring.ts';

export type Source = (typeof EVIDENCE_SOURCES)[number];
export type Layer = (typeof LINK_LAYERS)[number];
export type LinkState = (typeof LINK_STATES)[number];

/** What a device told of its wiring, and when (ms since 1970). */
export type Told = { readonly at: number; readonly wiring: Wiring };

/** One end of a link. `port` is what people call it; null when it is not known. */
export type End = {
  readonly node: string;
  readonly port: string | null;
  readonly ifIndex: number | null;
};

export type Proof = {
  readonly source: Source;
  readonly by: 'a' | 'b' | 'both' | 'person';
  readonly at: number;
  readonly detail: string;
};

/** A link as one moment shows it: without a past. */
export type Sight = {
  readonly layer: Layer;
  readonly a: End;
  readonly b: End;
  readonly proofs: readonly Proof[];
  readonly confidence: number;
  readonly state: Exclude<LinkState, 'stale'>;
};

/** A link with its past. Times are ms since 1970. */
export type Link = Omit<Sight, 'state'> & {
  readonly id: string;
  readonly state: LinkState;
  readonly firstSeen: number;
  readonly lastSeen: number;
  readonly lag: { readonly id: string; readonly a: string | null; readonly b: string | null } | null;
  readonly speedBps: number | null;
  /** What the ports of both ends are like. */
  readonly ports: { readonly a: PortState; readonly b: PortState };
  readonly note: string;
};
export type PortState = { readonly mac: string | null; readonly stp: (typeof STP_STATES)[number] | null };

/** A node without what only the inventory knows of it. */
export type Node = Omit<TopologyNode, 'deviceId' | 'doubts'> & { readonly doubts: readonly NodeDoubt[] };

/** A link somebody drew. */
export type ManualLink = Pick<Link, 'id' | 'layer' | 'a' | 'b' | 'note' | 'firstSeen'>;

/** The interfaces of this computer that are plugged into something. */
export type OwnInterface = { readonly name: string; readonly mac: string; readonly addresses: readonly string[] };

/** Addresses and the hardware they resolve to. */
type Resolved = readonly { readonly address: string; readonly mac: string }[];

export type OwnComputer = {
  readonly name: string;
  readonly interfaces: readonly OwnInterface[];
  readonly arp: Resolved;
};

export type FuseInput = {
  /** By the id of the host. */
  readonly wirings: ReadonlyMap<string, Told>;
  readonly hosts: readonly KnownHost[];
  readonly own?: OwnComputer | undefined;
};

export const THIS_COMPUTER = 'this-computer';
