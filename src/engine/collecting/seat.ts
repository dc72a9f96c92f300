import type { Profile } from '../profiles/profile.ts';
import type { Agent } from './agent.ts';
import type { Dropped } from './readings.ts';
import type { SurveyCause } from './messages.ts';
import type { Blanks } from './surveying.ts';
import { createAllowance, phaseOfId } from './timetable.ts';
import { createWatchedOids, type WatchedOids } from './watched-oids.ts';

const NEVER = Number.POSITIVE_INFINITY;

/** An agent and what is due with it. Moments on the steady clock in ms. */
export type Seat = {
  readonly number: number;
  readonly agent: Agent;
  readonly phase: number;
  readonly allowance: ReturnType<typeof createAllowance>;
  readonly watched: WatchedOids;
  /** The least of the moments below, as it stands in the queue. */
  wakeAt: number;
  roundAt: number;
  surveyAt: number;
  surveyCause: SurveyCause;
  healthAt: number;
  oidsAt: number;
  /** When it is asked again how it is wired. */
  wiringAt: number;
  isRunning: boolean;
  isSurveying: boolean;
  isReadingHealth: boolean;
  isReadingOids: boolean;
  isReadingWiring: boolean;
  /** Rounds that are still to come quickly. */
  quick: number;
  /** In a row, while it has never answered. */
  failures: number;
  /** Surveys that failed in a row. */
  failedSurveys: number;
  intervalMs: number;
  /** undefined before the first survey. */
  blanks: Blanks | undefined;
  profile: Profile | undefined;
  /** Its wiring as it was read last, packed (`packWiring`); undefined: all of it is read, and nothing taken for granted. */
  wiring: Uint8Array | undefined;
};

export const createSeat = (number: number, agent: Agent, dropped: Dropped): Seat => ({
  number,
  agent,
  phase: phaseOfId(agent.target.id),
  allowance: createAllowance(),
  watched: createWatchedOids(dropped),
  wakeAt: NEVER,
  roundAt: NEVER,
  surveyAt: NEVER,
  surveyCause: 'first',
  healthAt: NEVER,
  oidsAt: NEVER,
  wiringAt: NEVER,
  isRunning: false,
  isSurveying: false,
  isReadingHealth: false,
  isReadingOids: false,
  isReadingWiring: false,
  quick: 0,
  failures: 0,
  failedSurveys: 0,
  intervalMs: agent.target.intervalMs,
  blanks: undefined,
  profile: undefined,
  wiring: undefined,
});

export const dueMoment = ({ roundAt, surveyAt, healthAt, oidsAt, wiringAt }: Seat): number =>
  Math.min(roundAt, surveyAt, healthAt, oidsAt, wiringAt);
