import { oidBytes } from '../protocols/oid.ts';

/** @see IF-MIB, RFC 2863 */
const IF_ENTRY = '1.3.6.1.2.1.2.2.1';
const IFX_ENTRY = '1.3.6.1.2.1.31.1.1.1';

/** How the value of a column is encoded: Counter64, Counter32, Gauge32, a small INTEGER, TimeTicks. */
export const KIND = { wide: 0, narrow: 1, gauge: 2, state: 3, ticks: 4 } as const;
type Kind = (typeof KIND)[keyof typeof KIND];

/** Counters in the order of their metrics: octets, unicast, multicast, broadcast, errors, discards, each in and out. */
export const COUNTERS = 12;
/** The first so many counters have a 64-bit column. */
const WIDE = 8;
export const OCTET_COUNTERS = 2;

const IFX = (...arcs: readonly number[]) => arcs.map((arc) => `${IFX_ENTRY}.${String(arc)}`);
const IF = (...arcs: readonly number[]) => arcs.map((arc) => `${IF_ENTRY}.${String(arc)}`);

/** Names of all columns that rounds may read, by number. */
export const COLUMN_OIDS: readonly string[] = [
  ...IFX(6, 10, 7, 11, 8, 12, 9, 13),
  ...IF(10, 16, 11, 17),
  ...IFX(2, 4, 3, 5),
  ...IF(14, 20, 13, 19),
  ...IF(8, 7),
  ...IFX(15),
  ...IF(5),
  ...IFX(19),
];
export const COLUMNS = COLUMN_OIDS.length;

/** Numbers of the columns that are no counters. */
export const OPER = 20;
export const ADMIN = 21;
export const MEGABITS = 22;
export const SPEED = 23;
export const DISCONTINUITY = 24;
/** What seldom changes, and is read every few rounds. */
export const SLOW_COLUMNS: readonly number[] = [ADMIN, MEGABITS, SPEED, DISCONTINUITY];

/** The 64-bit column of a counter; -1 when there is none. */
export const wideColumn = (counter: number): number => (counter < WIDE ? counter : -1);
export const narrowColumn = (counter: number): number => WIDE + counter;

const kindOf = (column: number): Kind => {
  if (column < WIDE) return KIND.wide;
  if (column < OPER) return KIND.narrow;
  if (column === MEGABITS || column === SPEED) return KIND.gauge;
  return column === DISCONTINUITY ? KIND.ticks : KIND.state;
};
export const COLUMN_KINDS: readonly Kind[] = COLUMN_OIDS.map((_, column) => kindOf(column));
export const COLUMN_BYTES: readonly Uint8Array[] = COLUMN_OIDS.map((oid) => oidBytes(oid));

/** Largest number a state may have. */
export const mostOf = (column: number): number => (column === OPER ? 7 : 3);

/**
 * Bytes that a varbind of a column takes: 64-bit counters up to 2^47, 140 terabytes. Where more of them are beyond, an
 * agent answers with fewer rows, and is asked for fewer from then on.
 */
export const varbindBytes = (column: number, indexBytes: number): number =>
  6 + (COLUMN_BYTES[column]?.length ?? 0) + indexBytes + (COLUMN_KINDS[column] === KIND.wide ? 6 : 5);

/** What is read of the agent itself along with its interfaces. */
export const SCALARS = ['1.3.6.1.2.1.1.3', '1.3.6.1.2.1.2.1', '1.3.6.1.2.1.31.1.5'] as const;
export const SCALAR_BYTES: readonly Uint8Array[] = SCALARS.map((oid) => oidBytes(`${oid}.0`));
/** Type each of them has: TimeTicks, INTEGER, TimeTicks. */
export const SCALAR_TAGS: readonly number[] = [0x43, 0x02, 0x43];
