/**
 * The one layout in which rounds cross threads: rows of `ROUND_STRIDE` float64 in a transferred Float64Array.
 * Times in milliseconds; NaN where nothing answered.
 */
export const COLUMN = {
  /** `StoredCheck.number` of the check the round belongs to. */
  check: 0,
  /** When the round began, ms since 1970. */
  at: 1,
  sent: 2,
  received: 3,
  minMs: 4,
  avgMs: 5,
  medianMs: 6,
  p95Ms: 7,
  maxMs: 8,
  /** Mean absolute difference of consecutive round-trip times. */
  jitterMs: 9,
  /** One of `OUTCOME`. */
  outcome: 10,
} as const;
export const ROUND_STRIDE = 11;

/** Why a round may not be an honest measurement of the target. */
export const OUTCOME = {
  /** Sent and waited for: the counts speak. */
  measured: 0,
  /** This computer could not send (no route, no link, no address, no permission): says nothing about the target. */
  notSent: 1,
  /** The name of the target could not be resolved. */
  unresolved: 2,
  /** The program slept or was stopped during the round. */
  interrupted: 3,
} as const;

/** Number of rows in a batch. */
export const roundCount = (rows: Float64Array): number => rows.length / ROUND_STRIDE;
