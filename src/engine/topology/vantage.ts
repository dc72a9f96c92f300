import type { Topology } from '../../contract/topology.ts';
import type { LocalAddress } from '../ports.ts';
import { THIS_COMPUTER } from './model.ts';

/**
 * The node the network is looked at from: this computer where it is known where it is plugged in, else its gateway, else
 * whatever has the most links.
 */
export function vantageOf(
  { nodes, links }: Pick<Topology, 'nodes' | 'links'>,
  own: readonly LocalAddress[],
): string | undefined {
  const degrees = new Map<string, number>();
  for (const { a, b } of links) for (const { node } of [a, b]) degrees.set(node, (degrees.get(node) ?? 0) + 1);
  if (degrees.has(THIS_COMPUTER)) return THIS_COMPUTER;
  const gateways = new Set(own.flatMap(({ gateway }) => gateway ?? []));
  const gateway = nodes.find(
    ({ id, addresses }) => degrees.has(id) && addresses.some((address) => gateways.has(address)),
  );
  const [busiest] = [...degrees].toSorted((one, other) => other[1] - one[1]);
  return gateway?.id ?? busiest?.[0];
}
