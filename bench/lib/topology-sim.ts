import type { Sight } from '../../src/engine/topology/model.ts';
import { endText, linkText, scoreLinks, startNetwork } from './simulated-network.ts';
import { fuseAll, readAll } from './wired-network.ts';

const BASE = '127.60.0.1';
const told = ({ a, b }: Sight): string => linkText(endText(a.node, a.port), endText(b.node, b.port));

/** Agents of a mixed network, read and fused: which cables are found, with the right ports at both ends. */
export async function scoreSim(agents: number): Promise<object> {
  const network = await startNetwork(agents, BASE);
  try {
    const began = performance.now();
    const asked = network.routers.map(({ address }) => ({
      id: address,
      host: address,
      port: network.udp,
      security: { version: 2, community: 'public' } as const,
    }));
    const wirings = await readAll(asked);
    const readMs = performance.now() - began;
    const { sights, ms } = fuseAll(wirings, (id) => id);
    const l2 = sights.filter(({ layer, a, b }) => layer === 'l2' && ![a, b].some(({ node }) => !wirings.has(node)));
    return {
      agents: wirings.size,
      readS: Math.round(readMs / 100) / 10,
      fuseMs: Math.round(ms),
      ...scoreLinks(new Set(l2.map(told)), network.links),
    };
  } finally {
    network.stop();
  }
}
