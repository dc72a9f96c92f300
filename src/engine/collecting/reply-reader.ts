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

/** Where the content of the element at a place begins. */
function startOf(bytes: Uint8Array, at: number): number {
  const length = bytes[at + 1] ?? 0;
  return length < 128 ? at + 2 : at + 2 + (length & 127);
}
/** Where the element at a place ends; -1 when it is not well-formed or does not end before a limit. */
function endOf(bytes: Uint8Array, at: number, limit: number): number {
  if (at + 2 > limit) return -1;
  let length = bytes[at + 1] ?? 0;
  let start = at + 2;
  if (length > 127) {
    const count = length & 127;
    if (count === 0 || count > 4 || start + count > limit) return -1;
    length = 0;
    for (let end = start + count; start < end; start += 1) length = length * 256 + (bytes[start] ?? 0);
  }
  return start + length > limit ? -1 : start + length;
}
/** The same for an element that has to be of a kind. */
const endOfTag = (bytes: Uint8Array, at: number, limit: number, tag: number): number =>
  bytes[at] === tag ? endOf(bytes, at, limit) : -1;

/** Whether what lies between two places begins with a prefix. */
function hasPrefix(bytes: Uint8Array, from: number, end: number, prefix: Uint8Array): boolean {
  if (end - from < prefix.length) return false;
  // From its end: names in a table differ there.
  for (let byte = prefix.length - 1; byte >= 0; byte -= 1) if (bytes[from + byte] !== prefix[byte]) return false;
  return true;
}
/** The one number that a name ends with; -1 when there are none or several. */
function indexAt(bytes: Uint8Array, from: number, end: number): number {
  if (from >= end || end - from > 5) return NO_INDEX;
  let index = 0;
  let at = from;
  for (; at < end - 1; at += 1) {
    if ((bytes[at] ?? 0) < 128) return NO_INDEX;
    index = index * 128 + ((bytes[at] ?? 0) & 127);
  }
  const last = bytes[at] ?? 0;
  return last > 127 ? NO_INDEX : index * 128 + last;
}
const isAbsent = (tag: number): boolean =>
  tag === TAG.noSuchInstance || tag === TAG.noSuchObject || tag === TAG.endOfMibView || tag === TAG.null;

/**
 * Reads answers into cells without making objects: prefixes of names are compared byte by byte, numbers are taken in
 * halves. Everything a packet says of its lengths is checked against its end.
 *
 * @see RFC 3416 section 3, X.690
 */
export function createReplyReader() {
  let bytes: Uint8Array = NOTHING;
  /** Halves of the number that was taken last, as 32 bits with a sign: such numbers are no objects. */
  let high = 0;
  let low = 0;
  let arrivedAt = 0;
  let cells: Cells | undefined;
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

  /** A small INTEGER, 0 or more; -1 when it is none. */
  function smallInteger(at: number, limit: number): number {
    const end = endOfTag(bytes, at, limit, TAG.integer);
    let from = startOf(bytes, at);
    if (end < 0 || end - from < 1 || end - from > 4 || (bytes[from] ?? 0) > 127) return -1;
    let value = 0;
    for (; from < end; from += 1) value = value * 256 + (bytes[from] ?? 0);
    return value;
  }

  /** Takes an unsigned number of at most so many bytes, whose sign bit is a bit like others. */
  function takeUnsigned(start: number, end: number, most: number): boolean {
    const from = end - start === most + 1 && bytes[start] === 0 ? start + 1 : start;
    if (end - from < 1 || end - from > most) return false;
    let upper = 0;
    let lower = 0;
    let at = from;
    for (; at < end - 4; at += 1) upper = (upper << 8) | (bytes[at] ?? 0);
    for (; at < end; at += 1) lower = (lower << 8) | (bytes[at] ?? 0);
    high = upper;
    low = lower;
    return true;
  }
  /** An INTEGER that is 0 or more: some agents send gauges and ticks so. */
  const takeInteger = (start: number, end: number): boolean =>
    (bytes[start] ?? 0) < 128 && end - start <= 4 && takeUnsigned(start, end, 4);

  function takeValue(tag: number, column: number, start: number, end: number): boolean {
    switch (COLUMN_KINDS[column]) {
      case KIND.wide:
        return tag === TAG.counter64 && takeUnsigned(start, end, 8);
      case KIND.narrow:
        return (tag === TAG.counter32 || tag === TAG.gauge32) && takeUnsigned(start, end, 4);
      case KIND.gauge:
        return tag === TAG.integer ? takeInteger(start, end) : tag === TAG.gauge32 && takeUnsigned(start, end, 4);
      case KIND.ticks:
        return tag === TAG.timeTicks && takeUnsigned(start, end, 4);
      default:
        return tag === TAG.integer && takeInteger(start, end) && low >= 1 && low <= mostOf(column);
    }
  }

  /** Reads one of the values of the agent itself. @returns where it ends; -1 when it is not well-formed */
  function readScalar(number: number, at: number, limit: number): number {
    const pairEnd = endOfTag(bytes, at, limit, TAG.sequence);
    const pair = startOf(bytes, at);
    const nameEnd = pairEnd < 0 ? -1 : endOfTag(bytes, pair, pairEnd, TAG.oid);
    if (nameEnd < 0) return -1;
    const expected = SCALAR_BYTES[number] ?? NOTHING;
    const name = startOf(bytes, pair);
    const isIt = nameEnd - name === expected.length && hasPrefix(bytes, name, nameEnd, expected);
    const tag = bytes[nameEnd] ?? 0;
    if (endOf(bytes, nameEnd, pairEnd) !== pairEnd) return -1;
    reading.scalars[number] = Number.NaN;
    if (isIt && tag === SCALAR_TAGS[number] && takeUnsigned(startOf(bytes, nameEnd), pairEnd, 4))
      reading.scalars[number] = low >>> 0;
    else if (isIt && !isAbsent(tag)) reading.invalid += 1;
    reading.varbinds += 1;
    return pairEnd;
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
  function store(isKnown: boolean, column: number, row: number): void {
    if (cells === undefined) return;
    const cell = column * cells.rows + row;
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

  /** Reads the cell that lies between two places. @returns one of `READ` */
  function readCell(chunk: Chunk, position: number, pair: number, pairEnd: number): number {
    const nameEnd = endOfTag(bytes, pair, pairEnd, TAG.oid);
    if (nameEnd < 0 || endOf(bytes, nameEnd, pairEnd) !== pairEnd) return READ.malformed;
    const column = chunk.columns[position] ?? 0;
    const prefix = COLUMN_BYTES[column] ?? NOTHING;
    const name = startOf(bytes, pair);
    const index = hasPrefix(bytes, name, nameEnd, prefix) ? indexAt(bytes, name + prefix.length, nameEnd) : NO_INDEX;
    const tag = bytes[nameEnd] ?? 0;
    reading.varbinds += 1;
    if (index < 0 || tag === TAG.endOfMibView) {
      // The column has ended before: what remains of it is not there.
      cursors[position] = chunk.indexes.length;
      return READ.ok;
    }
    if (index <= (lastIndex[position] ?? 0)) return READ.disordered;
    lastIndex[position] = index;
    const row = rowOf(chunk, position, index);
    if (row < 0) return READ.ok;
    reading.placed += 1;
    if (!isAbsent(tag)) store(takeValue(tag, column, startOf(bytes, nameEnd), pairEnd), column, row);
    return READ.ok;
  }

  /** Finds the list of varbinds. @returns where it begins; -1 when there is none, with the reason in `reading.status` */
  function findList(from: number, limit: number): number {
    reading.status = bytes[from] === PDU.response ? READ.malformed : READ.otherKind;
    const end = endOfTag(bytes, from, limit, PDU.response);
    if (end < 0) return -1;
    const id = startOf(bytes, from);
    if (smallInteger(id, end) < 0) return -1;
    const status = endOf(bytes, id, end);
    reading.errorStatus = smallInteger(status, end);
    if (reading.errorStatus < 0) return -1;
    const index = endOf(bytes, status, end);
    if (smallInteger(index, end) < 0) return -1;
    if (reading.errorStatus > 0) {
      reading.status = READ.refused;
      return -1;
    }
    const list = endOf(bytes, index, end);
    return endOfTag(bytes, list, end, TAG.sequence) < 0 ? -1 : list;
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
    read(opened: Opened, chunk: Chunk, into: Cells): Readonly<Reading> {
      bytes = opened.bytes;
      cells = into;
      arrivedAt = opened.arrivedAt;
      begin(chunk);
      const list = findList(opened.from, opened.limit);
      if (list < 0) return reading;
      reading.status = READ.malformed;
      const listEnd = endOf(bytes, list, opened.limit);
      let at = startOf(bytes, list);
      for (let number = 0; number < chunk.scalars && at < listEnd; number += 1) {
        at = readScalar(number, at, listEnd);
        if (at < 0) return reading;
      }
      let position = 0;
      while (at < listEnd) {
        const end = endOfTag(bytes, at, listEnd, TAG.sequence);
        const status = end < 0 ? READ.malformed : readCell(chunk, position, startOf(bytes, at), end);
        if (status !== READ.ok) {
          reading.status = status;
          return reading;
        }
        at = end;
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
