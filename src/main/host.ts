import { join } from 'node:path';
import { rmSync } from 'node:fs';
import { arch, platform, release, uptime } from 'node:os';
import type { Logger } from 'pino';
import { createEngine, type Engine } from '../engine/engine.ts';
import { createCrashFiles } from '../engine/diagnostics/crash-files.ts';
import type { Redactor } from '../engine/lib/redaction.ts';
import type { HostFacts, Ports, Power, Secrets } from '../engine/ports.ts';
import { createCollector } from '../engine/collecting/collector.ts';
import { readOwnProfiles } from '../engine/inspect/own-profiles.ts';
import { createProber } from '../engine/probing/prober.ts';
import { createSimulation, type Simulation } from '../engine/simulation/simulation.ts';
import type { StoredSession } from '../engine/storage/storage.ts';
import { uuidv7 } from '../engine/lib/uuid.ts';
import { startControl } from './control.ts';
import type { Layout } from './layout.ts';
import { createLocalNet } from './local-net.ts';
import type { Certificate } from './tls/certificate.ts';
import { type OpenFolder, openFolder } from './open-folder.ts';
import { createPower } from './power.ts';
import { returnSpareMemory } from './spare-memory.ts';

export type HostOptions = {
  readonly dataDir: string;
  readonly layout: Layout;
  readonly log: Logger;
  /** Keeps secrets out of that log. */
  readonly redactor?: Redactor | undefined;
  readonly secrets?: Secrets | undefined;
  /** Watches so many simulated devices in a folder that is removed at the end. */
  readonly demoDevices?: number | undefined;
  /** Who was signed in while the database waited for its recovery, and stays so. */
  readonly sessions?: readonly StoredSession[] | undefined;
  readonly afterCrash?: boolean | undefined;
  /** False: a database that is damaged or cannot be written is refused. */
  readonly mayRecover?: boolean | undefined;
  /** Begins anew: the host is closed and another one started. */
  readonly restart: () => void;
  readonly power?: Power | undefined;
  readonly logLines?: (() => readonly string[]) | undefined;
};
export type Host = {
  readonly engine: Engine;
  readonly ports: Ports;
  /** Nothing is watched: the data folder is only looked at, or waits for its recovery. */
  readonly isUnwatched: boolean;
  /** Shows to who asks about this installation what browsers must find when they connect. */
  showCertificate(certificate: Certificate): void;
  /** @returns who is signed in, when that is kept nowhere else */
  close(): Promise<readonly StoredSession[]>;
};

/** Ports of a plain computer: what Electron and headless have in common. */
export function createPorts({
  layout,
  log,
  power,
  redactor,
  secrets,
}: Pick<HostOptions, 'layout' | 'log' | 'power' | 'redactor' | 'secrets'>): Ports {
  const monotonic = () => performance.now();
  return {
    clock: { now: () => Date.now(), monotonic, sinceBoot: () => uptime() * 1000 },
    net: createLocalNet(monotonic),
    power: power ?? createPower(),
    threads: layout.threads,
    log,
    newId: () => uuidv7(Date.now()),
    version: layout.version,
    redactor,
    secrets,
  };
}

/** What cannot be removed now is left to the system, which empties its folder of temporary files. */
function removeFolder(path: string): void {
  try {
    rmSync(path, { recursive: true, force: true, maxRetries: 3 });
  } catch {
    // Nothing depends on it.
  }
}

async function startEngine(
  ports: Ports,
  { storage, reason, recovery }: OpenFolder,
  options: HostOptions & { readonly certificate: HostFacts['certificate'] },
  simulation: Simulation | undefined,
): Promise<Engine> {
  const { dataDir, logLines, restart, sessions = [], afterCrash } = options;
  await simulation?.prepare(storage);
  if (reason === null) await storage.commit(sessions.map((session) => ({ type: 'session.put', session })));
  const runtime = `Node ${process.versions.node}, ${platform()} ${release()} ${arch()}`;
  const ownProfiles = readOwnProfiles(join(dataDir, 'profiles'));
  const mode = reason === 'damaged' ? 'recovery' : 'viewing';
  return createEngine(ports, {
    storage,
    simulation,
    afterCrash,
    ownProfiles,
    unwatched: reason === null ? undefined : { mode, reason, recovery, restart },
    facts: {
      runtime,
      dataDir,
      logLines,
      crashes: createCrashFiles(dataDir),
      certificate: options.certificate,
      addressDatabase: options.layout.addressDatabase,
    },
    ...(reason === null && {
      createProber:
        simulation?.createProber ??
        ((handlers) => createProber({ workerUrl: ports.threads.workerUrl('probe'), ...handlers })),
      createCollector: simulation
        ? simulation.createCollector
        : ({ onMessage, onCrash }) =>
            createCollector({
              workerUrl: ports.threads.workerUrl('poll'),
              profiles: ownProfiles.profiles,
              handlers: {
                onSurveyed: onMessage,
                onWired: onMessage,
                onHealth: onMessage,
                onOids: onMessage,
                onRounds: onMessage,
                onLive: onMessage,
                onRebooted: onMessage,
                onFailed: onMessage,
                onCrash,
              },
            }),
    }),
  });
}

/** The control socket lies in the data folder, which may be one that cannot be written. */
async function startControlIfPossible(engine: Engine, dataDir: string, isUnwatched: boolean) {
  try {
    return await startControl(engine, dataDir);
  } catch (thrown) {
    if (!isUnwatched) throw thrown;
    return { close: async () => undefined };
  }
}

/**
 * Opens the data folder and starts the engine on it, with the control socket of the command line.
 *
 * @throws {Fault} with a reason when the folder is locked, or damaged, newer or not writable and `mayRecover` is false
 */
export async function startHost(options: HostOptions): Promise<Host> {
  const { dataDir, log, demoDevices } = options;
  const real = createPorts(options);
  const simulation =
    demoDevices === undefined ? undefined : createSimulation({ devices: demoDevices, now: () => real.clock.now() });
  const ports = simulation ? { ...real, net: simulation.net } : real;
  const folder = await openFolder({
    dataDir,
    workerUrl: ports.threads.workerUrl('storage'),
    careUrl: ports.threads.workerUrl('care'),
    log,
    mayRecover: options.mayRecover ?? true,
    onCrash: (error, degraded) => log.error({ err: error, degraded }, 'the storage thread ended and is started again'),
  });
  const { storage } = folder;
  const isUnwatched = folder.reason !== null;
  let certificate: Certificate | undefined;
  const told = { ...options, certificate: () => certificate };
  const engine = await startEngine(ports, folder, told, simulation).catch(async (thrown: unknown) => {
    await storage.close().catch(() => undefined);
    if (simulation) removeFolder(dataDir);
    throw thrown;
  });
  const control = await startControlIfPossible(engine, dataDir, isUnwatched);
  const spare = returnSpareMemory();
  return {
    engine,
    ports,
    isUnwatched,
    showCertificate(shown) {
      certificate = shown;
    },
    async close() {
      spare.stop();
      await control.close();
      const sessions = isUnwatched ? await storage.sessions() : [];
      await engine.close();
      if (simulation) removeFolder(dataDir);
      return sessions;
    },
  };
}
