import { INTERFACE_COLUMN, INTERFACE_STRIDE } from '../lib/interface-columns.ts';
import { CELL, type Cells } from './cells.ts';
import {
  ADMIN,
  COUNTERS,
  DISCONTINUITY,
  MEGABITS,
  narrowColumn,
  OCTET_COUNTERS,
  OPER,
  SPEED,
  wideColumn,
} from './columns.ts';
import type { PortTable } from './messages.ts';
import { NO_RATE, rateOf, secondsBetween } from './rates.ts';

const WORD = 2 ** 32;
const MAX_32 = 0xffff_ffff;
/** Fewest bits a packet can have: an IPv4 header. What is counted in packets is bounded by it. */
const PACKET_BITS = 160;
const BITS = { narrow: 32, wide: 64 } as const;

/** How many values no honest rate could be made of, by cause. */
export type Dropped = {
  reboot: number;
  discontinuity: number;
  backwards: number;
  implausible: number;
  invalid: number;
};
export const noneDropped = (): Dropped => ({ reboot: 0, discontinuity: 0, backwards: 0, implausible: 0, invalid: 0 });

/** Counts why there was no rate; a first reading is no loss. */
export function countDropped(dropped: Dropped, why: number): void {
  if (why === NO_RATE.reboot) dropped.reboot += 1;
  else if (why === NO_RATE.discontinuity) dropped.discontinuity += 1;
  else if (why === NO_RATE.backwards) dropped.backwards += 1;
  else if (why === NO_RATE.implausible) dropped.implausible += 1;
  else if (why === NO_RATE.invalid) dropped.invalid += 1;
}

/** What the rounds before have left of the interfaces of one agent: one element a port, or a port and counter. */
type Past = {
  readonly bits: Uint8Array;
  readonly high: Uint32Array;
  readonly low: Uint32Array;
  /** sysUpTime; 0 when unknown. */
  readonly ticks: Uint32Array;
  readonly at: Float64Array;
  readonly rate: Float32Array;
  readonly admin: Uint8Array;
  /** bit/s; NaN when unknown. */
  readonly speed: Float64Array;
  /** ifCounterDiscontinuityTime in ticks; NaN when unknown. */
  readonly discontinuity: Float64Array;
};

const pastOf = (ports: number): Past => ({
  bits: new Uint8Array(ports * COUNTERS),
  high: new Uint32Array(ports * COUNTERS),
  low: new Uint32Array(ports * COUNTERS),
  ticks: new Uint32Array(ports * COUNTERS),
  at: new Float64Array(ports * COUNTERS),
  rate: new Float32Array(ports * COUNTERS).fill(Number.NaN),
  admin: new Uint8Array(ports),
  speed: new Float64Array(ports).fill(Number.NaN),
  discontinuity: new Float64Array(ports).fill(Number.NaN),
});

/** bit/s; the column in Mbit/s where the other is at its end or missing. @see RFC 2863 section 3.1.8 */
function speedOf(bits: number, megabits: number): number {
  if (megabits > 0 && !(bits > 0 && bits < MAX_32)) return megabits * 1e6;
  return bits > 0 ? bits : Number.NaN;
}

export type ReadingsOptions = {
  readonly ports: PortTable;
  readonly dropped: Dropped;
  /** A reading older than this is no base for a rate, ms. */
  readonly mostAgeMs: number;
};

/** The last readings of the interfaces of one agent, and the rates that the next ones make with them. */
export function createReadings(
  { ports, dropped, mostAgeMs }: ReadingsOptions,
  before?: { readonly ports: PortTable; readonly past: Past },
) {
  const past = pastOf(ports.numbers.length);
  const row = new Float64Array(INTERFACE_STRIDE);
  const expectation = { previous: Number.NaN, most: Number.NaN };
  /** The last stretch of time: most counters of an agent are read together. */
  const stretch = { from: Number.NaN, to: Number.NaN, ms: Number.NaN, seconds: Number.NaN };
  adopt();

  /** Takes over what is known of interfaces that have kept their number and index. */
  function adopt(): void {
    if (before === undefined) return;
    const known = new Map(Array.from(before.ports.numbers, (number, at) => [number, at]));
    for (const [to, number] of ports.numbers.entries()) {
      const from = known.get(number);
      if (from === undefined || before.ports.ifIndexes[from] !== ports.ifIndexes[to]) continue;
      for (const key of ['admin', 'speed', 'discontinuity'] as const) past[key][to] = before.past[key][from] ?? 0;
      for (const key of ['bits', 'high', 'low', 'ticks', 'at', 'rate'] as const)
        past[key].set(before.past[key].subarray(from * COUNTERS, (from + 1) * COUNTERS), to * COUNTERS);
    }
  }

  /** A small value of a row in this round; NaN when it was not read. */
  function valueOf(cells: Cells, column: number, port: number): number {
    const cell = column * cells.rows + port;
    return cells.state[cell] === CELL.known ? (cells.low[cell] ?? Number.NaN) : Number.NaN;
  }

  /** Which cell a counter is read from: the 64-bit one where there is one; -1 for none. */
  function cellOf(cells: Cells, counter: number, port: number): number {
    const wide = wideColumn(counter);
    if (wide >= 0 && cells.state[wide * cells.rows + port] !== CELL.absent) return wide * cells.rows + port;
    const narrow = narrowColumn(counter) * cells.rows + port;
    return cells.state[narrow] === CELL.absent ? -1 : narrow;
  }

  /** The most a counter can go up in a second. */
  function mostOf(counter: number, port: number): number {
    const bps = ports.limits.get(port) ?? past.speed[port] ?? Number.NaN;
    return counter < OCTET_COUNTERS ? bps / 8 : bps / PACKET_BITS;
  }

  /** Puts a cell in the place of the last reading of a counter. */
  function keep(cells: Cells, cell: number, slot: number, bits: 32 | 64): void {
    past.bits[slot] = bits;
    past.high[slot] = cells.high[cell] ?? 0;
    past.low[slot] = cells.low[cell] ?? 0;
    past.ticks[slot] = cells.ticks[cell] ?? 0;
    past.at[slot] = cells.at[cell] ?? 0;
  }

  function secondsOf(from: number, to: number, ms: number): number {
    if (stretch.from !== from || stretch.to !== to || stretch.ms !== ms) {
      stretch.from = from;
      stretch.to = to;
      stretch.ms = ms;
      stretch.seconds = secondsBetween(from, to, ms);
    }
    return stretch.seconds;
  }

  /** How far a counter has gone since its last reading, exactly up to 2^53. */
  const differenceAt = (cells: Cells, cell: number, slot: number): number =>
    ((cells.high[cell] ?? 0) - (past.high[slot] ?? 0)) * WORD + ((cells.low[cell] ?? 0) - (past.low[slot] ?? 0));

  /** Rate of one counter since its last reading, which is replaced. @returns one of `NO_RATE` when there is none */
  function rateAt(cells: Cells, counter: number, port: number): number {
    const cell = cellOf(cells, counter, port);
    if (cell < 0) return NO_RATE.first;
    if (cells.state[cell] === CELL.invalid) return NO_RATE.invalid;
    const slot = port * COUNTERS + counter;
    const bits = cell < narrowColumn(0) * cells.rows ? BITS.wide : BITS.narrow;
    const age = (cells.at[cell] ?? 0) - (past.at[slot] ?? 0);
    const isComparable = past.bits[slot] === bits && age <= mostAgeMs;
    const seconds = secondsOf(past.ticks[slot] || Number.NaN, cells.ticks[cell] ?? 0, age);
    const difference = differenceAt(cells, cell, slot);
    keep(cells, cell, slot, bits);
    if (!isComparable || seconds <= 0) return isComparable ? seconds : NO_RATE.first;
    expectation.previous = past.rate[slot] ?? Number.NaN;
    expectation.most = mostOf(counter, port);
    return rateOf(difference, seconds, bits, expectation);
  }

  /** Speed, state of administration and the moment of a break in the counters. @returns whether there was one */
  function takeSlow(cells: Cells, port: number): boolean {
    const megabits = valueOf(cells, MEGABITS, port);
    const bits = valueOf(cells, SPEED, port);
    if (!Number.isNaN(megabits) || !Number.isNaN(bits)) past.speed[port] = speedOf(bits, megabits);
    const admin = valueOf(cells, ADMIN, port);
    if (!Number.isNaN(admin)) past.admin[port] = admin;
    const discontinuity = valueOf(cells, DISCONTINUITY, port);
    if (Number.isNaN(discontinuity)) return false;
    const earlier = past.discontinuity[port] ?? Number.NaN;
    past.discontinuity[port] = discontinuity;
    return !Number.isNaN(earlier) && earlier !== discontinuity;
  }

  /** @returns whether anything was read of the interface */
  function fill(cells: Cells, port: number): boolean {
    const isBroken = takeSlow(cells, port);
    const oper = valueOf(cells, OPER, port);
    let isKnown = !Number.isNaN(oper);
    row[INTERFACE_COLUMN.state] = (past.admin[port] ?? 0) * 10 + (isKnown ? oper : 0);
    row[INTERFACE_COLUMN.speed] = past.speed[port] ?? Number.NaN;
    for (let counter = 0; counter < COUNTERS; counter += 1) {
      let rate = rateAt(cells, counter, port);
      if (isBroken && rate >= 0) rate = NO_RATE.discontinuity;
      const isRate = rate >= 0;
      if (!isRate) countDropped(dropped, rate);
      isKnown ||= isRate;
      past.rate[port * COUNTERS + counter] = isRate ? rate : Number.NaN;
      row[INTERFACE_COLUMN.inBps + counter] = isRate ? (counter < OCTET_COUNTERS ? rate * 8 : rate) : Number.NaN;
    }
    return isKnown;
  }

  return {
    ports,
    past,
    /** bit/s as the agent last said; NaN when unknown. */
    speedOf: (port: number): number => past.speed[port] ?? Number.NaN,
    /** Size of a counter as it was last read: 64, 32, or 0 when it never was. */
    bitsOf: (port: number, counter: number): number => past.bits[port * COUNTERS + counter] ?? 0,
    /** Takes a round, and gives a row of each interface that was read. @param at ms since 1970 */
    take(cells: Cells, at: number, emit: () => Float64Array): void {
      for (const [port, number] of ports.numbers.entries()) {
        if (!fill(cells, port)) continue;
        row[INTERFACE_COLUMN.number] = number;
        row[INTERFACE_COLUMN.at] = at;
        emit().set(row);
      }
    },
  };
}
export type Readings = ReturnType<typeof createReadings>;
