import { crc32, zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { ByteReader, ByteWriter, damaged } from './bytes.ts';
import { ROLL_UP_COLUMNS, type RollUp } from './roll-up.ts';

/*
 * crc32 of the rest u32 | version u8 | varints: series, buckets | per series: number (step to the one before),
 * bytes of its body * 2 + packed | bodies, each by itself packed with zstd where that was asked for and helps
 * Body: a bit for each column that has one value only u8 | per column that value, or one float32 per bucket
 */
const VERSION = 1;
const CRC_BYTES = 4;
const HEAD_BYTES = CRC_BYTES + 1;
/** Shorter bodies are not worth the 15 µs of unpacking. */
const WORTH_PACKING = 200;
const MAX_VARINT = 8;
const MAX_BUCKETS = 2 ** 16;

const isConstant = (words: Uint32Array, from: number, count: number): boolean => {
  for (let index = 1; index < count; index += 1) if (words[from + index] !== words[from]) return false;
  return true;
};

function body({ buckets, data }: RollUp): Uint8Array {
  const words = new Uint32Array(data.buffer, data.byteOffset, data.length);
  const out = new ByteWriter(1 + 4 * data.length);
  const constant = Array.from({ length: ROLL_UP_COLUMNS }, (_, column) => isConstant(words, column * buckets, buckets));
  out.u8(constant.reduce((mask, isOne, column) => mask | (isOne ? 1 << column : 0), 0));
  for (const [column, isOne] of constant.entries()) {
    const from = column * buckets;
    const bytes = new Uint8Array(data.buffer, data.byteOffset + 4 * from, 4 * (isOne ? 1 : buckets));
    out.append(bytes);
  }
  return out.bytes();
}

type Body = { readonly data: Uint8Array; readonly isPacked: boolean };

function packed(plain: Uint8Array): Body {
  const small = plain.length < WORTH_PACKING ? plain : zstdCompressSync(plain);
  return small.length < plain.length ? { data: small, isPacked: true } : { data: plain, isPacked: false };
}

/**
 * @param parts ascending by series, all of the same number of buckets, at least one
 * @param pack with zstd, for what is read seldom
 */
export function encodeRollUps(parts: readonly RollUp[], pack: boolean): Uint8Array<ArrayBuffer> {
  const bodies = parts.map((part): Body => (pack ? packed(body(part)) : { data: body(part), isPacked: false }));
  const length = bodies.reduce((sum, { data }) => sum + data.length, 0);
  const out = new ByteWriter(HEAD_BYTES + MAX_VARINT * (2 + 2 * parts.length) + length);
  out.u32(0);
  out.u8(VERSION);
  out.varint(parts.length);
  out.varint(parts[0]?.buckets ?? 0);
  let before = 0;
  for (const [index, { series }] of parts.entries()) {
    const one = bodies[index];
    out.varint(series - before);
    out.varint(2 * (one?.data.length ?? 0) + (one?.isPacked ? 1 : 0));
    before = series;
  }
  for (const { data } of bodies) out.append(data);
  const data = out.bytes();
  new DataView(data.buffer).setUint32(0, crc32(data.subarray(CRC_BYTES)), true);
  return data;
}

function unpack(stored: Uint8Array, buckets: number): Uint8Array {
  try {
    return zstdDecompressSync(stored, { maxOutputLength: 1 + 4 * ROLL_UP_COLUMNS * buckets });
  } catch {
    throw damaged('a body that does not unpack');
  }
}

function readBody(data: Uint8Array, out: RollUp): void {
  const mask = data[0] ?? 0;
  const bytes = new Uint8Array(out.data.buffer);
  let at = 1;
  for (let column = 0; column < ROLL_UP_COLUMNS; column += 1) {
    const isOne = (mask & (1 << column)) !== 0;
    const length = isOne ? 4 : 4 * out.buckets;
    const part = data.subarray(at, at + length);
    if (part.length !== length) throw damaged('too few bytes');
    const from = column * out.buckets;
    bytes.set(part, 4 * from);
    if (isOne) out.data.fill(out.data[from] ?? Number.NaN, from, from + out.buckets);
    at += length;
  }
}

function columnsFor(buckets: number, room: Float32Array | undefined): Float32Array {
  const length = ROLL_UP_COLUMNS * buckets;
  return room && room.length >= length ? room.subarray(0, length) : new Float32Array(length);
}

/**
 * @param wanted only these series; without it all
 * @param room where one wanted series is put, if it fits; for who looks at it at once and keeps nothing
 * @throws {Fault} reason data-corrupt: the bytes are not what was written
 */
export function decodeRollUps(data: Uint8Array, wanted?: ReadonlySet<number>, room?: Float32Array): RollUp[] {
  const reader = new ByteReader(data);
  if (reader.u32() !== crc32(data.subarray(CRC_BYTES))) throw damaged('a wrong checksum');
  if (reader.u8() !== VERSION) throw damaged('an unknown version');
  const series = reader.varint();
  const buckets = reader.varint();
  if (2 * series > reader.left || buckets > MAX_BUCKETS || buckets < 1) throw damaged('a wrong size');
  const entries = reader.varints(2 * series);
  const bodies = reader.rest();
  const out: RollUp[] = [];
  let number = 0;
  let at = 0;
  for (let index = 0; index < entries.length; index += 2) {
    number += entries[index] ?? 0;
    const size = entries[index + 1] ?? 0;
    const end = at + Math.floor(size / 2);
    if (wanted === undefined || wanted.has(number)) {
      const part = { series: number, buckets, data: columnsFor(buckets, wanted?.size === 1 ? room : undefined) };
      const stored = bodies.subarray(at, end);
      readBody(size % 2 === 1 ? unpack(stored, buckets) : stored, part);
      out.push(part);
    }
    at = end;
  }
  return out;
}
