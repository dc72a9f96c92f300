import type { MethodReport, PingTarget } from './probing.ts';

/** What the probe thread is started with. */
export type ProbeWorkerData = {
  /** One Int32 that counts messages; the thread sleeps on it, because it has no event loop while it pings. */
  readonly signal: SharedArrayBuffer;
  readonly onlyMethod: MethodReport['method'] | undefined;
  readonly watchReplies: boolean;
};

export type ToProbeThread =
  | { readonly kind: 'update'; readonly put: readonly PingTarget[]; readonly remove: readonly number[] }
  | { readonly kind: 'run'; readonly numbers: readonly number[] };

export type FromProbeThread =
  | { readonly kind: 'rounds'; readonly rows: Float64Array }
  | { readonly kind: 'replies'; readonly rows: Float64Array }
  | { readonly kind: 'method'; readonly report: MethodReport };
