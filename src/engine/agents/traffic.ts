/**
 * Traffic as closed formulas: what has flowed until a moment is known without having counted, so the counters of both
 * ends of a cable agree, and those of a program that was restarted go on as if it had never stopped.
 */

/** From where all traffic is counted; clocks before it see counters at 0. */
export const ORIGIN_MS = Date.UTC(2026, 0, 1);

const DAY_S = 86_400;
const TWO_PI = 2 * Math.PI;
/** Swings of the rate around its mean. Their sum stays below 1: a rate is never negative, a counter never falls. */
const DAILY = 0.62;
const HOURLY = 0.22;
const MINUTELY = 0.1;
const PEAK = 1 + DAILY + HOURLY + MINUTELY;

/** One direction of one cable. */
export type Flow = {
  /** Octets a second over the day. */
  readonly mean: number;
  /** Turns and shifts of its swings, in radians. */
  readonly day: number;
  readonly hours: number;
  readonly hoursS: number;
  readonly minutes: number;
  readonly minutesS: number;
  /** Mean octets of a packet. */
  readonly packet: number;
  /** Share of packets with an error. */
  readonly errors: number;
  /** Packets a second that are thrown away at the busiest hour. */
  readonly discards: number;
};

/** 32 mixed bits of three numbers. */
function mix(a: number, b: number, c: number): number {
  let hash = Math.imul(a ^ 0x9e37_79b9, 0x85eb_ca6b) ^ Math.imul(b + 0x165_667b1, 0xc2b2_ae35);
  hash = Math.imul(hash ^ (hash >>> 15) ^ c, 0x2c1b_3c6d);
  hash = Math.imul(hash ^ (hash >>> 12), 0x297a_2d39);
  return (hash ^ (hash >>> 15)) >>> 0;
}
/** A value from 0 to 1 of some of its bits. */
const part = (bits: number, from: number, count: number): number =>
  ((bits >>> from) & ((1 << count) - 1)) / (1 << count);

/** Whether a place has something that a share of all places has. */
export const chance = (seed: number, place: number, topic: number): number => mix(seed, place, topic) / 2 ** 32;

/** How full a cable is: most are rather empty, one in forty is full at its busiest hour. */
function load(bits: number, isTrunk: boolean): number {
  const draw = part(bits, 0, 12);
  if (!isTrunk) return 0.0002 + 0.012 * draw ** 4;
  return draw > 0.975 ? 0.47 : 0.01 + 0.3 * draw ** 3;
}

/**
 * The traffic of a place: always the same for the same seed.
 *
 * @param place a number of the cable and the direction
 * @param capacity octets a second it can carry
 */
export function flowOf(
  seed: number,
  place: number,
  { capacity, isTrunk }: { capacity: number; isTrunk: boolean },
): Flow {
  const one = mix(seed, place, 1);
  const two = mix(seed, place, 2);
  const share = load(one, isTrunk);
  const packet = 280 + 900 * part(one, 12, 10);
  return {
    mean: capacity * share,
    // Busiest in the early afternoon of UTC+7, each a little apart.
    day: TWO_PI * (part(two, 0, 8) * 0.15 - 0.29),
    hours: TWO_PI * part(two, 8, 8),
    hoursS: 5000 + 9000 * part(two, 16, 8),
    minutes: TWO_PI * part(two, 24, 8),
    minutesS: 240 + 500 * part(one, 22, 9),
    packet,
    errors: part(one, 16, 8) < 0.04 ? 2e-7 + 4e-6 * part(two, 4, 8) : 0,
    discards: share * PEAK > 0.85 ? ((capacity * share) / packet) * 4e-4 : 0,
  };
}

/** Octets a second at a moment. */
export function rateAt(flow: Flow, at: number): number {
  const s = (at - ORIGIN_MS) / 1000;
  const swing =
    DAILY * Math.cos((TWO_PI * s) / DAY_S + flow.day) +
    HOURLY * Math.cos((TWO_PI * s) / flow.hoursS + flow.hours) +
    MINUTELY * Math.cos((TWO_PI * s) / flow.minutesS + flow.minutes);
  return flow.mean * (1 + swing);
}

/** What a swing has added until a moment, in seconds of the mean. */
const gained = (share: number, period: number, shift: number, s: number): number =>
  ((share * period) / TWO_PI) * (Math.sin((TWO_PI * s) / period + shift) - Math.sin(shift));

/** Whole octets since the origin: the integral of the rate. */
export function octetsAt(flow: Flow, at: number): number {
  const s = Math.max(0, (at - ORIGIN_MS) / 1000);
  return Math.floor(
    flow.mean *
      (s +
        gained(DAILY, DAY_S, flow.day, s) +
        gained(HOURLY, flow.hoursS, flow.hours, s) +
        gained(MINUTELY, flow.minutesS, flow.minutes, s)),
  );
}

/** Fourier terms of ((1 + cos x) / 2)^4: near 0 but for the busiest hours, and its integral is a formula, too. */
const BUSY = [35 / 128, 7 / 16, 7 / 32, 1 / 16, 1 / 128] as const;

/** Packets thrown away since the origin. */
export function discardsAt(flow: Flow, at: number): number {
  if (flow.discards === 0) return 0;
  const s = Math.max(0, (at - ORIGIN_MS) / 1000);
  const [still, ...turning] = BUSY;
  const sum = turning.reduce((total, share, index) => {
    const turn = index + 1;
    return total + gained(share, DAY_S / turn, flow.day * turn, s);
  }, still * s);
  return Math.floor(flow.discards * sum);
}
