import { afterAll, beforeAll, expect, test } from 'vitest';
import { Fault } from '../../contract/faults.ts';
import { decodeCommunity, encodeCommunity } from '../protocols/snmp-community.ts';
import { PDU } from '../protocols/snmp-pdu.ts';
import { createSnmp } from '../snmp/snmp.ts';
import { AGENT_DEFAULTS, createAgents } from './agents.ts';
import { FaultInput } from './fault-kinds.ts';
import { LIES } from './liars.ts';
import { makeWorld, MORNING, serveWorld } from './testing/simulated.ts';

const own = createSnmp();
const world = makeWorld(3);
let served: Awaited<ReturnType<typeof serveWorld>>;
beforeAll(async () => {
  served = await serveWorld(world);
});
afterAll(async () => {
  await own.close();
  served.close();
});
const request = encodeCommunity({
  version: 2,
  community: Buffer.from('public'),
  pdu: { type: PDU.getBulk, requestId: 77, status: 0, index: 10, varbinds: [{ oid: '1.3.6.1.2.1.1', type: 'null' }] },
});

test('there are at least 23 ways to lie', () => {
  expect(LIES.length).toBeGreaterThanOrEqual(23);
});

test.each(LIES)('the lie "%s" is told, and the codec survives it', (lie) => {
  const liar = makeWorld(2);
  const agents = createAgents(liar, AGENT_DEFAULTS);
  const router = liar.network.router(1);
  const [honest] = agents.respond(router, request, MORNING);
  liar.fail(router, FaultInput.parse({ kind: 'lie', lie }), MORNING);
  const packets = agents.respond(router, request, MORNING);
  expect(packets.length).toBeGreaterThan(0);
  expect(packets).not.toEqual([honest]);
  for (const { bytes } of packets)
    try {
      decodeCommunity(bytes);
    } catch (thrown) {
      expect(thrown).toBeInstanceOf(Fault);
    }
  liar.faults.clear(1, MORNING + 1);
  expect(agents.respond(router, request, MORNING + 2)).toHaveLength(1);
});

test.each(['same-oid', 'cycle', 'endless', 'other-oid', 'too-big'] as const)(
  'a walk of ours comes to an end with an agent that tells "%s"',
  async (lie) => {
    const router = world.network.router(2);
    world.fail(router, FaultInput.parse({ kind: 'lie', lie }), MORNING);
    const session = own.open(served.target(2), { version: 2, community: 'public' });
    const caps = { varbinds: 100, bytes: 100_000, requests: 20, ms: 3000 };
    const ended = await session.walk('1.3.6.1.2.1.1', { caps }).catch((thrown: unknown) => Fault.from(thrown).code);
    expect(ended).toBeDefined();
    world.faults.clear(2, MORNING);
  },
);

test('silence, loss of all and a reboot keep every answer back; latency delays it', () => {
  const agents = createAgents(world, AGENT_DEFAULTS);
  const router = world.network.router(3);
  const after = (input: object) => {
    world.fail(router, FaultInput.parse(input), MORNING);
    const packets = agents.respond(router, request, MORNING);
    world.faults.clear(3, MORNING);
    return packets;
  };
  expect(after({ kind: 'silent' })).toEqual([]);
  expect(after({ kind: 'loss', pct: 100 })).toEqual([]);
  expect(after({ kind: 'reboot' })).toEqual([]);
  expect(after({ kind: 'latency', ms: 250 })).toMatchObject([{ delayMs: 250 }]);
  expect(after({ kind: 'trickle' })).toMatchObject([{ delayMs: 250 }]);
});

test('other communities and broken bytes get no answer', () => {
  const agents = createAgents(world, AGENT_DEFAULTS);
  const router = world.network.router(1);
  const foreign = { ...decodeCommunity(request), community: Buffer.from('guess') };
  for (const bytes of [encodeCommunity(foreign), request.slice(0, 20), new Uint8Array(0), new Uint8Array(1400)])
    expect(agents.respond(router, bytes, MORNING)).toEqual([]);
  expect(agents.stats.refused).toBe(4);
});
