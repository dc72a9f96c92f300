import type { Logger } from 'pino';
import { createEngine, type Engine } from '../engine/engine.ts';
import type { Ports } from '../engine/ports.ts';
import { createProber } from '../engine/probing/prober.ts';
import { openStorage } from '../engine/storage/open-storage.ts';
import { uuidv7 } from '../engine/lib/uuid.ts';
import { startControl } from './control.ts';
import type { Layout } from './layout.ts';
import { createLocalNet } from './local-net.ts';

export type HostOptions = { readonly dataDir: string; readonly layout: Layout; readonly log: Logger };
export type Host = { readonly engine: Engine; readonly ports: Ports; close(): Promise<void> };

/** Ports of a plain computer: what Electron and headless have in common. */
export function createPorts({ layout, log }: Pick<HostOptions, 'layout' | 'log'>): Ports {
  const monotonic = () => performance.now();
  return {
    clock: { now: () => Date.now(), monotonic },
    net: createLocalNet(monotonic),
    threads: layout.threads,
    log,
    newId: () => uuidv7(Date.now()),
    version: layout.version,
  };
}

/**
 * Opens the data folder and starts the engine on it, with the control socket of the command line.
 *
 * @throws {Fault} with a reason when the folder is locked, damaged, newer or not writable
 */
export async function startHost(options: HostOptions): Promise<Host> {
  const { dataDir, log } = options;
  const ports = createPorts(options);
  const storage = await openStorage({
    dataDir,
    workerUrl: ports.threads.workerUrl('storage'),
    careUrl: ports.threads.workerUrl('care'),
    log,
    onCrash: (error, degraded) => log.error({ err: error, degraded }, 'the storage thread ended and is started again'),
  });
  const engine = await createEngine(ports, {
    storage,
    createProber: (handlers) => createProber({ workerUrl: ports.threads.workerUrl('probe'), ...handlers }),
  });
  const control = await startControl(engine, dataDir);
  return {
    engine,
    ports,
    async close() {
      await control.close();
      await engine.close();
    },
  };
}
