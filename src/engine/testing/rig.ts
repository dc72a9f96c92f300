import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import type { Principal } from '../../contract/access.ts';
import type { CallName, Input, Output } from '../../contract/contract.ts';
import type { Role } from '../../contract/define.ts';
import { invoke } from '../api/invoke.ts';
import { type Collector, NO_POLLS } from '../collecting/collector.ts';
import type { AgentTarget, FromPollThread, PortPlan } from '../collecting/messages.ts';
import { createEngine } from '../engine.ts';
import type { CollectorHandlers } from '../reading.ts';
import { COLUMN, OUTCOME, ROUND_STRIDE } from '../lib/round-columns.ts';
import { uuidv7 } from '../lib/uuid.ts';
import type { LocalNet, Ports } from '../ports.ts';
import type { PingTarget, ProberOptions } from '../probing/probing.ts';
import { createSimulation } from '../simulation/simulation.ts';
import { openStorage } from '../storage/open-storage.ts';

/** A prober whose rounds are told by the test. */
export function fakeProber() {
  const targets = new Map<number, PingTarget>();
  const asked: number[] = [];
  let handlers: Pick<ProberOptions, 'onRounds' | 'onMethod' | 'onCrash'> | undefined;
  return {
    targets,
    asked,
    create: (given: Pick<ProberOptions, 'onRounds' | 'onMethod' | 'onCrash'>) => {
      handlers = given;
      given.onMethod({ method: 'icmp-raw', precision: 'kernel', note: null });
      return {
        update: (put: readonly PingTarget[], remove: readonly number[]) => {
          for (const target of put) targets.set(target.number, target);
          for (const number of remove) targets.delete(number);
        },
        runNow: (numbers: readonly number[]) => void asked.push(...numbers),
        dispose: async () => undefined,
      };
    },
    /** Finishes a round of a check; `rttMs` undefined: silence. */
    round(number: number, at: number, rttMs?: number, outcome: number = OUTCOME.measured): void {
      const row = new Float64Array(ROUND_STRIDE).fill(Number.NaN);
      row.set([number, at, 5, rttMs === undefined ? 0 : 5]);
      if (rttMs !== undefined) row.fill(rttMs, COLUMN.minMs, COLUMN.jitterMs);
      if (rttMs !== undefined) row[COLUMN.jitterMs] = 0;
      row[COLUMN.outcome] = outcome;
      handlers?.onRounds(row);
    },
  };
}

/** A poll thread whose messages are told by the test. */
export function fakeCollector() {
  const targets = new Map<string, AgentTarget>();
  const plans = new Map<string, readonly PortPlan[]>();
  const asked: string[] = [];
  let handlers: CollectorHandlers | undefined;
  return {
    targets,
    plans,
    asked,
    create: (given: CollectorHandlers): Collector => {
      handlers = given;
      return {
        put: (list) => list.forEach((target) => targets.set(target.id, target)),
        remove: (ids) => ids.forEach((id) => targets.delete(id)),
        plan: (id, { ports }) => void plans.set(id, ports),
        counts: () => NO_POLLS,
        survey: (id) => void asked.push(id),
        rewire: () => undefined,
        live: (id) => void asked.push(id),
        dispose: async () => undefined,
      };
    },
    tell: (message: FromPollThread): void => handlers?.onMessage(message),
  };
}

const WORKERS = {
  storage: 'storage/storage',
  care: 'storage/care/care',
  probe: 'probing/probe',
  poll: 'collecting/poll',
  discovery: 'discovery/discovery',
  topology: 'topology/topology',
} as const;

/** A computer without addresses of its own. */
export const NO_ADDRESSES = { addresses: () => [], neighbours: async () => [] };

export const principal = (role: Role): Principal => ({ kind: 'local', id: 'test', name: 'test', role });

/** A real engine with real storage on a folder of its own, a fake prober, and a clock the test may move. */
export async function startRig(options: { dataDir?: string; net?: LocalNet } = {}) {
  const dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), 'ronda-rig-'));
  let shift = 0;
  const ports: Ports = {
    clock: { now: () => Date.now() + shift, monotonic: () => performance.now(), sinceBoot: () => performance.now() },
    net: options.net ?? { pathTo: () => ({ usable: true }), network: () => undefined, ...NO_ADDRESSES },
    power: { onBattery: () => undefined },
    threads: {
      workerUrl: (name) => new URL(`../${WORKERS[name]}.worker.ts`, import.meta.url),
    },
    log: pino({ level: 'silent' }),
    newId: () => uuidv7(Date.now()),
    version: '0.0.0-test',
  };
  const storage = await openStorage({
    dataDir,
    workerUrl: ports.threads.workerUrl('storage'),
    careUrl: ports.threads.workerUrl('care'),
    onCrash: () => undefined,
  });
  const prober = fakeProber();
  const collector = fakeCollector();
  const engine = await createEngine(ports, {
    storage,
    createProber: prober.create,
    createCollector: collector.create,
  });
  return {
    engine,
    ports,
    prober,
    collector,
    storage,
    dataDir,
    shiftClock: (ms: number): void => {
      shift += ms;
    },
    call: async <N extends CallName>(name: N, input: Input<N>, role: Role = 'admin'): Promise<Output<N>> =>
      (await invoke(engine, { name, input }, { principal: principal(role) })) as Output<N>,
    async stop(keep = false): Promise<void> {
      await engine.close();
      if (!keep) rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** A real engine on a simulated network. */
export async function startSimulated(devices: number) {
  const dataDir = mkdtempSync(join(tmpdir(), 'ronda-rig-'));
  const simulation = createSimulation({ devices, now: () => Date.now() });
  const ports: Ports = {
    clock: { now: () => Date.now(), monotonic: () => performance.now(), sinceBoot: () => performance.now() },
    net: simulation.net,
    power: { onBattery: () => undefined },
    threads: { workerUrl: (name) => new URL(`../${WORKERS[name]}.worker.ts`, import.meta.url) },
    log: pino({ level: 'silent' }),
    newId: () => uuidv7(Date.now()),
    version: '0.0.0-test',
  };
  const storage = await openStorage({
    dataDir,
    workerUrl: ports.threads.workerUrl('storage'),
    careUrl: ports.threads.workerUrl('care'),
    onCrash: () => undefined,
  });
  await simulation.prepare(storage);
  const engine = await createEngine(ports, {
    storage,
    simulation,
    createProber: simulation.createProber,
    createCollector: simulation.createCollector,
  });
  return {
    engine,
    call: async <N extends CallName>(name: N, input: Input<N>, role: Role = 'admin'): Promise<Output<N>> =>
      (await invoke(engine, { name, input }, { principal: principal(role) })) as Output<N>,
    async stop(): Promise<void> {
      await engine.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
