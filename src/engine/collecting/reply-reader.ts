import { TAG } from '../protocols/ber.ts';
import { PDU } from '../protocols/snmp-pdu.ts';
import { CELL, type Cells } from './cells.ts';
import type { Chunk } from './chunks.ts';
import { COLUMN_BYTES, COLUMN_KINDS, KIND, mostOf, SCALAR_BYTES, SCALAR_TAGS } from './columns.ts';

/** How reading an answer went. */
export const READ = {
  ok: 0,
  /** Not well-formed. */
  malformed: 1,
  /** error-status is not 0. */
  refused: 2,
  /** Something did not come after what came before it. */
  disordered: 3,
  /** Another kind of message, such as a report. */
  otherKind: 4,
} as const;

/** A PDU that lies open in a packet. */
export type Opened = {
  bytes: Uint8Array;
  from: number;
  limit: number /** On the steady clock, ms. */;
  arrivedAt: number;
};

/** What an answer told besides its cells. Written over by the next one. */
export type Reading = {
  status: number;
  errorStatus: number;
  varbinds: number;
  /** sysUpTime, ifNumber and ifTableLastChange; NaN when absent or not asked for. */
  readonly scalars: Float64Array;
  /** Rows of the chunk that were read in every column, or passed over. */
  rowsRead: number;
  /** An interface that is not in the table. */
  hasNewcomer: boolean;
  /** Values whose bytes do not fit their type. */
  invalid: number;
  /** Cells that belong where they came, whether or not there is a value. */
  placed: number;
};

const NOTHING = new Uint8Array(0);
const NO_INDEX = -1;
/** Names that occur in one answer at most, beside the scalars. */
const MOST_COLUMNS = 32;

/**
 * Reads answers into cells without making objects: prefixes of names are compared byte by byte, numbers are taken in
 * halves. Everything a packet says of its lengths is checked against its end.
 *
 * @see RFC 3416 section 3, X.690
 */
export function createReplyReader() {
  let bytes: Uint8Array = NOTHING;
  /** Where in the packet the reader stands. */
  let at = 0;
  let high = 0;
  let low = 0;
  let arrivedAt = 0;
  const cursors = new Int32Array(MOST_COLUMNS);
  const lastIndex = new Float64Array(MOST_COLUMNS);
  const reading: Reading = {
    status: READ.ok,
    errorStatus: 0,
    varbinds: 0,
    scalars: new Float64Array(SCALAR_BYTES.length),
    rowsRead: 0,
    hasNewcomer: false,
    invalid: 0,
    placed: 0,
  };

  /** Goes into the next element. @returns where it ends; -1 when it is not well-formed */
  function enter(limit: number): number {
    if (at + 2 > limit) return -1;
    let length = bytes[at + 1] ?? 0;
    at += 2;
    if (length > 127) {
      const count = length & 127;
      if (count === 0 || count > 4 || at + count > limit) return -1;
      length = 0;
      for (let end = at + count; at < end; at += 1) length = length * 256 + (bytes[at] ?? 0);
    }
    return at + length > limit ? -1 : at + length;
  }
  const enterTag = (tag: number, limit: number): number => (bytes[at] === tag ? enter(limit) : -1);

  /** A small INTEGER, 0 or more; -1 when it is none. Goes behind it. */
  function smallInteger(limit: number): number {
    const end = enterTag(TAG.integer, limit);
    if (end < 0 || end - at < 1 || end - at > 4 || (bytes[at] ?? 0) > 127) return -1;
    let value = 0;
    for (; at < end; at += 1) value = value * 256 + (bytes[at] ?? 0);
    return value;
  }

  /** Takes an unsigned number of at most so many bytes, whose sign bit is a bit like others. */
  function takeUnsigned(end: number, most: number): boolean {
    let from = at;
    if (end - from === most + 1 && bytes[from] === 0) from += 1;
    if (end - from < 1 || end - from > most) return false;
    high = 0;
    low = 0;
    const split = Math.max(from, end - 4);
    for (; from < split; from += 1) high = high * 256 + (bytes[from] ?? 0);
    for (; from < end; from += 1) low = low * 256 + (bytes[from] ?? 0);
    return true;
  }

  const isAbsent = (tag: number): boolean =>
    tag === TAG.noSuchInstance || tag === TAG.noSuchObject || tag === TAG.endOfMibView || tag === TAG.null;

  /** An INTEGER that is 0 or more: some agents send gauges and ticks so. */
  const takeInteger = (end: number): boolean => (bytes[at] ?? 0) < 128 && end - at <= 4 && takeUnsigned(end, 4);

  function takeValue(tag: number, column: number, end: number): boolean {
    switch (COLUMN_KINDS[column]) {
      case KIND.wide:
        return tag === TAG.counter64 && takeUnsigned(end, 8);
      case KIND.narrow:
        return (tag === TAG.counter32 || tag === TAG.gauge32) && takeUnsigned(end, 4);
      case KIND.gauge:
        return tag === TAG.integer ? takeInteger(end) : tag === TAG.gauge32 && takeUnsigned(end, 4);
      case KIND.ticks:
        return tag === TAG.timeTicks && takeUnsigned(end, 4);
      default:
        return tag === TAG.integer && takeInteger(end) && low >= 1 && low <= mostOf(column);
    }
  }

  /** Whether the name from `at` to `end` begins with a prefix. */
  function hasPrefix(prefix: Uint8Array, end: number): boolean {
    if (end - at < prefix.length) return false;
    // From its end: names in a table differ there.
    for (let byte = prefix.length - 1; byte >= 0; byte -= 1) if (bytes[at + byte] !== prefix[byte]) return false;
    return true;
  }

  /** The one number behind a prefix; -1 when there are none or several. */
  function indexBehind(prefix: Uint8Array, end: number): number {
    let index = 0;
    let from = at + prefix.length;
    if (from >= end || end - from > 5) return NO_INDEX;
    for (; from < end - 1; from += 1) {
      if ((bytes[from] ?? 0) < 128) return NO_INDEX;
      index = index * 128 + ((bytes[from] ?? 0) & 127);
    }
    const last = bytes[from] ?? 0;
    return last > 127 ? NO_INDEX : index * 128 + last;
  }

  /** Reads one of the values of the agent itself. */
  function readScalar(number: number, limit: number): boolean {
    const pairEnd = enterTag(TAG.sequence, limit);
    const nameEnd = pairEnd < 0 ? -1 : enterTag(TAG.oid, pairEnd);
    if (nameEnd < 0) return false;
    const expected = SCALAR_BYTES[number] ?? NOTHING;
    const isIt = nameEnd - at === expected.length && hasPrefix(expected, nameEnd);
    at = nameEnd;
    const tag = bytes[at] ?? 0;
    const end = enter(pairEnd);
    if (end !== pairEnd) return false;
    reading.scalars[number] = Number.NaN;
    if (isIt && tag === SCALAR_TAGS[number] && takeUnsigned(end, 4)) reading.scalars[number] = low;
    else if (isIt && !isAbsent(tag)) reading.invalid += 1;
    at = pairEnd;
    reading.varbinds += 1;
    return true;
  }

  /** Finds the row of an index at or after the cursor of a column; -1 when the table does not have it here. */
  function rowOf(chunk: Chunk, position: number, index: number): number {
    const { indexes } = chunk;
    let cursor = cursors[position] ?? 0;
    while (cursor < indexes.length && (indexes[cursor] ?? 0) < index) cursor += 1;
    const isThere = cursor < indexes.length && indexes[cursor] === index;
    cursors[position] = isThere ? cursor + 1 : cursor;
    if (isThere) return chunk.rows[cursor] ?? -1;
    if (cursor < indexes.length) reading.hasNewcomer = true;
    return -1;
  }

  /** Keeps the number that was taken last. */
  function store(isKnown: boolean, cell: number, cells: Cells): void {
    cells.state[cell] = isKnown ? CELL.known : CELL.invalid;
    if (!isKnown) {
      reading.invalid += 1;
      return;
    }
    cells.high[cell] = high;
    cells.low[cell] = low;
    cells.ticks[cell] = reading.scalars[0] ?? Number.NaN;
    cells.at[cell] = arrivedAt;
  }

  /** Reads one cell. @returns one of `READ` */
  function readCell(chunk: Chunk, position: number, cells: Cells, limit: number): number {
    const pairEnd = enterTag(TAG.sequence, limit);
    const nameEnd = pairEnd < 0 ? -1 : enterTag(TAG.oid, pairEnd);
    if (nameEnd < 0) return READ.malformed;
    const column = chunk.columns[position] ?? 0;
    const prefix = COLUMN_BYTES[column] ?? NOTHING;
    const index = hasPrefix(prefix, nameEnd) ? indexBehind(prefix, nameEnd) : NO_INDEX;
    at = nameEnd;
    const tag = bytes[at] ?? 0;
    const end = enter(pairEnd);
    if (end !== pairEnd) return READ.malformed;
    reading.varbinds += 1;
    if (index < 0 || tag === TAG.endOfMibView) {
      // The column has ended before: what remains of it is not there.
      cursors[position] = chunk.indexes.length;
      at = pairEnd;
      return READ.ok;
    }
    if (index <= (lastIndex[position] ?? 0)) return READ.disordered;
    lastIndex[position] = index;
    const row = rowOf(chunk, position, index);
    if (row >= 0) reading.placed += 1;
    if (row >= 0 && !isAbsent(tag)) store(takeValue(tag, column, end), column * cells.rows + row, cells);
    at = pairEnd;
    return READ.ok;
  }

  /** Goes to the list of varbinds. @returns its end; -1 when there is none, with the reason in `reading.status` */
  function enterList(limit: number): number {
    reading.status = READ.malformed;
    if (bytes[at] !== PDU.response) {
      reading.status = READ.otherKind;
      return -1;
    }
    const pduEnd = enter(limit);
    if (pduEnd < 0 || smallInteger(pduEnd) < 0) return -1;
    reading.errorStatus = smallInteger(pduEnd);
    const errorIndex = smallInteger(pduEnd);
    if (reading.errorStatus < 0 || errorIndex < 0) return -1;
    if (reading.errorStatus > 0) {
      reading.status = READ.refused;
      return -1;
    }
    return enterTag(TAG.sequence, pduEnd);
  }

  function begin(chunk: Chunk): void {
    reading.errorStatus = 0;
    reading.varbinds = 0;
    reading.rowsRead = 0;
    reading.hasNewcomer = false;
    reading.invalid = 0;
    reading.placed = 0;
    reading.scalars.fill(Number.NaN);
    cursors.fill(0, 0, chunk.columns.length);
    lastIndex.fill((chunk.indexes[0] ?? 0) - 1, 0, chunk.columns.length);
  }

  return {
    /** @returns the same object each time */
    read(opened: Opened, chunk: Chunk, cells: Cells): Readonly<Reading> {
      bytes = opened.bytes;
      at = opened.from;
      arrivedAt = opened.arrivedAt;
      begin(chunk);
      const listEnd = enterList(opened.limit);
      if (listEnd < 0) return reading;
      reading.status = READ.malformed;
      for (let number = 0; number < chunk.scalars && at < listEnd; number += 1)
        if (!readScalar(number, listEnd)) return reading;
      let position = 0;
      while (at < listEnd) {
        const status = readCell(chunk, position, cells, listEnd);
        if (status !== READ.ok) {
          reading.status = status;
          return reading;
        }
        position = position + 1 === chunk.columns.length ? 0 : position + 1;
      }
      let read = chunk.indexes.length;
      for (let each = 0; each < chunk.columns.length; each += 1) read = Math.min(read, cursors[each] ?? 0);
      reading.rowsRead = read;
      reading.status = READ.ok;
      return reading;
    },
  };
}
export type ReplyReader = ReturnType<typeof createReplyReader>;
