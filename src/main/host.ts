import { rmSync } from 'node:fs';
import { arch, platform, release } from 'node:os';
import type { Logger } from 'pino';
import { createEngine, type Engine } from '../engine/engine.ts';
import type { Redactor } from '../engine/lib/redaction.ts';
import type { Ports, Secrets } from '../engine/ports.ts';
import { createProber } from '../engine/probing/prober.ts';
import { createSimulation, type Simulation } from '../engine/simulation/simulation.ts';
import { openStorage } from '../engine/storage/open-storage.ts';
import type { Storage } from '../engine/storage/storage.ts';
import { uuidv7 } from '../engine/lib/uuid.ts';
import { startControl } from './control.ts';
import type { Layout } from './layout.ts';
import { createLocalNet } from './local-net.ts';

export type HostOptions = {
  readonly dataDir: string;
  readonly layout: Layout;
  readonly log: Logger;
  /** Keeps secrets out of that log. */
  readonly redactor?: Redactor | undefined;
  readonly secrets?: Secrets | undefined;
  /** Watches so many simulated devices in a folder that is removed at the end. */
  readonly demoDevices?: number | undefined;
};
export type Host = { readonly engine: Engine; readonly ports: Ports; close(): Promise<void> };

/** Ports of a plain computer: what Electron and headless have in common. */
export function createPorts({ layout, log, redactor, secrets }: Omit<HostOptions, 'dataDir'>): Ports {
  const monotonic = () => performance.now();
  return {
    clock: { now: () => Date.now(), monotonic },
    net: createLocalNet(monotonic),
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
  storage: Storage,
  { dataDir }: HostOptions,
  simulation: Simulation | undefined,
): Promise<Engine> {
  await simulation?.prepare(storage);
  return createEngine(ports, {
    storage,
    simulation,
    facts: { runtime: `Node ${process.versions.node}, ${platform()} ${release()} ${arch()}`, dataDir },
    createProber:
      simulation?.createProber ??
      ((handlers) => createProber({ workerUrl: ports.threads.workerUrl('probe'), ...handlers })),
  });
}

/**
 * Opens the data folder and starts the engine on it, with the control socket of the command line.
 *
 * @throws {Fault} with a reason when the folder is locked, damaged, newer or not writable
 */
export async function startHost(options: HostOptions): Promise<Host> {
  const { dataDir, log, demoDevices } = options;
  const real = createPorts(options);
  const simulation =
    demoDevices === undefined ? undefined : createSimulation({ devices: demoDevices, now: () => real.clock.now() });
  const ports = simulation ? { ...real, net: simulation.net } : real;
  const storage = await openStorage({
    dataDir,
    workerUrl: ports.threads.workerUrl('storage'),
    careUrl: ports.threads.workerUrl('care'),
    log,
    onCrash: (error, degraded) => log.error({ err: error, degraded }, 'the storage thread ended and is started again'),
  });
  const engine = await startEngine(ports, storage, options, simulation).catch(async (thrown: unknown) => {
    if (simulation) {
      await storage.close().catch(() => undefined);
      removeFolder(dataDir);
    }
    throw thrown;
  });
  const control = await startControl(engine, dataDir);
  return {
    engine,
    ports,
    async close() {
      await control.close();
      await engine.close();
      if (simulation) removeFolder(dataDir);
    },
  };
}
