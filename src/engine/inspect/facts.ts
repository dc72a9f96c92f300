/**
 * What is read of a device. Absent means unknown. MAC addresses are 12 hex digits, sizes bytes, speeds bit/s, times in
 * ticks of 10 ms where the MIB counts so.
 */
export type PortFacts = {
  readonly index: number;
  readonly name?: string | undefined;
  readonly descr?: string | undefined;
  readonly alias?: string | undefined;
  readonly type?: string | undefined;
  readonly speed?: number | undefined;
  readonly mtu?: number | undefined;
  readonly mac?: string | undefined;
  readonly admin?: string | undefined;
  readonly oper?: string | undefined;
  readonly duplex?: string | undefined;
  readonly vlan?: string | undefined;
  readonly trunk?: string | undefined;
  readonly connector?: string | undefined;
  readonly lastChange?: number | undefined;
  readonly inOctets?: number | bigint | undefined;
  readonly outOctets?: number | bigint | undefined;
  readonly inUcast?: number | bigint | undefined;
  readonly outUcast?: number | bigint | undefined;
  readonly inErrors?: number | undefined;
  readonly outErrors?: number | undefined;
  readonly inDiscards?: number | undefined;
  readonly outDiscards?: number | undefined;
};
export type ProcessorFacts = {
  readonly descr: string;
  readonly usage: number;
  readonly oid: string;
  readonly index: string;
};
export type MempoolFacts = {
  readonly descr: string;
  readonly class: string;
  readonly perc?: number | undefined;
  readonly used?: number | undefined;
  readonly free?: number | undefined;
  readonly total?: number | undefined;
  readonly index: string;
};
export type StorageFacts = {
  readonly descr: string;
  readonly type: string;
  readonly size: number;
  readonly used: number;
  readonly free: number;
  readonly perc: number;
  readonly units: number;
  readonly index: string;
};
export type SensorFacts = {
  readonly class: string;
  readonly descr: string;
  readonly value: number;
  readonly oid: string;
  readonly index: string;
  readonly divisor?: number | undefined;
  readonly multiplier?: number | undefined;
  readonly state?: string | undefined;
  /** 0 ok, 1 warning, 2 critical, 3 unknown */
  readonly severity?: number | undefined;
  readonly limitHigh?: number | undefined;
  readonly warnHigh?: number | undefined;
  readonly limitLow?: number | undefined;
  readonly warnLow?: number | undefined;
};
export type WirelessFacts = Omit<SensorFacts, 'oid'> & { readonly oids: readonly string[] };
export type NeighbourFacts = {
  readonly protocol: string;
  readonly localName?: string | undefined;
  readonly localDescr?: string | undefined;
  readonly remoteHost?: string | undefined;
  readonly remotePort?: string | undefined;
  readonly remotePlatform?: string | undefined;
  readonly remoteVersion?: string | undefined;
};
export type EntityFacts = {
  readonly index: number;
  readonly parent?: number | undefined;
  readonly class?: string | undefined;
  readonly name?: string | undefined;
  readonly descr?: string | undefined;
  readonly model?: string | undefined;
  readonly serial?: string | undefined;
  readonly vendor?: string | undefined;
  readonly hw?: string | undefined;
  readonly fw?: string | undefined;
  readonly sw?: string | undefined;
};
export type AddressFacts = { readonly address: string; readonly prefix: number; readonly ifIndex: number };
export type VlanFacts = {
  readonly id: number;
  readonly name?: string | undefined;
  readonly domain?: number | undefined;
};
export type ArpFacts = { readonly address: string; readonly mac: string; readonly ifIndex: number };
export type FdbFacts = { readonly mac: string; readonly vlan: number; readonly ifIndex: number };

export type DeviceFacts = {
  readonly os?: string | undefined;
  readonly type?: string | undefined;
  readonly vendor?: string | undefined;
  readonly sysName?: string | undefined;
  readonly sysObjectID?: string | undefined;
  readonly sysDescr?: string | undefined;
  readonly sysContact?: string | undefined;
  readonly location?: string | undefined;
  readonly uptimeTicks?: number | undefined;
  readonly hardware?: string | undefined;
  readonly version?: string | undefined;
  readonly serial?: string | undefined;
  readonly features?: string | undefined;
  readonly ports: readonly PortFacts[];
  readonly processors: readonly ProcessorFacts[];
  readonly mempools: readonly MempoolFacts[];
  readonly storage: readonly StorageFacts[];
  readonly sensors: readonly SensorFacts[];
  readonly wireless: readonly WirelessFacts[];
  readonly neighbours: readonly NeighbourFacts[];
  readonly entities: readonly EntityFacts[];
  readonly vlans: readonly VlanFacts[];
  readonly ipv4: readonly AddressFacts[];
  readonly ipv6: readonly AddressFacts[];
  readonly arp: readonly ArpFacts[];
  readonly fdb: readonly FdbFacts[];
};
