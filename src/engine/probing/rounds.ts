import { COLUMN, OUTCOME } from '../lib/round-columns.ts';
import { createDueQueue, type DueQueue } from './due-queue.ts';
import { type IcmpSocket, type ReplySink, SEND } from './icmp-socket.ts';
import { createRoundPool, PROBES_PER_ROUND, type RoundPool } from './round-pool.ts';
import { summarise } from './round-statistics.ts';
import { probeSpacing, TICK_MS } from './schedule.ts';
import type { WatchedTarget } from './target-plan.ts';

/** Both clocks in ms: `mono` never jumps and stops while the computer sleeps, `wall` counts from 1970. */
export type ProbeClock = { mono(): number; wall(): number };

export type RoundsOptions = {
  readonly socket: IcmpSocket;
  readonly clock: ProbeClock;
  /** Gives the row of a finished round to fill, all NaN. */
  readonly addRound: () => Float64Array;
  /** The same for the row of one reply or silence; absent when nobody watches. */
  readonly addReply?: (() => Float64Array) | undefined;
};

export type Rounds = ReplySink & {
  start(target: WatchedTarget, now: number): void;
  /** Sends what is due and ends what has waited long enough. */
  advance(now: number): void;
  nextAt(): number;
  inFlight(): number;
  /** Ends all rounds as not being honest measurements. */
  interrupt(): void;
};

type State = {
  readonly options: RoundsOptions;
  readonly pool: RoundPool;
  /** Target of each round in flight. */
  readonly owners: (WatchedTarget | undefined)[];
  readonly due: DueQueue;
  inFlight: number;
};

const FIRST_CAPACITY = 256;
/** A probe that found full buffers for so long is given up. */
const RETRY_MS = 1000;
/** What the two clocks may differ by while a packet travels, before the wall clock counts as set. */
const CLOCK_SLACK_MS = 1;

const roundOf = (slot: number): number => Math.floor(slot / PROBES_PER_ROUND);

/** Rounds in flight: sends their probes, matches the replies, sums them up. */
export function createRounds(options: RoundsOptions): Rounds {
  const state: State = {
    options,
    pool: createRoundPool(FIRST_CAPACITY),
    owners: [],
    due: createDueQueue(),
    inFlight: 0,
  };
  return {
    start: (target, now) => start(state, target, now),
    advance: (now) => advance(state, now),
    nextAt: () => state.due.nextAt(),
    inFlight: () => state.inFlight,
    reply(slot, generation, at, ttl) {
      if (!state.pool.isCurrent(slot, generation) || !takeReply(state, slot, at)) return;
      const round = roundOf(slot);
      const target = state.owners[round];
      if (target === undefined) return;
      if (options.addReply !== undefined) report(state, slot, ttl);
      if (state.pool.facts.received[round] === target.settings.count) finish(state, round, OUTCOME.measured);
    },
    unsent(slot, generation) {
      const { pool } = state;
      if (!pool.isCurrent(slot, generation) || Number.isNaN(pool.facts.leftAt[slot] ?? Number.NaN)) return;
      pool.facts.leftAt[slot] = Number.NaN;
      pool.facts.sent[roundOf(slot)] = (pool.facts.sent[roundOf(slot)] ?? 1) - 1;
    },
    interrupt() {
      for (const round of state.pool.inFlight()) finish(state, round, OUTCOME.interrupted);
      state.due.clear();
    },
  };
}

function start(state: State, target: WatchedTarget, now: number): void {
  const { pool, options } = state;
  const round = pool.take();
  state.inFlight += 1;
  state.owners[round] = target;
  pool.facts.at[round] = options.clock.wall();
  pool.facts.startedAt[round] = now;
  advanceRound(state, round, now);
}

function advance(state: State, now: number): void {
  const { due, owners, pool } = state;
  while (due.nextAt() <= now) {
    const at = due.nextAt();
    const round = due.pop();
    const target = owners[round];
    // An entry whose moment is not the round's own belongs to a round that ended early.
    if (target === undefined || pool.facts.dueAt[round] !== at) continue;
    if (target.isGone) release(state, round);
    else advanceRound(state, round, now);
  }
}

/** Sends what is due of one round, then plans what comes next: another probe, the end, or nothing more. */
function advanceRound(state: State, round: number, now: number): void {
  const target = state.owners[round];
  if (target === undefined) return;
  const { facts } = state.pool;
  const { count, intervalMs } = target.settings;
  const spacing = probeSpacing(intervalMs, count);
  const startedAt = facts.startedAt[round] ?? now;
  while ((facts.next[round] ?? 0) < count) {
    const at = startedAt + spacing * (facts.next[round] ?? 0);
    if (at > now) return plan(state, round, at);
    if (!sendNext(state, round, now > at + RETRY_MS)) return plan(state, round, now + TICK_MS);
  }
  const deadline = facts.deadline[round] ?? now;
  if (facts.sent[round] === 0 || now >= deadline) finish(state, round, OUTCOME.measured);
  else plan(state, round, deadline);
}

/** False when the probe has to be tried again later. */
function sendNext(state: State, round: number, isLastTry: boolean): boolean {
  const { facts } = state.pool;
  const { clock, socket } = state.options;
  const target = state.owners[round];
  if (target === undefined) return true;
  const probe = facts.next[round] ?? 0;
  const slot = round * PROBES_PER_ROUND + probe;
  const leftAt = clock.mono();
  const result = target.send(slot, facts.generation[round] ?? 0, target.sequence);
  if (result === SEND.again && !isLastTry) return false;
  facts.next[round] = probe + 1;
  if (result !== SEND.sent && result !== SEND.lost) return true;
  facts.sent[round] = (facts.sent[round] ?? 0) + 1;
  facts.sentAt[slot] = socket.sentAt();
  facts.leftAt[slot] = leftAt;
  facts.deadline[round] = leftAt + target.settings.timeoutMs + socket.graceMs;
  facts.sequence[slot] = target.sequence;
  target.sequence += 1;
  return true;
}

/** Notes the round-trip time of a reply; false when it does not count. */
function takeReply(state: State, slot: number, at: number): boolean {
  const { facts } = state.pool;
  const round = roundOf(slot);
  const target = state.owners[round];
  if (target === undefined || target.isGone) return false;
  const elapsed = state.options.clock.mono() - (facts.leftAt[slot] ?? Number.NaN);
  // Not sent, or answered before: a duplicate counts once.
  if (Number.isNaN(elapsed) || !Number.isNaN(facts.rtt[slot] ?? 0)) return false;
  const stamped = at - (facts.sentAt[slot] ?? 0);
  const rtt = stamped < 0 || stamped > elapsed + CLOCK_SLACK_MS ? elapsed : stamped;
  if (rtt > target.settings.timeoutMs) return false;
  facts.rtt[slot] = rtt;
  facts.received[round] = (facts.received[round] ?? 0) + 1;
  return true;
}

function plan(state: State, round: number, at: number): void {
  state.pool.facts.dueAt[round] = at;
  state.due.push(at, round);
}

function finish(state: State, round: number, outcome: number): void {
  const { facts } = state.pool;
  const target = state.owners[round];
  if (target?.isGone === false) {
    const first = round * PROBES_PER_ROUND;
    const sent = facts.sent[round] ?? 0;
    const row = state.options.addRound();
    row[COLUMN.check] = target.settings.number;
    row[COLUMN.at] = facts.at[round] ?? 0;
    row[COLUMN.sent] = sent;
    row[COLUMN.outcome] = outcome === OUTCOME.measured && sent === 0 ? OUTCOME.notSent : outcome;
    summarise(facts.rtt, first, target.settings.count, row);
    if (state.options.addReply !== undefined) reportSilence(state, first, target.settings.count);
  }
  release(state, round);
}

function release(state: State, round: number): void {
  state.pool.release(round);
  state.owners[round] = undefined;
  state.inFlight -= 1;
}

function report(state: State, slot: number, ttl: number): void {
  const { facts } = state.pool;
  const round = roundOf(slot);
  const sinceStart = (facts.leftAt[slot] ?? 0) - (facts.startedAt[round] ?? 0);
  const at = (facts.at[round] ?? 0) + sinceStart;
  const number = state.owners[round]?.settings.number ?? Number.NaN;
  state.options.addReply?.().set([number, facts.sequence[slot] ?? 0, at, facts.rtt[slot] ?? Number.NaN, ttl]);
}

function reportSilence(state: State, first: number, count: number): void {
  const { facts } = state.pool;
  for (let slot = first; slot < first + count; slot += 1) {
    const wasSent = !Number.isNaN(facts.leftAt[slot] ?? Number.NaN);
    if (wasSent && Number.isNaN(facts.rtt[slot] ?? 0)) report(state, slot, Number.NaN);
  }
}
