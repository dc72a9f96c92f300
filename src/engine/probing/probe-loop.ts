import { ROUND_STRIDE } from '../lib/round-columns.ts';
import type { IcmpSocket } from './icmp-socket.ts';
import type { ToProbeThread } from './probe-messages.ts';
import { REPLY_STRIDE } from './probing.ts';
import { createRounds, type ProbeClock } from './rounds.ts';
import { createRowBatch } from './row-batch.ts';
import { TICK_MS, wakeMoment } from './schedule.ts';
import { createWatchedTargets } from './watched-targets.ts';

export type ProbeLoopOptions = {
  readonly socket: IcmpSocket;
  readonly clock: ProbeClock;
  readonly onRounds: (rows: Float64Array) => void;
  readonly onReplies?: ((rows: Float64Array) => void) | undefined;
};

export type ProbeLoop = {
  handle(message: ToProbeThread): void;
  /** Does all that is due. Returns when to be called again, on the monotonic clock; earlier does no harm. */
  step(): number;
  /** Whether replies may arrive at any moment. */
  isWaiting(): boolean;
};

/** Extra and first rounds per second. */
const BURST_RATE_PER_S = 1000;
const ROUNDS_EVERY_MS = 250;
/** Arrival is stamped by the kernel, so replies can lie a while when nothing is to be sent. */
const DRAIN_EVERY_MS = 50;
const LONGEST_SLEEP_MS = 1000;
/** Being called so much too late means that the computer slept or the program was stopped. */
const INTERRUPTED_MS = 2000;

/** The pinging itself, as one function to be called again and again: no timers, no threads. */
export function createProbeLoop(options: ProbeLoopOptions): ProbeLoop {
  const { socket, clock } = options;
  const batch = createRowBatch(ROUND_STRIDE, ROUNDS_EVERY_MS, options.onRounds);
  const replies = options.onReplies && createRowBatch(REPLY_STRIDE, 0, options.onReplies);
  const rounds = createRounds({
    socket,
    clock,
    addRound: () => batch.add(),
    addReply: replies && (() => replies.add()),
  });
  const targets = createWatchedTargets(socket, BURST_RATE_PER_S, clock.mono());
  let plannedAt = clock.mono();
  let clockDifference = clock.wall() - plannedAt;
  let drainAt = Number.POSITIVE_INFINITY;

  const noticeInterruption = (now: number) => {
    const difference = clock.wall() - now;
    const wasInterrupted = now - plannedAt > INTERRUPTED_MS || difference - clockDifference > INTERRUPTED_MS;
    clockDifference = difference;
    if (!wasInterrupted) return;
    rounds.interrupt();
    targets.reschedule(now);
  };
  const startDue = (now: number): boolean => {
    let target = targets.takeDue(now);
    const hasStarted = target !== undefined;
    while (target !== undefined) {
      rounds.start(target, now);
      target = targets.takeDue(now);
    }
    return hasStarted;
  };
  const wakeAt = (now: number): number => {
    const next = Math.min(rounds.nextAt(), targets.nextAt(now), batch.dueAt(), drainAt, now + LONGEST_SLEEP_MS);
    return wakeMoment(now, next);
  };

  return {
    handle(message) {
      if (message.kind === 'run') return targets.runNow(message.numbers);
      targets.remove(message.remove);
      targets.put(message.put, clock.mono());
    },
    step() {
      const now = clock.mono();
      noticeInterruption(now);
      // Before anything is given up: what arrived in time counts, however late it is fetched.
      if (rounds.inFlight() > 0) socket.receive(rounds);
      rounds.advance(now);
      const hasStarted = startDue(now);
      batch.flush(now);
      replies?.flush(now);
      drainAt = rounds.inFlight() > 0 ? now + (hasStarted ? TICK_MS : DRAIN_EVERY_MS) : Number.POSITIVE_INFINITY;
      plannedAt = wakeAt(now);
      return plannedAt;
    },
    isWaiting: () => rounds.inFlight() > 0,
  };
}
