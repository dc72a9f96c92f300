import type { Wiring } from '../wiring/wiring.ts';
import type { Profile } from '../profiles/profile.ts';
import type { SnmpSecurity } from '../snmp/snmp.ts';
import type { NameTarget } from './targets.ts';
import type { IpRange } from '../lib/ip.ts';

/** What the thread begins with: profiles of a person. */
export type DiscoveryWorkerData = { readonly profiles: readonly Profile[] };

/** A credential under a name of the scan: the id of a stored one, or "1", "2" … */
export type KeyToTry = { readonly key: string; readonly security: SnmpSecurity };
/** An address another device told of. `hop`: how many devices are between it and the targets. */
export type Lead = { readonly address: string; readonly hop: number };
/** What of neighbours is followed: `allow` are the networks that may be entered. */
export type Recursion = {
  readonly sources: readonly ('lldp' | 'cdp' | 'mndp' | 'arp' | 'routes' | 'ospf' | 'bgp')[];
  readonly allow: readonly IpRange[];
  readonly hops: number;
};

/** A scan as its thread needs it. Secrets are in memory only. */
export type ScanOrder = {
  readonly id: string;
  readonly ranges: readonly IpRange[];
  readonly names: readonly NameTarget[];
  /** So many addresses of the ranges are done already. */
  readonly cursor: number;
  readonly leads: readonly Lead[];
  readonly keys: readonly KeyToTry[];
  /** Key by address of those that answered before: tried first. */
  readonly answered: Readonly<Record<string, string>>;
  /** "key address" that were wrong within the last hour: not tried. */
  readonly guarded: readonly string[];
  /** Addresses that answered otherwise: only credentials are tried there. */
  readonly known: readonly string[];
  /** Packets a second. */
  readonly pps: number;
  readonly ports: readonly number[];
  readonly snmpPort: number;
  readonly recursion: Recursion | null;
  /** Addresses of this computer, which are not scanned. */
  readonly own: readonly string[];
  /** Networks this computer is in: who is there answers ARP or ND. */
  readonly onLink: readonly IpRange[];
};

/** Address and hardware address (12 hex digits) of one who answered ARP or ND. */
export type NeighbourEntry = { readonly address: string; readonly mac: string };

export type ToDiscoveryThread =
  | { readonly kind: 'scan'; readonly order: ScanOrder }
  | { readonly kind: 'cancel' | 'pause' | 'go'; readonly id: string }
  /** Nothing is to be scanned any more: it lets go of its sockets and ends. */
  | { readonly kind: 'stop' }
  /** More credentials, for the addresses that answered without SNMP, too. */
  | {
      readonly kind: 'keys';
      readonly id: string;
      readonly keys: readonly KeyToTry[];
      readonly addresses: readonly string[];
    }
  | { readonly kind: 'neighbours'; readonly entries: readonly NeighbourEntry[] };

/** What an SNMP agent says its device is. */
export type Reading = {
  readonly sysName?: string | undefined;
  readonly sysDescr?: string | undefined;
  readonly sysObjectId?: string | undefined;
  readonly sysServices?: number | undefined;
  readonly location?: string | undefined;
  readonly os?: string | undefined;
  /** Of the profile, such as `network`, `firewall`, `printer`. */
  readonly kind?: string | undefined;
  readonly vendor?: string | undefined;
  readonly model?: string | undefined;
  readonly version?: string | undefined;
  readonly serial?: string | undefined;
  readonly wiring?: Wiring | undefined;
};

/** One address that answered, with all that is known of it when it is told. */
export type Sighting = {
  readonly address: string;
  /** ms since 1970 */
  readonly at: number;
  readonly via: 'sweep' | 'neighbour' | 'passive';
  readonly answers: readonly string[];
  readonly rttMs: number | null;
  readonly mac: string | null;
  readonly names: Readonly<Record<string, string>>;
  readonly key: string | null;
  readonly reading: Reading | null;
};

export type Progress = {
  readonly phase: 'hosts' | 'identify' | 'neighbours' | 'naming' | 'done';
  readonly progress: number;
  readonly etaS: number | null;
  readonly addresses: number;
  readonly tried: number;
  readonly cursor: number;
  readonly leads: readonly Lead[];
  readonly pps: number;
  readonly keys: readonly { readonly key: string; readonly tried: number; readonly answered: number }[];
};

export type FromDiscoveryThread =
  | { readonly kind: 'found'; readonly id: string; readonly sighting: Sighting }
  /** Names of an address that was told of already. */
  | {
      readonly kind: 'named';
      readonly id: string;
      readonly address: string;
      readonly names: Readonly<Record<string, string>>;
    }
  | { readonly kind: 'progress'; readonly id: string; readonly progress: Progress }
  /** A credential the agent at this address did not take. */
  | { readonly kind: 'wrong'; readonly key: string; readonly address: string }
  /** Asks for what this computer knows by ARP and ND. */
  | { readonly kind: 'neighbours-wanted' }
  | { readonly kind: 'note'; readonly id: string; readonly message: string }
  /** It came to its end; cancelled ones, too. */
  | { readonly kind: 'ended'; readonly id: string; readonly isWhole: boolean; readonly progress: Progress };
