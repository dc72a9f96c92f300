import { Fault } from '../../contract/faults.ts';
import { createDueQueue } from '../probing/due-queue.ts';
import type { Profile } from '../profiles/profile.ts';
import { createKeyring } from '../snmp/engines.ts';
import type { SnmpSecurity, SnmpSession, SnmpTarget } from '../snmp/snmp.ts';
import { type Agent, adoptPlan, createAgent } from './agent.ts';
import { createCellPool } from './cells.ts';
import { createErrands } from './errands.ts';
import { learn, soundInterval } from './learning.ts';
import type { AgentTarget, FromPollThread, PollCounts, ToPollThread } from './messages.ts';
import { createQuestions } from './questions.ts';
import { noneDropped } from './readings.ts';
import { createReplyReader } from './reply-reader.ts';
import { startRound, type RoundParts, type RoundResult } from './round.ts';
import { createRoundBatch } from './round-batch.ts';
import { createSeat, dueMoment, type Seat } from './seat.ts';
import { securityOfVlan } from '../wiring/vlan-security.ts';
import { afterRound, onTick, retryMs, ROUND_TICK_MS } from './timetable.ts';
import type { Wire } from './wire.ts';

export type PollClock = { mono(): number; wall(): number };
export type PollLoopOptions = {
  readonly wire: Wire;
  readonly clock: PollClock;
  /** The client that knows every exception, for all that is not a round. */
  readonly open: (target: SnmpTarget, security: SnmpSecurity) => SnmpSession;
  readonly profiles: readonly Profile[];
  readonly post: (message: FromPollThread) => void;
  /** 0–1. */
  readonly chance: () => number;
};
export type PollLoop = {
  handle(message: ToPollThread): void;
  /** Does all that is due. Returns when to be called again, on the steady clock; earlier does no harm. */
  step(): number;
  counts(): PollCounts;
};

const NEVER = Number.POSITIVE_INFINITY;
/** Less than a tick, so that rounds are handed over at each. */
const BATCH_MS = 200;
const COUNTS_MS = 1000;
const LONGEST_SLEEP_MS = ROUND_TICK_MS;
/** Silences are noticed on ticks of their own. */
const SILENCE_TICK_MS = 50;
/** First questions of new agents are so far apart, ms. */
const FIRST_SPACING_MS = 2;
const MOST_ROUNDS = 2000;
const FULL_WAIT_MS = 50;
const SLOW_EVERY = 4;
const LATE = { share: 0.1, leastMs: 1000 } as const;
/** Being called so much too late means that the computer slept or the program was stopped. */
const INTERRUPTED_MS = 3000;

const isSame = (a: AgentTarget, b: AgentTarget): boolean => JSON.stringify(a) === JSON.stringify(b);

/** All polling as one function to be called again and again, beside the answers that come through the wire. */
export function createPollLoop({ wire, clock, open, profiles, post, chance }: PollLoopOptions): PollLoop {
  const keyring = createKeyring();
  const dropped = noneDropped();
  const tally = { rounds: 0, failed: 0, late: 0, varbinds: 0 };
  const questions = createQuestions({ wire, clock });
  const batch = createRoundBatch(BATCH_MS, post);
  const seats = new Map<string, Seat>();
  const byNumber = new Map<number, Seat>();
  const due = createDueQueue();
  let nextNumber = 0;
  let running = 0;
  let plannedAt = clock.mono();
  let clockDifference = clock.wall() - plannedAt;
  let countsAt = 0;
  let postedCounts = '';

  const schedule = (seat: Seat): void => {
    const at = dueMoment(seat);
    if (at >= seat.wakeAt || at === NEVER) return;
    seat.wakeAt = at;
    due.push(at, seat.number);
  };
  const errands = createErrands({
    clock,
    profiles,
    post,
    chance,
    schedule,
    openVlan: ({ target }, vlan) => open(target, securityOfVlan(target.security, vlan)),
  });
  const parts: RoundParts = {
    questions,
    pool: createCellPool(),
    reader: createReplyReader(),
    clock,
    counts: tally,
    onEnd: (agent, result) => {
      running -= 1;
      const seat = seats.get(agent.target.id);
      if (seat?.agent !== agent) return;
      seat.isRunning = false;
      if (result instanceof Fault) failed(seat, result);
      else succeeded(seat, result);
      schedule(seat);
    },
  };

  function failed(seat: Seat, fault: Fault): void {
    const { agent } = seat;
    tally.failed += 1;
    const what = agent.readings === undefined ? 'survey' : 'round';
    post({ kind: 'failed', id: agent.target.id, at: clock.wall(), what, fault: fault.toData() });
    if (agent.isKnown && agent.readings !== undefined) return;
    // Nobody knows yet whether there is an agent at all.
    seat.failures += 1;
    seat.roundAt = clock.mono() + retryMs(seat.failures, chance());
  }

  function succeeded(seat: Seat, result: RoundResult): void {
    const { agent } = seat;
    const now = clock.mono();
    agent.isKnown = true;
    seat.failures = 0;
    // The plan has changed meanwhile: what was read belongs to the old one.
    const isCurrent = result.readings === agent.readings;
    const notices = learn(agent, result, now);
    const [uptimeTicks = Number.NaN] = result.scalars;
    const at = clock.wall();
    if (notices.isRebooted) post({ kind: 'rebooted', id: agent.target.id, at, uptimeTicks });
    if (seat.blanks === undefined && !seat.isSurveying && seat.surveyAt === NEVER) seat.surveyAt = now;
    if (agent.readings === undefined || !isCurrent) return;
    tally.rounds += 1;
    batch.addRound(agent.target.id, at, result.rttMs, uptimeTicks);
    agent.readings.take(result.cells, at, batch.addInterface);
    seat.intervalMs = soundInterval(agent);
    if (seat.blanks === undefined) return;
    if (notices.isRebooted) errands.surveyAgain(seat, 'reboot');
    else if (notices.hasChangedTable) errands.surveyAgain(seat, 'table-changed');
  }

  function beginRound(seat: Seat, now: number): void {
    const { agent, intervalMs, roundAt } = seat;
    if (running >= MOST_ROUNDS) {
      // The rest of those that are due wait for those that are under way.
      seat.wakeAt = now + FULL_WAIT_MS;
      due.push(seat.wakeAt, seat.number);
      return;
    }
    const isPlanned = agent.readings !== undefined;
    if (isPlanned && now - roundAt > Math.max(LATE.leastMs, intervalMs * LATE.share)) tally.late += 1;
    seat.roundAt = isPlanned ? afterRound(now, intervalMs, seat.phase, seat.quick) : NEVER;
    seat.quick = Math.max(0, seat.quick - 1);
    if (seat.isRunning) {
      tally.late += 1;
      return;
    }
    seat.isRunning = true;
    running += 1;
    startRound(agent, parts, (agent.rounds + seat.number) % SLOW_EVERY === 0 || agent.rounds < 2);
  }

  function attend(seat: Seat, now: number): void {
    if (seat.roundAt <= now) beginRound(seat, now);
    errands.attend(seat, now);
    if (seat.wakeAt <= now) seat.wakeAt = NEVER;
    schedule(seat);
  }

  function put(target: AgentTarget, delayMs: number): void {
    const known = seats.get(target.id);
    if (known !== undefined && isSame(known.agent.target, target)) return;
    if (known !== undefined && isSame({ ...known.agent.target, intervalMs: target.intervalMs }, target)) {
      known.agent.target = target;
      known.intervalMs = target.intervalMs;
      if (known.agent.readings !== undefined) known.roundAt = clock.mono() + delayMs;
      return schedule(known);
    }
    remove(target.id);
    const agent: Agent = createAgent(target, { keyring, session: open(target, target.security) });
    const seat = createSeat(nextNumber++, agent, dropped);
    seats.set(target.id, seat);
    byNumber.set(seat.number, seat);
    seat.roundAt = clock.mono() + delayMs;
    schedule(seat);
  }

  function remove(id: string): void {
    const seat = seats.get(id);
    if (seat === undefined) return;
    seat.agent.isGone = true;
    seats.delete(id);
    byNumber.delete(seat.number);
  }

  function plan({ id, ports, oids }: Extract<ToPollThread, { kind: 'plan' }>): void {
    const seat = seats.get(id);
    if (seat === undefined) return;
    const isFirst = seat.agent.readings === undefined;
    adoptPlan(seat.agent, ports, oids, dropped);
    const now = clock.mono();
    // A round that is under way was planned by the old plan, and is none any more.
    seat.quick = isFirst ? 1 : seat.quick;
    seat.roundAt =
      isFirst && seat.failures === 0 ? Math.max(now, Number.isFinite(seat.roundAt) ? seat.roundAt : now) : seat.roundAt;
    seat.oidsAt = oids.length > 0 ? now : NEVER;
    schedule(seat);
  }

  /** After a sleep everything would be due at once; each takes its own turn again instead. */
  function noticeInterruption(now: number): void {
    const difference = clock.wall() - now;
    const wasInterrupted = now - plannedAt > INTERRUPTED_MS || difference - clockDifference > INTERRUPTED_MS;
    clockDifference = difference;
    if (!wasInterrupted) return;
    for (const seat of seats.values()) {
      if (seat.roundAt > now || seat.agent.readings === undefined) continue;
      seat.roundAt = afterRound(now, seat.intervalMs, seat.phase, 0);
    }
  }

  const counts = (): PollCounts => ({ targets: seats.size, ...tally, dropped: { ...dropped } });
  function postCounts(now: number): void {
    if (now < countsAt) return;
    countsAt = now + COUNTS_MS;
    const fresh = counts();
    const text = JSON.stringify(fresh);
    if (text === postedCounts) return;
    postedCounts = text;
    post({ kind: 'counts', counts: fresh });
  }

  return {
    counts,
    handle(message) {
      switch (message.kind) {
        case 'put':
          for (const [at, target] of message.targets.entries()) put(target, at * FIRST_SPACING_MS);
          return;
        case 'remove':
          for (const id of message.ids) remove(id);
          return;
        case 'plan':
          return plan(message);
        case 'survey': {
          const seat = seats.get(message.id);
          if (seat !== undefined) errands.surveyNow(seat);
          return;
        }
        case 'rewire':
          for (const id of message.ids) {
            const seat = seats.get(id);
            if (seat !== undefined) errands.rewireNow(seat);
          }
          return;
        case 'live': {
          const seat = seats.get(message.id);
          if (seat !== undefined) errands.watchLive(seat, message.number, message.forMs);
        }
      }
    },
    step() {
      const now = clock.mono();
      noticeInterruption(now);
      questions.expire(now);
      while (due.nextAt() <= now) {
        const seat = byNumber.get(due.pop());
        if (seat !== undefined) attend(seat, now);
      }
      errands.stepLive(now);
      batch.flush(now);
      postCounts(now);
      const next = onTick(Math.min(due.nextAt(), batch.dueAt()), ROUND_TICK_MS);
      const silence = onTick(questions.nextAt(), SILENCE_TICK_MS);
      plannedAt = Math.min(next, silence, errands.nextLiveAt(), now + LONGEST_SLEEP_MS);
      return plannedAt;
    },
  };
}
