import type { Handlers } from '../../contract/contract.ts';
import type { SystemStatus } from '../../contract/system.ts';
import { collect, type Source } from '../diagnostics/bundle.ts';
import type { CrashFiles } from '../diagnostics/crash-files.ts';
import { eventView } from '../logs/logs.ts';
import type { Storage } from '../storage/storage.ts';

const EVENTS = 500;

export type DiagnosticsFacts = {
  readonly runtime: string;
  readonly crashes?: Pick<CrashFiles, 'list'> | undefined;
  /** Newest lines of the log, oldest first. */
  readonly logLines?: (() => readonly string[]) | undefined;
};
type Parts = {
  readonly storage: Storage;
  readonly statusNow: () => SystemStatus;
  readonly facts: DiagnosticsFacts;
  readonly now: () => number;
};

function sourcesOf({ storage, statusNow, facts }: Parts): readonly Source[] {
  return [
    { name: 'status', summary: 'version, counts, polling, disk', read: statusNow },
    {
      name: 'runtime',
      summary: 'what runs the program, and its memory',
      read: () => [facts.runtime, process.memoryUsage()],
    },
    { name: 'storage', summary: 'sizes of the database', read: () => storage.care.usage() },
    { name: 'backups', summary: 'copies of the database', read: () => storage.care.backups() },
    {
      name: 'events',
      summary: `the last ${String(EVENTS)} lines of the system log, with names of devices`,
      read: async () => (await storage.events({ limit: EVENTS })).items.map((one) => eventView(one)),
    },
    {
      name: 'log',
      summary: 'the newest lines of the log of the program',
      read: () => facts.logLines?.().join('') ?? '',
    },
    { name: 'crashes', summary: 'the last crashes of the program', read: () => facts.crashes?.list() ?? [] },
  ];
}

/** A bundle for a report of trouble; what is inside is shown before it is made. */
export const diagnosticsCalls = (given: Parts): Pick<Handlers, 'diagnostics.preview' | 'diagnostics.bundle'> => ({
  'diagnostics.preview': async () => ({
    parts: (await collect(sourcesOf(given))).map(({ name, summary, text }) => ({
      name,
      summary,
      bytes: Buffer.byteLength(text),
    })),
  }),
  'diagnostics.bundle': async () => ({
    madeAt: new Date(given.now()).toISOString(),
    parts: (await collect(sourcesOf(given))).map((part) => ({ ...part })),
  }),
});
