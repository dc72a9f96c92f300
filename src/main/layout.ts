import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Threads, WorkerName } from '../engine/ports.ts';

const SOURCES: Readonly<Record<WorkerName, string>> = {
  storage: 'src/engine/storage/storage.worker.ts',
  care: 'src/engine/storage/care/care.worker.ts',
  probe: 'src/engine/probing/probe.worker.ts',
  poll: 'src/engine/collecting/poll.worker.ts',
  topology: 'src/engine/topology/topology.worker.ts',
  discovery: 'src/engine/discovery/discovery.worker.ts',
};

const ADDRESS_DATABASE = 'dbip-country.mmdb';

/** Where the program's own files are: run from source or from the bundle. */
export type Layout = {
  readonly threads: Threads;
  readonly rendererDir: string | undefined;
  /** Countries by address: what the build put beside the program, else as it was installed. */
  readonly addressDatabase: string | undefined;
  readonly version: string;
};

/** @param root folder of `package.json` */
export function layoutAt(root: string, fromSource: boolean): Layout {
  const rendererDir = join(root, 'out', 'renderer');
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  const databases = [
    join(root, 'out', 'main', ADDRESS_DATABASE),
    join(root, 'node_modules', '@ip-location-db', 'dbip-country-mmdb', ADDRESS_DATABASE),
  ];
  return {
    addressDatabase: databases.find((path) => existsSync(path)),
    version: manifest.version,
    rendererDir: existsSync(join(rendererDir, 'index.html')) ? rendererDir : undefined,
    threads: {
      workerUrl: (name) =>
        pathToFileURL(fromSource ? join(root, SOURCES[name]) : join(root, 'out', 'main', 'workers', `${name}.js`)),
    },
  };
}
