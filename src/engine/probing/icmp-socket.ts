import type { MethodReport, PingTarget } from './probing.ts';

/** What became of one attempt to send. */
export const SEND = {
  sent: 0,
  /** Buffers are full or all helpers are busy: try the same probe again in a moment. */
  again: 1,
  /** This computer cannot send to that address (no route, no link, no permission): says nothing about the target. */
  blocked: 2,
  /** The network said at once that nobody is there: a measurement, and a lost probe. */
  lost: 3,
} as const;
export type SendResult = (typeof SEND)[keyof typeof SEND];

/** Sends one probe to one prepared target. `slot` and `generation` come back with the reply; `sequence` is for people. */
export type SendProbe = (slot: number, generation: number, sequence: number) => SendResult;

/** Where a socket hands over what arrived. */
export type ReplySink = {
  /** `at`: arrival in ms on the socket's clock (see `sentAt`); `ttl`: NaN when unknown. */
  reply(slot: number, generation: number, at: number, ttl: number): void;
  /** A probe accepted by `SendProbe` turned out impossible to send. */
  unsent(slot: number, generation: number): void;
};

/**
 * One way to ping. ICMP sockets answer at once and may block the thread between calls;
 * the ways that start processes or open connections need the event loop (`needsEventLoop`).
 */
export type IcmpSocket = {
  readonly method: MethodReport['method'];
  readonly precision: MethodReport['precision'];
  readonly needsEventLoop: boolean;
  /** Milliseconds after a probe's timeout within which this method still delivers a reply that was in time. */
  readonly graceMs: number;
  /** Resolves everything that stays the same for one target. */
  prepare(target: PingTarget): SendProbe;
  /** When the last probe left, ms on the socket's own clock, which counts from an arbitrary moment. */
  sentAt(): number;
  /** Hands over all that has arrived. */
  receive(sink: ReplySink): void;
  /** Sleeps until something arrives, at most `ms`; only where arrival is not stamped by the kernel. */
  wait?(ms: number): void;
  close(): void;
};
