import { crc32, zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { ByteReader, ByteWriter, damaged } from './bytes.ts';
import { emptyRollUp, ROLL_UP_COLUMNS, type RollUp } from './roll-up.ts';

/*
 * crc32 of the rest u32 | version u8 | packing u8 | varints: series, buckets, body bytes unpacked |
 * per series: number (step to the one before), bytes of its body | bodies, packed with zstd when asked for
 * Body: a bit for each column that has one value only u8 | per column that value, or one float32 per bucket
 */
const VERSION = 1;
const PACKING = { none: 0, zstd: 1 } as const;
const CRC_BYTES = 4;
const HEAD_BYTES = CRC_BYTES + 2;
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

/**
 * @param parts ascending by series, all of the same number of buckets, at least one
 * @param pack with zstd, for what is read seldom
 */
export function encodeRollUps(parts: readonly RollUp[], pack: boolean): Uint8Array<ArrayBuffer> {
  const bodies = parts.map(body);
  const length = bodies.reduce((sum, part) => sum + part.length, 0);
  const plain = new Uint8Array(length);
  let end = 0;
  for (const part of bodies) {
    plain.set(part, end);
    end += part.length;
  }
  const small = pack ? zstdCompressSync(plain) : plain;
  const isPacked = small.length < length;
  const out = new ByteWriter(HEAD_BYTES + MAX_VARINT * (3 + 2 * parts.length) + length);
  out.u32(0);
  out.u8(VERSION);
  out.u8(isPacked ? PACKING.zstd : PACKING.none);
  for (const x of [parts.length, parts[0]?.buckets ?? 0, length]) out.varint(x);
  let before = 0;
  for (const [index, { series }] of parts.entries()) {
    out.varint(series - before);
    out.varint(bodies[index]?.length ?? 0);
    before = series;
  }
  out.append(isPacked ? small : plain);
  const data = out.bytes();
  new DataView(data.buffer).setUint32(0, crc32(data.subarray(CRC_BYTES)), true);
  return data;
}

function unpack(packing: number, stored: Uint8Array, length: number): Uint8Array {
  if (packing === PACKING.none) return stored;
  if (packing !== PACKING.zstd) throw damaged('an unknown packing');
  try {
    return zstdDecompressSync(stored, { maxOutputLength: Math.max(1, length) });
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

/**
 * @param wanted only these series; without it all
 * @throws {Fault} reason data-corrupt: the bytes are not what was written
 */
export function decodeRollUps(data: Uint8Array, wanted?: ReadonlySet<number>): RollUp[] {
  const reader = new ByteReader(data);
  if (reader.u32() !== crc32(data.subarray(CRC_BYTES))) throw damaged('a wrong checksum');
  if (reader.u8() !== VERSION) throw damaged('an unknown version');
  const packing = reader.u8();
  const series = reader.varint();
  const buckets = reader.varint();
  const length = reader.varint();
  if (2 * series > reader.left || buckets > MAX_BUCKETS || buckets < 1) throw damaged('a wrong size');
  const entries = reader.varints(2 * series);
  const bodies = unpack(packing, reader.rest(), length);
  const out: RollUp[] = [];
  let number = 0;
  let at = 0;
  for (let index = 0; index < entries.length; index += 2) {
    number += entries[index] ?? 0;
    const end = at + (entries[index + 1] ?? 0);
    if (wanted === undefined || wanted.has(number)) {
      const part = emptyRollUp(number, buckets);
      readBody(bodies.subarray(at, end), part);
      out.push(part);
    }
    at = end;
  }
  return out;
}
