import { once } from 'node:events';
import { Fault } from '../../contract/faults.ts';
import { AGENT_DEFAULTS, createAgents } from '../../engine/agents/agents.ts';
import { startControl } from '../../engine/agents/control-api.ts';
import { KIND_NAMES } from '../../engine/agents/kinds/kind.ts';
import { loopbackFrom } from '../../engine/agents/loopback.ts';
import { createNetwork, MOST_ROUTERS, type Router } from '../../engine/agents/network.ts';
import { type Recording, readRecordings } from '../../engine/agents/recording.ts';
import { openSockets, type Seat, type Sockets } from '../../engine/agents/sockets.ts';
import type { V3User } from '../../engine/agents/v3-agent.ts';
import { type View, viewOf } from '../../engine/agents/view.ts';
import { createWorld, type World } from '../../engine/agents/world.ts';
import { onLoopback } from '../../engine/api/http.ts';
import { parseListen } from '../config.ts';
import { EXIT, UsageError } from '../exit-codes.ts';
import { type Flags, number, oneOf, text } from '../flags.ts';
import type { Command, CommandContext } from './command.ts';
import { securityOf, SNMP_FLAGS } from './snmp-flags.ts';

const SNMP_PORT = 161;
/** Where agents listen when the usual port belongs to the administrator. */
const FREE_PORT = 1161;
const DEFAULT_LISTEN = '127.0.0.1:8471';
const DEFAULT_BASE = '127.10.0.1';

const V3_FLAGS = Object.fromEntries(
  Object.entries(SNMP_FLAGS).filter(([name]) => !['version', 'community', 'context'].includes(name)),
);

const whole = (flags: Flags, name: string, range: readonly [number, number]): number | undefined => {
  const value = number(flags, name, range);
  return value === undefined ? undefined : Math.round(value);
};

/** The port that was asked for; else 161, and 1161 where that is not allowed. */
async function openSeats(seats: readonly Seat[], flags: Flags): Promise<Sockets> {
  const now = Date.now;
  const port = whole(flags, 'udp', [0, 65_535]);
  if (port !== undefined) return openSockets(seats, { port, now });
  try {
    return await openSockets(seats, { port: SNMP_PORT, now });
  } catch (thrown) {
    const { code, reason } = Fault.from(thrown);
    if (code !== 'forbidden' && reason !== 'port-in-use') throw thrown;
    return openSockets(seats, { port: FREE_PORT, now });
  }
}

function listenOf(flags: Flags): { readonly host: string; readonly port: number } {
  const wanted = parseListen(text(flags, 'listen') ?? DEFAULT_LISTEN);
  if (!onLoopback(wanted.host) && flags['insecure-listen'] !== true)
    throw new UsageError(
      `The control interface knows no sign-in: ${wanted.host} would let the network in. Add --insecure-listen to do so.`,
    );
  return wanted;
}

/** The user of v3 all agents know, as `ronda inspect` takes it. */
function v3Of(flags: Flags): V3User | undefined {
  const security = securityOf(flags, process.env);
  return security.version === 3 ? security : undefined;
}

/** Generated devices, or one for each recording. */
function worldOf(flags: Flags, recordings: readonly Recording[] | undefined) {
  const network = createNetwork({
    count: recordings?.length ?? whole(flags, 'agents', [1, MOST_ROUTERS]) ?? 1000,
    seed: whole(flags, 'seed', [0, 0xffff_ffff]) ?? 1,
    kind:
      recordings === undefined ? (oneOf(flags, 'profile', ['mixed', ...KIND_NAMES] as const) ?? 'mixed') : 'recorded',
    ports: whole(flags, 'ports', [1, 1000]),
    addressOf: loopbackFrom(text(flags, 'base') ?? DEFAULT_BASE),
    nameOf: recordings && ((at) => recordings[at - 1]?.name ?? ''),
  });
  return createWorld(network, Date.now());
}

/** What recorded devices show. */
function recordedViews(recordings: readonly Recording[]) {
  const known = new Map<number, View>();
  return ({ number: at }: Router): View => {
    const view = known.get(at) ?? viewOf(recordings[at - 1]?.read() ?? [], []);
    known.set(at, view);
    return view;
  };
}

function agentsOf(flags: Flags, world: World, recordings: readonly Recording[] | undefined) {
  const { routers } = world.network;
  const isByName = recordings !== undefined || flags['communities'] === true;
  return createAgents(world, {
    ...AGENT_DEFAULTS,
    community: text(flags, 'community') ?? AGENT_DEFAULTS.community,
    writeCommunity: text(flags, 'write-community') ?? AGENT_DEFAULTS.writeCommunity,
    v3: v3Of(flags),
    byCommunity: isByName ? new Map(routers.map((router) => [router.name, router])) : undefined,
    viewOf: recordings && recordedViews(recordings),
  });
}

async function serveAgents({ flags, print, complain }: CommandContext): Promise<number> {
  const from = text(flags, 'from');
  const recordings = from === undefined ? undefined : readRecordings(from, flags['vary'] === true);
  const world = worldOf(flags, recordings);
  const { routers } = world.network;
  const listen = listenOf(flags);
  const agents = agentsOf(flags, world, recordings);
  const seated = flags['communities'] === true ? routers.slice(0, 1) : routers;
  const seats = seated.map(
    (router): Seat => ({
      address: router.address,
      respond: (bytes, at) => agents.respond(router, bytes, at),
    }),
  );
  const began = Date.now();
  const sockets = await openSeats(seats, flags);
  const control = await startControl(world, {
    ...listen,
    now: Date.now,
    stats: () => ({ ...agents.stats, udp: sockets.port, upS: Math.round((Date.now() - began) / 1000) }),
    onInternal: (thrown) => complain(`ronda: ${Fault.from(thrown).message}`),
  }).catch((thrown: unknown) => {
    sockets.close();
    throw thrown;
  });
  const first = routers[0]?.address ?? '';
  const last = seated.at(-1)?.address ?? '';
  if (flags['json'] === true)
    print(JSON.stringify({ agents: routers.length, first, last, udp: sockets.port, control: control.url }));
  else {
    print(`ronda: ${String(routers.length)} agents at ${first} to ${last}, UDP port ${String(sockets.port)}`);
    print(`ronda: control interface at ${control.url}/sim/routers`);
  }
  const signal = await Promise.race(
    (['SIGINT', 'SIGTERM'] as const).map(async (name) => {
      await once(process, name);
      return name;
    }),
  );
  sockets.close();
  await control.close();
  return signal === 'SIGINT' ? EXIT.interrupted : EXIT.terminated;
}

export const sim: Command = {
  name: 'sim',
  usage: '',
  help: 'serve simulated routers by SNMP on loopback, each at an address of its own',
  flags: {
    agents: { type: 'string', value: 'N', help: 'how many (default 1000)' },
    ports: { type: 'string', value: 'N', help: 'interfaces of routers and switches, 1–1000 (default 48)' },
    profile: { type: 'string', value: 'KIND', help: `mixed (default), or only: ${KIND_NAMES.join(', ')}` },
    from: { type: 'string', value: 'FILE', help: 'replay a recording (*.snmprec), or each of a folder, instead' },
    vary: { type: 'boolean', help: 'let counters and uptimes of recordings go on' },
    communities: { type: 'boolean', help: 'one address for all, told apart by the community: their names' },
    seed: { type: 'string', value: 'N', help: 'another network for each number (default 1)' },
    base: { type: 'string', value: 'ADDR', help: `address of the first (default ${DEFAULT_BASE})` },
    udp: { type: 'string', value: 'PORT', help: 'UDP port of all (default 161, where that is not allowed 1161)' },
    listen: {
      type: 'string',
      value: 'ADDR:PORT',
      help: `control interface (default ${DEFAULT_LISTEN}; port 0 picks one)`,
    },
    'insecure-listen': { type: 'boolean', help: 'let the network reach the control interface, which knows no sign-in' },
    community: { type: 'string', short: 'c', value: 'TEXT', help: 'community that may read (default public)' },
    'write-community': { type: 'string', value: 'TEXT', help: 'community that may write, too (default private)' },
    ...V3_FLAGS,
    json: { type: 'boolean', help: 'tell where they are as one JSON object' },
  },
  async run(context) {
    if (context.words.length > 0) throw new UsageError('ronda sim takes flags only.');
    return serveAgents(context);
  },
};
