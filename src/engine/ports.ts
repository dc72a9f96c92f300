import type { Logger } from 'pino';
import type { Redactor } from './lib/redaction.ts';

/** Time. `now`: ms since 1970, may step. `monotonic`: ms since some moment, never steps. */
export type Clock = { now(): number; monotonic(): number };

/** Can this computer itself reach that address at all? Judged from local facts; nothing is sent. */
export type Path = { readonly usable: true } | { readonly usable: false; readonly reason: 'no-route' | 'no-link' };
export type LocalNet = { pathTo(address: string): Path };

/** The keyring of the person who is signed in to this computer. */
export type Keyring = {
  encrypt(text: string): Promise<Buffer>;
  /** `isOld`: the keyring has a newer key, and wants the text encrypted anew. */
  decrypt(data: Buffer): Promise<{ readonly text: string; readonly isOld: boolean }>;
};
/** What this computer has to protect the key of the vault with; a way that protects nothing is absent. */
export type Secrets = {
  readonly keyring?: Keyring | undefined;
  /** Contents of the key file that was named at the start. */
  readonly keyFile?: Buffer | undefined;
};

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
  readonly secrets?: Secrets | undefined;
  /** Keeps secrets out of the log; the host wires it into the log it gives. */
  readonly redactor?: Redactor | undefined;
};
