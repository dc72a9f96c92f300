import type { PingMethod, Precision } from '../../contract/system.ts';

/** One target of the ping engine. `address` is a literal IPv4 or IPv6 address (zone allowed), never a name. */
export type PingTarget = {
  /** `StoredCheck.number`. */
  readonly number: number;
  readonly address: string;
  readonly intervalMs: number;
  /** Echo requests in a round, 1–20, spread over the first part of the interval. */
  readonly count: number;
  /** Bytes of ICMP payload, 16–1472. */
  readonly size: number;
  /** Differentiated services code point, 0–63. */
  readonly dscp: number;
  readonly timeoutMs: number;
  /** Local address to send from; the system chooses when absent. */
  readonly source?: string;
};

/** How pings are being sent, and why not better. */
export type MethodReport = { readonly method: PingMethod; readonly precision: Precision; readonly note: string | null };

/** One reply or silence, for the command line and live graphs; rows of [number, sequence, at, rttMs (NaN), ttl (NaN)]. */
export const REPLY_STRIDE = 5;

export type ProberOptions = {
  /** URL of `probe.worker` in this layout (source or bundle). */
  readonly workerUrl: URL;
  /** Refuse better methods; for tests and for `--ping-method`. */
  readonly onlyMethod?: PingMethod;
  /** Finished rounds in round columns, at most four batches a second. */
  readonly onRounds: (rows: Float64Array) => void;
  readonly onMethod: (report: MethodReport) => void;
  /** When present, every reply and every silence is reported as well, in rows of `REPLY_STRIDE`. */
  readonly onReplies?: (rows: Float64Array) => void;
  readonly onCrash: (error: Error, degraded: boolean) => void;
};

export type Prober = {
  /** Adds or replaces targets (by number) and takes others away. A new target is probed at once. */
  update(put: readonly PingTarget[], remove: readonly number[]): void;
  /** One extra round now for each of these (fast retry, "poll now"). */
  runNow(numbers: readonly number[]): void;
  dispose(): Promise<void>;
};
