import { Fault } from '../../contract/faults.ts';
import type { Profile } from '../profiles/profile.ts';
import { createLanes } from './lanes.ts';
import { createLiveView, liveNames } from './live-view.ts';
import type { FromPollThread, SurveyCause } from './messages.ts';
import type { Seat } from './seat.ts';
import { readVitals, survey } from './surveying.ts';
import { dailyMs, healthMs, retryMs, WIRING_MS } from './timetable.ts';
import type { SnmpSession } from '../snmp/snmp.ts';
import { packWiring, unpackWiring } from '../wiring/packing.ts';
import { readWiring } from '../wiring/read-wiring.ts';
import type { Wiring } from '../wiring/wiring.ts';
import type { Agent } from './agent.ts';

const NEVER = Number.POSITIVE_INFINITY;
const SURVEYS = { quick: 8, slowAfterMs: 10_000, most: 40 } as const;
const OTHERS = { quick: 24, slowAfterMs: 5000, most: 120 } as const;
/** Tables of a few large switches would fill the line of everything else. */
const WIRINGS = { quick: 12, slowAfterMs: 5000, most: 60 } as const;
const WIRING_READ_MS = 60_000;
const LIVE_MS = 1000;
const MOST_LIVE_MS = 10 * 60_000;
const MOST_LIVE = 100;

export type ErrandOptions = {
  readonly clock: { mono(): number; wall(): number };
  readonly profiles: readonly Profile[];
  readonly post: (message: FromPollThread) => void;
  readonly chance: () => number;
  readonly schedule: (seat: Seat) => void;
  /** Opens the bridge of one VLAN of an agent. */
  readonly openVlan: (agent: Agent, vlan: number) => SnmpSession;
};
type Live = {
  readonly seat: Seat;
  readonly number: number;
  readonly view: ReturnType<typeof createLiveView>;
  untilAt: number;
  nextAt: number;
  isAsking: boolean;
};

/** All that is read of agents beside their rounds: facts, health, watched values, and live views. */
export function createErrands({ clock, profiles, post, chance, schedule, openVlan }: ErrandOptions) {
  const surveys = createLanes(SURVEYS);
  const others = createLanes(OTHERS);
  const wirings = createLanes(WIRINGS);
  const live = new Map<string, Live>();

  async function readFacts(seat: Seat): Promise<void> {
    const { agent } = seat;
    if (agent.isGone) return;
    const cause = seat.surveyCause;
    try {
      const { facts, blanks, wiring } = await survey(agent.session, profiles, (vlan) => openVlan(agent, vlan));
      if (agent.isGone) return;
      seat.blanks = blanks;
      seat.failedSurveys = 0;
      seat.profile = profiles.find(({ id }) => id === facts.os);
      agent.table = facts.ports.map(({ index }) => index).toSorted((a, b) => a - b);
      agent.layout = undefined;
      seat.surveyAt = Math.min(seat.surveyAt, clock.mono() + dailyMs(chance()));
      seat.healthAt = clock.mono() + healthMs(seat.intervalMs) * (0.5 + seat.phase / 2);
      post({ kind: 'surveyed', id: agent.target.id, at: clock.wall(), cause, facts });
      if (wiring !== undefined) tellWiring(seat, wiring);
    } catch (thrown) {
      if (agent.isGone) return;
      seat.failedSurveys += 1;
      seat.surveyAt = Math.min(seat.surveyAt, clock.mono() + retryMs(seat.failedSurveys, chance()));
      const fault = Fault.from(thrown).toData();
      post({ kind: 'failed', id: agent.target.id, at: clock.wall(), what: 'survey', fault });
    } finally {
      seat.isSurveying = false;
      schedule(seat);
    }
  }

  function tellWiring(seat: Seat, wiring: Wiring): void {
    const { agent } = seat;
    seat.wiring = packWiring(wiring);
    seat.wiringAt = clock.mono() + WIRING_MS * (0.9 + 0.2 * chance());
    post({ kind: 'wired', id: agent.target.id, at: clock.wall(), packed: seat.wiring });
  }

  async function rewire(seat: Seat): Promise<void> {
    const { agent, wiring } = seat;
    try {
      if (agent.isGone) return;
      const signal = AbortSignal.timeout(WIRING_READ_MS);
      const open = (vlan: number) => openVlan(agent, vlan);
      const found = await readWiring(agent.session, {
        signal,
        before: wiring && unpackWiring(wiring),
        openVlan: open,
        rules: seat.profile?.neighbours,
      });
      if (!agent.isGone) tellWiring(seat, found);
    } catch {
      // Whether the agent answers is told by its rounds.
    } finally {
      seat.isReadingWiring = false;
      schedule(seat);
    }
  }

  async function readHealth(seat: Seat): Promise<void> {
    const { agent, blanks } = seat;
    try {
      if (agent.isGone || blanks === undefined) return;
      const health = await readVitals(agent.session, seat.profile, blanks);
      if (!agent.isGone) post({ kind: 'health', id: agent.target.id, at: clock.wall(), health });
    } catch {
      // Whether the agent answers is told by its rounds.
    } finally {
      seat.isReadingHealth = false;
    }
  }

  async function readOids(seat: Seat): Promise<void> {
    const { agent, watched } = seat;
    try {
      if (agent.isGone) return;
      const values = await watched.read(agent.session, agent.oids, () => clock.mono());
      if (!agent.isGone && values.length > 0) post({ kind: 'oids', id: agent.target.id, at: clock.wall(), values });
    } catch {
      // Whether the agent answers is told by its rounds.
    } finally {
      seat.isReadingOids = false;
    }
  }

  function beginSurvey(seat: Seat, now: number): void {
    seat.surveyAt = NEVER;
    if (seat.isSurveying) return;
    seat.isSurveying = true;
    seat.allowance.took(now);
    surveys.add(() => readFacts(seat));
  }

  async function readLive(one: Live): Promise<void> {
    const { seat, number, view } = one;
    const { agent } = seat;
    const port = agent.readings?.ports.numbers.indexOf(number) ?? -1;
    const ifIndex = agent.readings?.ports.ifIndexes[port];
    try {
      if (ifIndex === undefined) return;
      const names = liveNames(ifIndex, agent.target.security.version === 1);
      const varbinds = await agent.session.get(names);
      const speed = agent.readings?.ports.limits.get(port) ?? agent.readings?.speedOf(port) ?? Number.NaN;
      const row = view.row(varbinds, { at: clock.wall(), mono: clock.mono(), speed });
      if (!agent.isGone) post({ kind: 'live', id: agent.target.id, row });
    } catch {
      // A second that was not answered is a gap.
    } finally {
      one.isAsking = false;
    }
  }

  return {
    attend(seat: Seat, now: number): void {
      if (seat.surveyAt <= now) {
        if (seat.blanks !== undefined && seat.surveyCause === 'first') seat.surveyCause = 'daily';
        beginSurvey(seat, now);
      }
      if (seat.healthAt <= now) {
        seat.healthAt = now + healthMs(seat.agent.target.intervalMs);
        if (!seat.isReadingHealth && !seat.isSurveying) {
          seat.isReadingHealth = true;
          others.add(() => readHealth(seat));
        }
      }
      if (seat.wiringAt <= now) {
        seat.wiringAt = now + WIRING_MS;
        if (!seat.isReadingWiring && !seat.isSurveying) {
          seat.isReadingWiring = true;
          wirings.add(() => rewire(seat));
        }
      }
      if (seat.oidsAt <= now) {
        seat.oidsAt = now + seat.agent.target.intervalMs;
        if (!seat.isReadingOids) {
          seat.isReadingOids = true;
          others.add(() => readOids(seat));
        }
      }
    },
    /** Facts have changed: read again as soon as that is allowed. */
    surveyAgain(seat: Seat, cause: SurveyCause): void {
      const at = seat.allowance.next(clock.mono());
      if (at >= seat.surveyAt) return;
      seat.surveyAt = at;
      seat.surveyCause = cause;
      schedule(seat);
    },
    /** Who is at the other ends is asked anew, with nothing taken for granted. */
    rewireNow(seat: Seat): void {
      if (seat.blanks === undefined) return;
      seat.wiring = undefined;
      seat.wiringAt = clock.mono();
      schedule(seat);
    },
    surveyNow(seat: Seat): void {
      seat.surveyAt = clock.mono();
      seat.surveyCause = 'asked';
      schedule(seat);
    },
    watchLive(seat: Seat, number: number, forMs: number): void {
      const key = `${seat.agent.target.id} ${String(number)}`;
      const now = clock.mono();
      const untilAt = now + Math.min(MOST_LIVE_MS, forMs);
      const known = live.get(key);
      if (known !== undefined && known.seat === seat) known.untilAt = Math.max(known.untilAt, untilAt);
      else if (live.size < MOST_LIVE)
        live.set(key, { seat, number, view: createLiveView(number), untilAt, nextAt: now, isAsking: false });
    },
    stepLive(now: number): void {
      for (const [key, one] of live) {
        if (one.untilAt < now || one.seat.agent.isGone) live.delete(key);
        else if (one.nextAt <= now) {
          one.nextAt = Math.max(one.nextAt + LIVE_MS, now + LIVE_MS / 2);
          if (one.isAsking) continue;
          one.isAsking = true;
          void readLive(one);
        }
      }
    },
    nextLiveAt(): number {
      let at = NEVER;
      for (const one of live.values()) at = Math.min(at, one.nextAt);
      return at;
    },
  };
}
