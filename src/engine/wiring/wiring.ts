import type { NodeType } from '../../contract/topology.ts';

/**
 * What one device tells about how it is wired, as it tells it: nothing is concluded here. Hardware addresses are 12 hex
 * digits in lower case, IP addresses text; absent means unknown.
 */
export type Wiring = {
  readonly identity: WiringIdentity;
  readonly ports: readonly WiringPort[];
  readonly addresses: readonly {
    readonly address: string;
    readonly prefix?: number | undefined;
    readonly ifIndex: number;
  }[];
  readonly neighbours: readonly WiringNeighbour[];
  /** Addresses of its own that bridges learn are left out (`self`). */
  readonly fdb: readonly { readonly mac: string; readonly vlan: number; readonly ifIndex: number }[];
  readonly arp: readonly { readonly address: string; readonly mac: string; readonly ifIndex: number }[];
  readonly stp: readonly StpPort[];
  /** dot3adAggPortAttachedAggID, or ifStackTable where it says the same. */
  readonly lags: readonly { readonly aggregate: number; readonly member: number }[];
  /** Routing neighbours. */
  readonly peers: readonly {
    readonly protocol: 'ospf' | 'bgp';
    readonly address: string;
    readonly ifIndex?: number | undefined;
  }[];
  /** Next hops of its routes. */
  readonly nextHops: readonly string[];
  /** What was not believed, or left out because it was too much. */
  readonly doubts: readonly WiringDoubt[];
};

/**
 * `own-neighbour`: it tells of itself as its neighbour. `many-neighbours`: more at one port than any cable has.
 * `many-addresses`: its table of learnt addresses was cut. `unread`: a table could not be read whole.
 */
export type WiringDoubt = 'own-neighbour' | 'many-neighbours' | 'many-addresses' | 'unread';

export type WiringIdentity = {
  readonly sysName?: string | undefined;
  readonly sysObjectId?: string | undefined;
  readonly sysDescr?: string | undefined;
  /** lldpLocChassisId. */
  readonly chassisId?: LldpId | undefined;
  /** dot1dBaseBridgeAddress. */
  readonly bridgeMac?: string | undefined;
  /** snmpEngineID as hex. */
  readonly engineId?: string | undefined;
  readonly serial?: string | undefined;
};

/** An identifier of LLDP: its subtype (IEEE 802.1AB), its bytes as hex, and as text where they are one. */
export type LldpId = { readonly subtype: number; readonly hex: string; readonly text?: string | undefined };

export type WiringPort = {
  readonly ifIndex: number;
  readonly name?: string | undefined;
  readonly descr?: string | undefined;
  readonly alias?: string | undefined;
  readonly mac?: string | undefined;
  readonly type?: string | undefined;
  readonly speedBps?: number | undefined;
  readonly isUp?: boolean | undefined;
  /** As LLDP calls it (lldpLocPortId, lldpLocPortDesc). */
  readonly lldpId?: LldpId | undefined;
  readonly lldpDescr?: string | undefined;
};

export type WiringNeighbour = {
  readonly protocol: 'lldp' | 'cdp' | 'mndp';
  /** Undefined: its local port could not be told from the device's numbers. */
  readonly ifIndex?: number | undefined;
  readonly chassisId?: LldpId | undefined;
  readonly portId?: LldpId | undefined;
  readonly portDescr?: string | undefined;
  readonly sysName?: string | undefined;
  readonly sysDescr?: string | undefined;
  readonly addresses: readonly string[];
  /** LldpSystemCapabilitiesMap or the like of CDP: `bridge`, `router`, `wlan-ap`, `telephone`, `station` … */
  readonly capabilities: readonly string[];
};

/** @see RFC 4188, dot1dStpPortTable */
export type StpPort = {
  readonly ifIndex: number;
  /** 1 to 6, as dot1dStpPortState. */
  readonly state: number;
  readonly designatedBridge?: string | undefined;
  readonly designatedPort?: number | undefined;
  readonly isRoot: boolean;
};

/** A host as discovery knows it: what topology needs of what is not, or not yet, watched. */
export type KnownHost = {
  /** Of a watched device: its id. */
  readonly id: string;
  readonly isWatched: boolean;
  readonly name: string;
  readonly addresses: readonly string[];
  readonly macs: readonly string[];
  readonly type: NodeType;
  readonly vendor: string | null;
  readonly site: string;
  readonly groups: readonly string[];
};
