import type { Recursion, ScanOrder } from './messages.ts';
import { cidrOf, holds, ipOf, type IpRange } from '../lib/ip.ts';
import type { StoredHost, StoredScan } from '../storage/storage.ts';
import type { Wiring } from '../wiring/wiring.ts';
import { PRIVATE_NETWORKS } from './leads.ts';
import type { Outcome, Recorder } from './recording.ts';
import type { ScanKey } from './scan-keys.ts';
import type { Targets } from './targets.ts';

/** A scan that runs. */
export type ScanRun = {
  scan: StoredScan;
  readonly plan: Targets;
  keys: readonly ScanKey[];
  readonly recorder: Recorder & { readonly outcomes: Map<string, Outcome> };
  /** Wiring of what was read, by the id of the host. */
  readonly wirings: Map<string, Wiring>;
  /** Which host an address turned out to be. */
  readonly hostAt: Map<string, string>;
  /** Addresses by which it is told whether this computer lost its network. */
  readonly witnesses: readonly string[];
  /** Nothing of these networks was known before. */
  readonly isFirst: boolean;
  readonly begun: readonly { readonly key: string; readonly tried: number; readonly answered: number }[];
  /** Ends with the scan. */
  readonly ended: PromiseWithResolvers<StoredScan>;
};

/** What a scan follows of neighbours: within the private networks and its own targets, unless it is told where. */
export function recursionOf({ spec }: StoredScan, ranges: readonly IpRange[]): Recursion | null {
  if (spec.recurse === null) return null;
  const named = spec.recurse.allow.length > 0 ? spec.recurse.allow : PRIVATE_NETWORKS;
  const allow = [...named.flatMap((text) => cidrOf(text) ?? []), ...ranges];
  return { sources: spec.recurse.sources as Recursion['sources'], allow, hops: spec.recurse.hops };
}

/** The credential each address answered to before, where the scan has it. */
export function answeredOf(hosts: Iterable<StoredHost>, keys: readonly ScanKey[]): Record<string, string> {
  const ids = new Set(keys.map(({ id, once }) => (once === undefined ? id : '')));
  const answered: Record<string, string> = {};
  for (const { credential, address } of hosts)
    if (credential !== null && ids.has(credential.id)) answered[address] = credential.id;
  return answered;
}

export const isWithin = (ranges: readonly IpRange[], address: string): boolean => {
  const ip = ipOf(address);
  return ip !== undefined && holds(ranges, ip);
};

/** What is begun again where it was. */
export const orderOf = (
  { scan, plan, keys }: Pick<ScanRun, 'scan' | 'plan' | 'keys'>,
  about: Pick<ScanOrder, 'answered' | 'guarded' | 'known' | 'own' | 'onLink'>,
): ScanOrder => ({
  id: scan.id,
  ranges: plan.ranges,
  names: plan.names,
  cursor: scan.cursor,
  leads: scan.leads,
  keys: keys.map(({ id, security }) => ({ key: id, security })),
  pps: scan.spec.pps,
  ports: scan.spec.ports,
  snmpPort: scan.spec.snmpPort,
  recursion: recursionOf(scan, plan.ranges),
  ...about,
});
