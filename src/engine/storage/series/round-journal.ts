import { crc32, zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { Fault } from '../../../contract/faults.ts';
import { COLUMN, ROUND_STRIDE, roundCount } from '../../lib/round-columns.ts';
import { ByteReader, ByteWriter, damaged } from './bytes.ts';

/*
 * One batch of rounds as bytes, little-endian:
 *   crc32 of the rest u32 | version u8 | packing u8 | rows u32 | first `at` f64 | check numbers, varints | body
 * The check numbers stay unpacked, so that a reader looking for one check passes most batches by without unpacking.
 * The body, packed with zstd where that helps: `at` as varint steps, sent, received as varints, outcome u8,
 * then the six time columns as float32, each column split into its four byte planes (alike bytes pack better).
 */
const VERSION = 1;
const PACKING = { none: 0, zstd: 1 } as const;
const HEADER_BYTES = 18;
const CRC_BYTES = 4;
/** Widest row of a body: varints of 8 + 8 + 8, one outcome, six float32. */
const BODY_ROW_BYTES = 49;
const CHECK_BYTES = 8;
const TIMES = [COLUMN.minMs, COLUMN.avgMs, COLUMN.medianMs, COLUMN.p95Ms, COLUMN.maxMs, COLUMN.jitterMs] as const;
/** Furthest moment from 1970, ms: the step between any two such moments is still an exact number. */
const LAST_MOMENT = 2 ** 52 - 1;
const MAX_COUNT = 0xffff;

export type EncodedRounds = { readonly from: number; readonly to: number; readonly data: Uint8Array };

const value = (rows: Float64Array, row: number, column: number): number =>
  rows[row * ROUND_STRIDE + column] ?? Number.NaN;
const count = (x: number, max: number): number => (x > 0 ? Math.min(max, Math.round(x)) : 0);

/** Rows that name a check and a moment, by moment. A row without either could never be found again. */
function usableRows(rows: Float64Array): number[] {
  const order: number[] = [];
  for (let row = 0; row < Math.floor(roundCount(rows)); row += 1) {
    const check = value(rows, row, COLUMN.check);
    if (Number.isSafeInteger(check) && check >= 0 && Math.abs(value(rows, row, COLUMN.at)) <= LAST_MOMENT)
      order.push(row);
  }
  return order.sort((a, b) => value(rows, a, COLUMN.at) - value(rows, b, COLUMN.at));
}

function writeTimes(out: ByteWriter, rows: Float64Array, order: readonly number[]): void {
  const floats = new Float32Array(order.length);
  const bits = new Uint32Array(floats.buffer);
  for (const column of TIMES) {
    for (const [index, row] of order.entries()) floats[index] = value(rows, row, column);
    for (let shift = 0; shift < 32; shift += 8) for (const word of bits) out.u8((word >>> shift) & 0xff);
  }
}

function encodeBody(rows: Float64Array, order: readonly number[]): Uint8Array {
  const out = new ByteWriter(order.length * BODY_ROW_BYTES);
  let before: number | undefined;
  for (const row of order) {
    const at = Math.round(value(rows, row, COLUMN.at));
    out.varint(at - (before ?? at));
    before = at;
  }
  for (const row of order) out.varint(count(value(rows, row, COLUMN.sent), MAX_COUNT));
  for (const row of order) out.varint(count(value(rows, row, COLUMN.received), MAX_COUNT));
  for (const row of order) out.u8(count(value(rows, row, COLUMN.outcome), 0xff));
  writeTimes(out, rows, order);
  return out.bytes();
}

/**
 * Packs a batch. Kept: `at` to the millisecond, times as float32 (7 digits), counts up to 65,535. Rows come back
 * ordered by `at`; a row without a check number or a moment is left out.
 *
 * @param rows round columns in any order
 * @returns the bytes and the moments of the first and last row; undefined when there is no usable row
 */
export function encodeRounds(rows: Float64Array): EncodedRounds | undefined {
  const order = usableRows(rows);
  const [first] = order;
  const last = order.at(-1);
  if (first === undefined || last === undefined) return undefined;
  const from = Math.round(value(rows, first, COLUMN.at));
  const body = encodeBody(rows, order);
  const packed = zstdCompressSync(body);
  const isSmaller = packed.length < body.length;

  const out = new ByteWriter(HEADER_BYTES + order.length * CHECK_BYTES + body.length);
  out.u32(0);
  out.u8(VERSION);
  out.u8(isSmaller ? PACKING.zstd : PACKING.none);
  out.u32(order.length);
  out.f64(from);
  for (const row of order) out.varint(value(rows, row, COLUMN.check));
  out.append(isSmaller ? packed : body);
  const data = out.bytes();
  new DataView(data.buffer, data.byteOffset).setUint32(0, crc32(data.subarray(CRC_BYTES)), true);
  return { from, to: Math.round(value(rows, last, COLUMN.at)), data };
}

function unpack(packing: number, body: Uint8Array, rows: number): Uint8Array {
  if (packing === PACKING.none) return body;
  if (packing !== PACKING.zstd) throw damaged('an unknown packing');
  try {
    return zstdDecompressSync(body, { maxOutputLength: rows * BODY_ROW_BYTES });
  } catch {
    throw damaged('a body that does not unpack');
  }
}

function readTimes(body: ByteReader, out: Float64Array, rows: number): void {
  const bits = new Uint32Array(rows);
  const floats = new Float32Array(bits.buffer);
  for (const column of TIMES) {
    const planes = body.take(rows * 4);
    for (let row = 0; row < rows; row += 1) {
      const low = (planes[row] ?? 0) | ((planes[rows + row] ?? 0) << 8);
      bits[row] = low | ((planes[2 * rows + row] ?? 0) << 16) | ((planes[3 * rows + row] ?? 0) << 24);
    }
    for (let row = 0; row < rows; row += 1) out[row * ROUND_STRIDE + column] = floats[row] ?? Number.NaN;
  }
}

/**
 * Unpacks a batch.
 *
 * @param check only the rows of this check; without it all
 * @returns round columns ordered by `at`; empty when the check is not in the batch
 * @throws {Fault} internal, reason data-corrupt: the bytes are not what was written
 */
export function decodeRounds(data: Uint8Array, check?: number): Float64Array {
  const reader = new ByteReader(data);
  if (reader.u32() !== crc32(data.subarray(CRC_BYTES))) throw damaged('a wrong checksum');
  if (reader.u8() !== VERSION) throw damaged('an unknown version');
  const packing = reader.u8();
  const rows = reader.u32();
  let at = reader.f64();
  // Each row takes at least one byte here, so a false count cannot ask for more memory than the data is worth.
  if (rows > reader.left) throw damaged('a wrong number of rows');
  const checks = reader.varints(rows);
  if (check !== undefined && !checks.includes(check)) return new Float64Array(0);

  const body = new ByteReader(unpack(packing, reader.rest(), rows));
  const out = new Float64Array(rows * ROUND_STRIDE);
  const put = (column: number, values: Float64Array | Uint8Array) => {
    for (let row = 0; row < rows; row += 1) out[row * ROUND_STRIDE + column] = values[row] ?? Number.NaN;
  };
  put(COLUMN.check, checks);
  put(
    COLUMN.at,
    body.varints(rows).map((step) => (at += step)),
  );
  put(COLUMN.sent, body.varints(rows));
  put(COLUMN.received, body.varints(rows));
  put(COLUMN.outcome, body.take(rows));
  readTimes(body, out, rows);
  return check === undefined ? out : rowsOf(out, check);
}

function rowsOf(rows: Float64Array, check: number): Float64Array {
  const found: number[] = [];
  for (let start = 0; start < rows.length; start += ROUND_STRIDE) {
    if (rows[start + COLUMN.check] === check) found.push(...rows.subarray(start, start + ROUND_STRIDE));
  }
  return Float64Array.from(found);
}

/** True for the fault of bytes that are not what was written. */
export const isDamage = (thrown: unknown): boolean => thrown instanceof Fault && thrown.reason === 'data-corrupt';
