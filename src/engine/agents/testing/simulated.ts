import { AGENT_DEFAULTS, type AgentOptions, createAgents } from '../agents.ts';
import type { KindName } from '../kinds/kind.ts';
import { loopbackFrom } from '../loopback.ts';
import { createNetwork } from '../network.ts';
import { openSockets } from '../sockets.ts';
import { ORIGIN_MS } from '../traffic.ts';
import { createWorld } from '../world.ts';

const DAY_MS = 86_400_000;
/** A Tuesday morning, far enough from the origin that counters have grown. */
export const MORNING = ORIGIN_MS + 40 * DAY_MS + 3 * 3_600_000;

export const makeWorld = (count: number, kind: KindName | 'mixed' = 'mixed', seed = 1) =>
  createWorld(createNetwork({ count, seed, kind, addressOf: loopbackFrom('127.61.0.1') }), MORNING);

/** Agents on UDP whose clock stands still until it is moved. */
export async function serveWorld(
  world: ReturnType<typeof makeWorld>,
  options: Partial<AgentOptions> = {},
  clock: { at: number } = { at: MORNING },
) {
  const agents = createAgents(world, { ...AGENT_DEFAULTS, ...options });
  const sockets = await openSockets(
    world.network.routers.map((router) => ({
      address: router.address,
      respond: (bytes) => agents.respond(router, bytes, clock.at),
    })),
    { port: 0, now: () => clock.at },
  );
  return {
    agents,
    clock,
    close: sockets.close,
    target: (number: number) => ({ host: world.network.router(number).address, port: sockets.port }),
  };
}
