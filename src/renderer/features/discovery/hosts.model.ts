import type { Discovered } from '../../../contract/discovery.ts';
import { INFRASTRUCTURE, NODE_TYPES, type NodeType } from '../../../contract/topology.ts';
import type { FoundMap } from '../../store/scans-slice.ts';

export const isInfrastructure = ({ type }: Pick<Discovered, 'type'>): boolean => INFRASTRUCTURE.has(type);

/** 192.168.1.9 before 192.168.1.10. */
export const byAddress = (a: Pick<Discovered, 'address'>, b: Pick<Discovered, 'address'>): number =>
  a.address.localeCompare(b.address, 'en', { numeric: true });

/** What one scan found, by address. */
export const foundBy = (found: FoundMap, scanId: string | undefined): readonly Discovered[] =>
  [...found.values()].filter((host) => host.scanId === scanId && host.state !== 'gone').toSorted(byAddress);

/** What there is to decide, what is urgent first. */
const ORDER = ['conflicting', 'changed', 'gone', 'new'] as const;
export const toReview = (found: FoundMap): readonly Discovered[] =>
  ORDER.flatMap((state) => [...found.values()].filter((host) => host.state === state).toSorted(byAddress));
export const ignored = (found: FoundMap): readonly Discovered[] =>
  [...found.values()].filter((host) => host.state === 'ignored').toSorted(byAddress);

/** Hosts that can be watched from now on. */
export const acceptable = (hosts: readonly Discovered[]): readonly Discovered[] =>
  hosts.filter(({ state }) => state === 'new' || state === 'changed' || state === 'conflicting');

export type HostGroup = { readonly type: NodeType; readonly hosts: readonly Discovered[] };

/** Hosts by what they are for, in the order of the vocabulary. */
export function byType(hosts: readonly Discovered[]): readonly HostGroup[] {
  const groups = Map.groupBy(hosts, ({ type }) => type);
  return NODE_TYPES.flatMap((type) => {
    const own = groups.get(type);
    return own === undefined ? [] : [{ type, hosts: own }];
  });
}

/** Vendor and model as one line. */
export const hardwareText = ({ vendor, model }: Pick<Discovered, 'vendor' | 'model'>): string =>
  [vendor, model?.startsWith(vendor ?? '\0') ? model.slice(vendor?.length).trim() : model].filter(Boolean).join(' ');
