import type { Collector } from '../collecting/collector.ts';
import { createPollLoop } from '../collecting/poll-loop.ts';
import type { FromPollThread, Health, PortPlan } from '../collecting/messages.ts';
import { portTable } from '../collecting/port-table.ts';
import { INTERFACE_COLUMN, INTERFACE_STRIDE } from '../lib/interface-columns.ts';
import { profiles } from '../profiles/registry.gen.ts';
import type { Snmp } from '../snmp/snmp.ts';
import type { Router } from '../agents/network.ts';
import type { OfficeAgents } from './office-agents.ts';
import { createSimulatedWire, type Respond } from './simulated-wire.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const STEP_MS = 50;
/** How far back interfaces have a past, and how fine it is. */
const PAST: readonly { readonly fromMs: number; readonly toMs: number; readonly stepMs: number }[] = [
  { fromMs: 24 * HOUR, toMs: 3 * HOUR, stepMs: 15 * MINUTE },
  { fromMs: 3 * HOUR, toMs: MINUTE, stepMs: 3 * MINUTE },
];
const UP = 11;

type Options = {
  readonly agents: OfficeAgents;
  readonly respond: Respond;
  readonly snmp: Snmp;
  readonly now: () => number;
  readonly onMessage: (message: FromPollThread) => void;
};

const momentsOf = (now: number): readonly number[] =>
  PAST.flatMap(({ fromMs, toMs, stepMs }) =>
    Array.from({ length: Math.ceil((fromMs - toMs) / stepMs) }, (_, place) => now - fromMs + place * stepMs),
  );

/** What a device would have said of its health: what it says now, as its load and warmth were then. */
function healthAt(
  router: Router,
  health: Health,
  { world }: OfficeAgents,
  [now, at]: readonly [number, number],
): Health {
  const [is, was] = [world.vitalsOf(router, now), world.vitalsOf(router, at)];
  const [busier, fuller, warmer] = [
    was.cpuPct / is.cpuPct,
    was.memoryUsed / is.memoryUsed,
    was.temperatureC - is.temperatureC,
  ];
  return {
    ...health,
    processors: health.processors.map((one) => ({ ...one, usage: Math.min(100, one.usage * busier) })),
    mempools: health.mempools.map((one) => ({ ...one, perc: one.perc && Math.min(100, one.perc * fuller) })),
    sensors: health.sensors.map((one) => (one.class === 'temperature' ? { ...one, value: one.value + warmer } : one)),
  };
}

/** What the interfaces of a device would have been found to carry in the last day. */
function pastOf(router: Router, ports: readonly PortPlan[], { world }: OfficeAgents, now: number): Float64Array {
  const moments = momentsOf(now);
  const rows: number[] = [];
  for (const [place, { number }] of ports.entries()) {
    const port = place + 1;
    if (router.layout.ports[place] === undefined || !world.isUp(router, port, now)) continue;
    for (const at of moments) {
      const row = Array.from({ length: INTERFACE_STRIDE }, () => Number.NaN);
      row[INTERFACE_COLUMN.number] = number;
      row[INTERFACE_COLUMN.at] = at;
      row[INTERFACE_COLUMN.state] = UP;
      row[INTERFACE_COLUMN.inBps] = world.counters.rate({ router, port, direction: 'in', at }) * 8;
      row[INTERFACE_COLUMN.outBps] = world.counters.rate({ router, port, direction: 'out', at }) * 8;
      for (const column of [INTERFACE_COLUMN.inErrors, INTERFACE_COLUMN.outErrors]) row[column] = 0;
      rows.push(...row);
    }
  }
  return Float64Array.from(rows);
}

/** Reads the simulated office by the very code that reads a network, but for the socket; on this thread. */
export function createSimulatedCollector({ agents, respond, snmp, now, onMessage }: Options): Collector {
  const hosts = new Map<string, string>();
  const hasPast = new Set<string>();
  const isKnown = new Set<string>();

  /** The first survey of a device brings the last day of its health along. */
  function tell(message: FromPollThread): void {
    onMessage(message);
    if (message.kind !== 'surveyed' || isKnown.has(message.id)) return;
    const { id, at, facts } = message;
    const router = agents.routerAt(hosts.get(id) ?? '');
    if (router === undefined) return;
    isKnown.add(id);
    for (const past of [...momentsOf(at), at])
      onMessage({ kind: 'health', id, at: past, health: healthAt(router, facts, agents, [at, past]) });
  }
  const loop = createPollLoop({
    wire: createSimulatedWire(respond),
    clock: { mono: () => performance.now(), wall: now },
    open: snmp.open,
    profiles,
    post: tell,
    chance: Math.random,
  });
  const timer = setInterval(() => loop.step(), STEP_MS);

  function tellPast(id: string, ports: readonly PortPlan[]): void {
    const router = agents.routerAt(hosts.get(id) ?? '');
    if (router === undefined || hasPast.has(id)) return;
    hasPast.add(id);
    const interfaces = pastOf(router, ports, agents, now());
    const nothing = new Float64Array(0);
    if (interfaces.length > 0)
      onMessage({ kind: 'rounds', ids: [], at: nothing, rttMs: nothing, uptimeTicks: nothing, interfaces });
  }

  return {
    put(targets) {
      for (const { id, host } of targets) hosts.set(id, host);
      loop.handle({ kind: 'put', targets });
    },
    remove: (ids) => loop.handle({ kind: 'remove', ids }),
    plan(id, plan) {
      tellPast(id, plan.ports);
      loop.handle({ kind: 'plan', id, ports: portTable(plan.ports), oids: plan.oids });
    },
    survey: (id) => loop.handle({ kind: 'survey', id }),
    rewire: (ids) => loop.handle({ kind: 'rewire', ids }),
    live: (id, number, forMs) => loop.handle({ kind: 'live', id, number, forMs }),
    counts: () => loop.counts(),
    dispose: async () => clearInterval(timer),
  };
}
