import { INTERFACE_COLUMN, INTERFACE_STRIDE } from '../lib/interface-columns.ts';
import type { Varbind } from '../protocols/snmp-pdu.ts';
import { NO_RATE, rateOf, secondsBetween } from './rates.ts';

const UPTIME = '1.3.6.1.2.1.1.3.0';
const WIDE = ['1.3.6.1.2.1.31.1.1.1.6', '1.3.6.1.2.1.31.1.1.1.10'] as const;
const NARROW = ['1.3.6.1.2.1.2.2.1.10', '1.3.6.1.2.1.2.2.1.16'] as const;
const OPER = '1.3.6.1.2.1.2.2.1.8';
/**
 * Many agents look at their counters every few seconds only. As long as this a counter that stands still may be one that
 * was not looked at; after it, nothing goes through.
 */
const STILL_MS = 10_000;

type Seen = {
  readonly value: bigint;
  readonly bits: 32 | 64;
  readonly at: number;
  readonly ticks: number;
  readonly rate: number;
};

type Moment = { readonly at: number; readonly ticks: number };

/** Rate from one reading to the next, or one of `NO_RATE`. */
function rateSince(before: Seen, now: Seen, most: number): number {
  // An agent that keeps its old counters keeps its old clock too: only ours tells how long that was.
  const own = now.at - before.at;
  if (before.bits !== now.bits || own <= 0) return NO_RATE.first;
  if (secondsBetween(before.ticks, now.ticks, own) === NO_RATE.reboot) return NO_RATE.reboot;
  return rateOf(Number(now.value - before.value), own / 1000, now.bits, { previous: before.rate, most });
}

/** One direction: the rate over the time from one change of the counter to the next. */
function createDirection() {
  let seen: Seen | undefined;
  return (one: Varbind | undefined, moment: Moment, mostBps: number): number => {
    if (one?.type !== 'counter32' && one?.type !== 'counter64') return Number.NaN;
    const bits = one.type === 'counter64' ? 64 : 32;
    const now: Seen = { value: BigInt(one.value), bits, ...moment, rate: Number.NaN };
    const isStill = seen?.value === now.value && seen.bits === bits;
    if (isStill && moment.at - (seen?.at ?? 0) < STILL_MS) return Number.NaN;
    const rate = seen === undefined ? NO_RATE.first : rateSince(seen, now, mostBps / 8);
    seen = { ...now, rate: rate < 0 ? Number.NaN : rate };
    return rate < 0 ? Number.NaN : rate * 8;
  };
}

/** Names to ask for one interface. @param isOld v1 has no 64-bit counters */
export const liveNames = (ifIndex: number, isOld: boolean): readonly string[] => [
  UPTIME,
  ...[OPER, ...NARROW, ...(isOld ? [] : WIDE)].map((oid) => `${oid}.${String(ifIndex)}`),
];

/** An interface as it is read each second. */
export function createLiveView(number: number) {
  const directions = [createDirection(), createDirection()] as const;
  return {
    /**
     * @param varbinds answers to `liveNames`
     * @param moment `at` ms since 1970, `mono` on the steady clock, `speed` bit/s or NaN
     * @returns a row of `INTERFACE_COLUMN`; NaN where nothing honest can be said
     */
    row(
      varbinds: readonly Varbind[],
      { at, mono, speed }: { readonly at: number; readonly mono: number; readonly speed: number },
    ): Float64Array {
      const row = new Float64Array(INTERFACE_STRIDE).fill(Number.NaN);
      const [uptime, oper, narrowIn, narrowOut, wideIn, wideOut] = varbinds;
      const ticks = uptime?.type === 'ticks' ? uptime.value : Number.NaN;
      const moment = { at: mono, ticks };
      const pick = (wide: Varbind | undefined, narrow: Varbind | undefined) =>
        wide?.type === 'counter64' ? wide : narrow;
      row[INTERFACE_COLUMN.number] = number;
      row[INTERFACE_COLUMN.at] = at;
      if (oper?.type === 'integer' && oper.value >= 1 && oper.value <= 7) row[INTERFACE_COLUMN.state] = oper.value;
      row[INTERFACE_COLUMN.inBps] = directions[0](pick(wideIn, narrowIn), moment, speed);
      row[INTERFACE_COLUMN.outBps] = directions[1](pick(wideOut, narrowOut), moment, speed);
      row[INTERFACE_COLUMN.speed] = speed;
      return row;
    },
  };
}
