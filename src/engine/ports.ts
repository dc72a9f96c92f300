import type { Logger } from 'pino';

/** Time. `now`: ms since 1970, may step. `monotonic`: ms since some moment, never steps. */
export type Clock = { now(): number; monotonic(): number };

/** Can this computer itself reach that address at all? Judged from local facts; nothing is sent. */
export type Path = { readonly usable: true } | { readonly usable: false; readonly reason: 'no-route' | 'no-link' };
export type LocalNet = { pathTo(address: string): Path };

/** Entry points of the worker threads in this layout (source or bundle). */
export type WorkerName = 'storage' | 'care' | 'probe';
export type Threads = { workerUrl(name: WorkerName): URL };

/** All an engine gets from its host. Nothing in a capability reaches the outside world but through here. */
export type Ports = {
  readonly clock: Clock;
  readonly net: LocalNet;
  readonly threads: Threads;
  readonly log: Logger;
  readonly newId: () => string;
  readonly version: string;
};

/** What the host knows of its surroundings, for a report of trouble. `validTo`: ms since 1970. */
export type HostFacts = {
  readonly runtime: string;
  readonly dataDir: string | null;
  /** What it proves its name with to browsers; undefined without TLS. */
  readonly certificate?: () => { readonly fingerprint: string; readonly validTo: number } | undefined;
};
