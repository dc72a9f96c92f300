import type { DemoStatus, IncidentKind } from '../../contract/demo.ts';
import type { Collector } from '../collecting/collector.ts';
import type { FromPollThread } from '../collecting/messages.ts';
import type { CheckKindDefinition } from '../checks/check.ts';
import { checkKinds } from '../checks/registry.gen.ts';
import type { NameResolver } from '../polling/polling.ts';
import type { LocalNet } from '../ports.ts';
import type { Prober, ProberOptions } from '../probing/probing.ts';
import type { Storage } from '../storage/storage.ts';
import { createIncidents } from './incidents.ts';
import { createModel } from './model.ts';
import { officeOf } from './office.ts';
import { writePast } from './past.ts';
import { createRandom, hashOf } from './random.ts';
import { simulatedChecks } from './simulated-checks.ts';
import { createSimulatedProber } from './simulated-prober.ts';
import { createSnmp, type Snmp } from '../snmp/snmp.ts';
import { officeAgents } from './office-agents.ts';
import { createSimulatedCollector } from './simulated-collector.ts';
import { createSimulatedExchange, type Respond } from './simulated-wire.ts';
import { createTroubles } from './troubles.ts';

export { MOST_DEVICES } from './office.ts';
export const OFFICE_DEVICES = 48;
const SEED = 48;

type SimulationOptions = {
  readonly devices: number;
  readonly now: () => number;
  readonly seed?: number;
};

/** What an engine is given in place of a network. */
export type Simulation = {
  readonly net: LocalNet;
  readonly resolver: NameResolver;
  readonly kinds: readonly CheckKindDefinition[];
  readonly createProber: (handlers: Pick<ProberOptions, 'onRounds' | 'onMethod' | 'onCrash'>) => Prober;
  /** SNMP without a network. */
  readonly snmp: Snmp;
  readonly createCollector: (handlers: { onMessage: (message: FromPollThread) => void }) => Collector;
  status(): DemoStatus;
  play(kind: IncidentKind): void;
  stop(): void;
  /** Fills an empty database with the office and its last day. */
  prepare(storage: Storage): Promise<void>;
};

/** A made-up office that is watched like a real one. Nothing is sent anywhere; the same seed gives the same troubles. */
export function createSimulation({ devices, now, seed = SEED }: SimulationOptions): Simulation {
  const startedAt = now();
  const office = officeOf(devices);
  const incidents = createIncidents(office, now);
  const troubles = createTroubles(seed, startedAt);
  const model = createModel({ office, troubles, isCut: incidents.isCut });
  const random = createRandom(seed + 1);
  const { isOffline } = incidents;
  const agents = officeAgents(office, seed);
  const respond: Respond = (address, bytes) =>
    incidents.isCut(address, now()) ? undefined : agents.respond(address, bytes, now());
  const snmp = createSnmp(createSimulatedExchange(respond));
  return {
    net: {
      pathTo: () => (isOffline() ? { usable: false, reason: 'no-link' } : { usable: true }),
      network: () => undefined,
      addresses: () => [],
      neighbours: async () => [],
    },
    // Even a name is not asked for outside: each has an address of its own that nobody else has.
    resolver: { resolve: async (name) => (/^[\d.]+$|:/.test(name) ? name : addressFor(name)) },
    kinds: simulatedChecks({ kinds: checkKinds, model, random, now, isOffline }),
    createProber: (handlers) => createSimulatedProber({ model, random }, { now }, handlers),
    snmp,
    createCollector: ({ onMessage }) => createSimulatedCollector({ agents, respond, snmp, now, onMessage }),
    status: () => ({ devices: office.length, incident: incidents.current() }),
    play: incidents.play,
    stop: incidents.stop,
    prepare: (storage) => writePast({ storage, office, kinds: checkKinds, model, seed, now: startedAt }),
  };
}

function addressFor(name: string): string {
  const hash = hashOf(name.toLowerCase());
  return `127.200.${String((hash >>> 8) & 255)}.${String(1 + (hash % 254))}`;
}
