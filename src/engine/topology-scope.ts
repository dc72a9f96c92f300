import type { Scope } from '../contract/define.ts';
import type { TopologyLink, TopologyNode } from '../contract/topology.ts';
import { covers } from './scope.ts';

type Wired = { readonly nodes: readonly TopologyNode[]; readonly links: readonly TopologyLink[] };

/**
 * The map as if there were nothing but what lies in a scope: its devices, what is linked with one of them and is no
 * device itself, and the links of which both ends are left. A link to a device outside is not there: it would tell its name.
 */
export function withinTopology<T extends Wired>(
  wired: T,
  scope: Scope,
): T & { nodes: TopologyNode[]; links: TopologyLink[] } {
  const devices = new Set(
    wired.nodes.flatMap((node) => (node.deviceId !== null && covers(scope, node) ? [node.id] : [])),
  );
  const others = new Map(wired.nodes.flatMap((node) => (node.deviceId === null ? [[node.id, node] as const] : [])));
  const seen = new Set(devices);
  // Through unmanaged switches to what is plugged into them, but not through devices.
  const passes = (id: string): boolean => devices.has(id) || (seen.has(id) && others.get(id)?.kind === 'inferred');
  const ways = wired.links.flatMap(({ a, b }) => [[a.node, b.node] as const, [b.node, a.node] as const]);
  for (let before = -1; before !== seen.size; ) {
    before = seen.size;
    for (const [one, other] of ways) if (others.has(one) && passes(other)) seen.add(one);
  }
  return {
    ...wired,
    nodes: wired.nodes.filter(({ id }) => seen.has(id)),
    links: wired.links.filter(({ a, b }) => seen.has(a.node) && seen.has(b.node)),
  };
}
