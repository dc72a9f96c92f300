import type { CheckState } from '../../contract/checks.ts';
import { type Reason, reason } from '../../contract/reasons.ts';
import type { LatencyProfile } from './quality.ts';

/** What one round of any kind of check says. `rttMs` is null when nothing (good) answered. */
export type Verdict = {
  readonly at: number;
  /** `nothing`: this computer could not measure; says nothing about the target. */
  readonly kind: 'measured' | 'nothing';
  readonly sent: number;
  readonly received: number;
  readonly rttMs: number | null;
  readonly jitterMs: number | null;
  /** Why it failed, or why nothing was measured. */
  readonly reason: Reason | null;
  /** A threshold of the check itself was crossed (certificate expires soon …). */
  readonly warning?: Reason;
};

export type Rules = {
  /** Down after `failedRounds` failures among the last `ofRounds` … */
  readonly failedRounds: number;
  readonly ofRounds: number;
  /** … and at least so many probes lost in a row. */
  readonly minProbes: number;
  /** A threshold must be crossed, or kept, for so many rounds before the state follows. */
  readonly steadyRounds: number;
  /** Rounds over which loss is counted. */
  readonly lossRounds: number;
};
export const DEFAULT_RULES: Rules = { failedRounds: 2, ofRounds: 3, minProbes: 5, steadyRounds: 2, lossRounds: 10 };

/** Everything the model remembers of a check; plain data, replaced, never changed in place. */
export type Memory = {
  readonly state: CheckState;
  readonly since: number;
  readonly reason: Reason | null;
  /** Did the last rounds fail? Newest last, at most `ofRounds`. */
  readonly failures: readonly boolean[];
  readonly lostInRow: number;
  /** [sent, received] of the last rounds, newest last, at most `lossRounds`. */
  readonly counts: readonly (readonly [number, number])[];
  /** The threshold state the last rounds asked for, and how many rounds in a row. */
  readonly wanted: 'up' | 'warning' | 'major';
  readonly wantedRounds: number;
  readonly lastMeasuredAt: number | null;
};

export const freshMemory = (at: number): Memory => ({
  state: 'unknown',
  since: at,
  reason: null,
  failures: [],
  lostInRow: 0,
  counts: [],
  wanted: 'up',
  wantedRounds: 0,
  lastMeasuredAt: null,
});

/** Loss over the remembered rounds, in per cent; null when nothing was sent. */
export function lossPctOf(memory: Memory): number | null {
  const sent = memory.counts.reduce((sum, [count]) => sum + count, 0);
  const received = memory.counts.reduce((sum, [, count]) => sum + count, 0);
  return sent === 0 ? null : (1 - received / sent) * 100;
}

const lostOf = (memory: Memory): number => memory.counts.reduce((sum, [sent, received]) => sum + sent - received, 0);

/** A crossed threshold, or undefined when all is well. One lost probe alone is never a state. */
function crossing(
  memory: Memory,
  verdict: Verdict,
  limits: LatencyProfile,
): { level: 'warning' | 'major'; why: Reason } | undefined {
  const lossPct = lostOf(memory) >= 2 ? (lossPctOf(memory) ?? 0) : 0;
  const rttMs = verdict.rttMs ?? 0;
  const latency = (limitMs: number) => reason('latency-over', { rttMs: Math.round(rttMs), limitMs });
  const loss = (limitPct: number) => reason('loss-over', { lossPct: Math.round(lossPct), limitPct });
  if (rttMs > limits.criticalMs) return { level: 'major', why: latency(limits.criticalMs) };
  if (lossPct >= limits.lossCriticalPct) return { level: 'major', why: loss(limits.lossCriticalPct) };
  if (rttMs > limits.poorMs) return { level: 'warning', why: latency(limits.poorMs) };
  if (lossPct >= limits.lossPoorPct) return { level: 'warning', why: loss(limits.lossPoorPct) };
  const jitterMs = verdict.jitterMs ?? 0;
  if (jitterMs > limits.jitterMs)
    return {
      level: 'warning',
      why: reason('jitter-over', { jitterMs: Math.round(jitterMs), limitMs: limits.jitterMs }),
    };
  return verdict.warning === undefined ? undefined : { level: 'warning', why: verdict.warning };
}

export type Step = {
  readonly memory: Memory;
  /** Ask again soon: the state hangs on it. */
  readonly retry: boolean;
};

const last = <T>(list: readonly T[], item: T, most: number): readonly T[] => [...list, item].slice(-most);

function enter(memory: Memory, state: CheckState, at: number, why: Reason | null): Memory {
  return { ...memory, state, reason: why, since: state === memory.state ? memory.since : at };
}

function stepFailed(memory: Memory, verdict: Verdict, rules: Rules): Step {
  const enough = memory.failures.filter(Boolean).length >= rules.failedRounds && memory.lostInRow >= rules.minProbes;
  if (memory.state === 'down' || enough)
    return { memory: enter(memory, 'down', verdict.at, verdict.reason), retry: false };
  return { memory, retry: true };
}

function stepAnswered(
  memory: Memory,
  verdict: Verdict,
  { limits, rules }: { limits: LatencyProfile; rules: Rules },
): Step {
  const crossed = crossing(memory, verdict, limits);
  const wanted: Memory['wanted'] = crossed?.level ?? 'up';
  const wantedRounds = wanted === memory.wanted ? memory.wantedRounds + 1 : 1;
  const next = { ...memory, wanted, wantedRounds };
  // The first word, and the way back from silence, need no patience: something did answer. The loss of the outage,
  // its last round included, is told by the outage; it must not colour what comes after.
  const silent =
    memory.state === 'unknown' || memory.state === 'down' || memory.state === 'stale' || memory.state === 'unreachable';
  if (silent)
    return {
      memory: enter({ ...next, failures: [], counts: [] }, 'up', verdict.at, null),
      retry: false,
    };
  if (wanted === memory.state) return { memory: { ...next, reason: crossed?.why ?? null }, retry: false };
  if (wantedRounds < rules.steadyRounds) return { memory: next, retry: false };
  return { memory: enter(next, wanted, verdict.at, crossed?.why ?? null), retry: false };
}

/**
 * Takes one round into account. Pure.
 *
 * Down needs N failures of M rounds and a number of probes lost in a row, with quick retries between; one answer
 * brings it back. Warning and major need the threshold to be crossed in several rounds, and to be kept in as many.
 */
export function step(memory: Memory, verdict: Verdict, limits: LatencyProfile, rules: Rules = DEFAULT_RULES): Step {
  if (verdict.kind === 'nothing') {
    const why = memory.state === 'unknown' ? verdict.reason : memory.reason;
    return { memory: { ...memory, reason: why }, retry: false };
  }
  // Rounds may overlap, and one that waits for silence ends after one that was answered: old news decides nothing.
  if (memory.lastMeasuredAt !== null && verdict.at < memory.lastMeasuredAt) return { memory, retry: false };
  const failed = verdict.received === 0;
  const seen: Memory = {
    ...memory,
    failures: last(memory.failures, failed, rules.ofRounds),
    lostInRow: failed ? memory.lostInRow + verdict.sent : 0,
    counts: last(memory.counts, [verdict.sent, verdict.received] as const, rules.lossRounds),
    lastMeasuredAt: verdict.at,
  };
  return failed ? stepFailed(seen, verdict, rules) : stepAnswered(seen, verdict, { limits, rules });
}

/** How long without an honest measurement until a value is stale: three intervals, at least 90 s. */
export const staleAfterMs = (intervalS: number): number => Math.max(3 * intervalS * 1000, 90_000);

/** Turns a check stale when its last honest measurement is too old. A check that never had one stays unknown. */
export function age(memory: Memory, now: number, intervalS: number): Memory {
  if (memory.lastMeasuredAt === null || memory.state === 'stale' || memory.state === 'unknown') return memory;
  if (now - memory.lastMeasuredAt <= staleAfterMs(intervalS)) return memory;
  return { ...enter(memory, 'stale', now, reason('no-measurement')), failures: [], lostInRow: 0 };
}

/**
 * After sleep, a stop or a change of clock: what was seen before it is no evidence about now, and moments before
 * it cannot be compared with those after.
 */
export const forgetEvidence = (memory: Memory, now: number): Memory => ({
  ...memory,
  failures: [],
  lostInRow: 0,
  wantedRounds: 0,
  lastMeasuredAt: memory.lastMeasuredAt === null ? null : now,
});
