import type * as z from 'zod';
import { accessCalls } from './access.ts';
import type { Principal } from './access.ts';
import { auditCalls } from './audit.ts';
import { checkCalls } from './checks.ts';
import { credentialCalls } from './credentials.ts';
import { demoCalls } from './demo.ts';
import { deviceCalls, DevicesTopic } from './devices.ts';
import { diagnosticsCalls } from './diagnostics.ts';
import { discoveryCalls, ScansTopic } from './discovery.ts';
import { exportCalls } from './exports.ts';
import { factCalls } from './facts.ts';
import type { FaultData } from './faults.ts';
import { geoCalls } from './geo.ts';
import { interfaceCalls } from './interfaces.ts';
import { EventsTopic, logCalls } from './logs.ts';
import { maintenanceCalls } from './maintenance.ts';
import { mapCalls } from './maps.ts';
import { LiveTopic, metricCalls } from './metrics.ts';
import { mibCalls } from './mibs.ts';
import { placeCalls } from './places.ts';
import { recoveryCalls } from './recovery.ts';
import { retentionCalls } from './retention.ts';
import { seedCalls } from './seed.ts';
import { settingsCalls } from './settings.ts';
import { storageCalls } from './storage.ts';
import { systemCalls, SystemStatus, type TopicName } from './system.ts';
import { topologyCalls, TopologyTopic } from './topology.ts';
import { transferCalls } from './transfers.ts';
import { uptimeCalls } from './uptime.ts';
import { viewCalls } from './views.ts';

/** Every request the window, the REST API, the WebSocket and the command line can make. */
export const calls = {
  ...deviceCalls,
  ...viewCalls,
  ...checkCalls,
  ...metricCalls,
  ...uptimeCalls,
  ...maintenanceCalls,
  ...logCalls,
  ...accessCalls,
  ...credentialCalls,
  ...auditCalls,
  ...systemCalls,
  ...storageCalls,
  ...diagnosticsCalls,
  ...placeCalls,
  ...recoveryCalls,
  ...retentionCalls,
  ...transferCalls,
  ...exportCalls,
  ...seedCalls,
  ...settingsCalls,
  ...factCalls,
  ...interfaceCalls,
  ...mibCalls,
  ...discoveryCalls,
  ...topologyCalls,
  ...mapCalls,
  ...geoCalls,
  ...demoCalls,
} as const;
export type Calls = typeof calls;
export type CallName = keyof Calls;
/** Calls that are answered by a stream. */
export type StreamName = keyof typeof exportCalls;
/** What a caller may write (defaults not filled in). */
export type Input<N extends CallName> = z.input<Calls[N]['input']>;
/** What a handler receives (defaults filled in). */
export type Parsed<N extends CallName> = z.output<Calls[N]['input']>;
export type Output<N extends CallName> = z.output<Calls[N]['output']>;

/** Every live stream. A subscription's first message is a snapshot, then deltas. */
export const topics = {
  devices: DevicesTopic,
  live: LiveTopic,
  events: EventsTopic,
  status: SystemStatus,
  scans: ScansTopic,
  topology: TopologyTopic,
} as const satisfies Record<TopicName, z.ZodType>;
export type Payload<T extends TopicName> = z.output<(typeof topics)[T]>;

/** Who calls, and what the way the call came by can do beyond an answer. */
export type CallContext = {
  readonly principal: Principal | undefined;
  /** Where the request came from: an address; undefined for the person at this computer. */
  readonly remote?: string | undefined;
  readonly subscribe?: (names: readonly TopicName[]) => void;
  /** Only over HTTP: keeps, or with an empty secret ends, the session of this browser. */
  readonly setCookie?: (secret: string, maxAgeS: number) => void;
};

/** One handler per call; a missing one does not compile. */
export type Handlers = {
  readonly [N in CallName]: (input: Parsed<N>, context: CallContext) => Output<N> | Promise<Output<N>>;
};

/** The one envelope of IPC, WebSocket and control socket. */
export type Request = { readonly id: number; readonly name: string; readonly input: unknown };
export type Reply =
  | { readonly id: number; readonly ok: true; readonly value: unknown }
  | { readonly id: number; readonly ok: false; readonly fault: FaultData };
export type Push = { readonly topic: TopicName; readonly payload: unknown };

/** What a screen may do, whoever carries the bytes. */
export type Client = {
  /** @throws {Fault} the fault of the call, or `unreachable` when the connection is gone */
  call<N extends CallName>(name: N, input: Input<N>): Promise<Output<N>>;
  /** @returns how to stop listening */
  on<T extends TopicName>(topic: T, listener: (payload: Payload<T>) => void): () => void;
};
