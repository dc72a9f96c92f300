import type { Reader } from './ground.ts';
import type { Sight } from './model.ts';

/** Which ports have a link already, bundles counting as one port. */
export function createOccupancy(readers: ReadonlyMap<string, Reader>) {
  const taken = new Map<string, Sight[]>();
  const linked = new Set<string>();
  const keyOf = (node: string, ifIndex: number): string =>
    `${node} ${String(readers.get(node)?.bundleOf(ifIndex) ?? ifIndex)}`;
  return {
    add(sights: readonly Sight[]): void {
      for (const sight of sights)
        for (const { node, ifIndex } of [sight.a, sight.b]) {
          linked.add(node);
          if (ifIndex === null) continue;
          const key = keyOf(node, ifIndex);
          taken.set(key, [...(taken.get(key) ?? []), sight]);
        }
    },
    has: (node: string, ifIndex: number): boolean => taken.has(keyOf(node, ifIndex)),
    at: (node: string, ifIndex: number): readonly Sight[] => taken.get(keyOf(node, ifIndex)) ?? [],
    /** Whether any port of a node has one. */
    isLinked: (node: string): boolean => linked.has(node),
  };
}
export type Occupancy = ReturnType<typeof createOccupancy>;
