import type { Logger } from 'pino';
import type { Redactor } from './lib/redaction.ts';

/**
 * Time. `now`: ms since 1970, may step. `monotonic`: ms since some moment, never steps. `sinceBoot`: ms since the
 * computer was started, sleep included; in whole seconds on most systems.
 */
export type Clock = { now(): number; monotonic(): number; sinceBoot(): number };

/** Can this computer itself reach that address at all? Judged from local facts; nothing is sent. */
export type Path = { readonly usable: true } | { readonly usable: false; readonly reason: 'no-route' | 'no-link' };
/** The network of the default route. `gatewayMac`: lower case with colons. `subnet`: "192.168.1.0/24". */
export type NetworkFacts = { readonly gatewayMac: string; readonly subnet: string };
/** An address of an interface of this computer. `mac`: 12 hex digits. `gateway`: of the default route through it. */
export type LocalAddress = {
  readonly interface: string;
  readonly address: string;
  readonly prefix: number;
  readonly mac: string | null;
  readonly gateway: string | null;
  readonly isDefault: boolean;
  readonly kind: 'ethernet' | 'wireless' | 'virtual' | 'vpn' | 'loopback' | 'link-local' | 'other';
};
export type LocalNet = {
  pathTo(address: string): Path;
  /** Undefined without a network, and where the system does not tell. */
  network(): NetworkFacts | undefined;
  /** Every address of this computer. */
  addresses(): readonly LocalAddress[];
  /** Who answered ARP or ND lately, with 12 hex digits each; empty where the system does not tell. */
  neighbours(): Promise<readonly { readonly address: string; readonly mac: string }[]>;
};
/** Undefined: there is no battery, or the system does not tell. */
export type Power = { onBattery(): boolean | undefined };

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
export type WorkerName = 'storage' | 'care' | 'probe' | 'poll' | 'discovery' | 'topology';
export type Threads = { workerUrl(name: WorkerName): URL };

/** All an engine gets from its host. Nothing in a capability reaches the outside world but through here. */
export type Ports = {
  readonly clock: Clock;
  readonly net: LocalNet;
  readonly power: Power;
  readonly threads: Threads;
  readonly log: Logger;
  readonly newId: () => string;
  readonly version: string;
  readonly secrets?: Secrets | undefined;
  /** Keeps secrets out of the log; the host wires it into the log it gives. */
  readonly redactor?: Redactor | undefined;
};

/** What the host knows of its surroundings, for a report of trouble. `validTo`: ms since 1970. */
export type HostFacts = {
  readonly runtime: string;
  readonly dataDir: string | null;
  /** The database of countries by address that comes with the program; undefined where it is missing. */
  readonly addressDatabase?: string | undefined;
  /** What it proves its name with to browsers; undefined without TLS. */
  readonly certificate?: (() => { readonly fingerprint: string; readonly validTo: number } | undefined) | undefined;
};
