import { constants, crc32, zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { ByteReader, ByteWriter, damaged } from './bytes.ts';

/*
 * The samples of one flush, little-endian:
 *   crc32 of the rest u32 | version u8 | packing u8 | samples u32 | body, packed with zstd where that helps
 * Body: series numbers, then moments, each as varint step to the one before (zigzag), then the values as float64 in
 * eight byte planes: alike bytes pack better. A row stands for itself, so that a damaged one costs a second and no more.
 */
const VERSION = 1;
const PACKING = { none: 0, zstd: 1 } as const;
const CRC_BYTES = 4;
const HEAD_BYTES = 10;
const SAMPLE_BYTES = 24;
const VALUE_BYTES = 8;
const FASTEST = { params: { [constants.ZSTD_c_compressionLevel]: 1 } };

/** Samples in the order in which they came: number of the series, ms since 1970, value. */
export type Ticks = { readonly series: Float64Array; readonly at: Float64Array; readonly values: Float64Array };

function writeSteps(out: ByteWriter, numbers: Float64Array): void {
  let before = 0;
  for (const x of numbers) {
    const step = x - before;
    out.varint(step < 0 ? -2 * step - 1 : 2 * step);
    before = x;
  }
}

function readSteps(reader: ByteReader, count: number): Float64Array {
  const numbers = reader.varints(count);
  let sum = 0;
  for (let index = 0; index < count; index += 1) {
    const x = numbers[index] ?? 0;
    sum += x % 2 === 1 ? -(x + 1) / 2 : x / 2;
    numbers[index] = sum;
  }
  return numbers;
}

function writePlanes(out: ByteWriter, values: Float64Array): void {
  const count = values.length;
  const bytes = new Uint8Array(values.buffer, values.byteOffset, VALUE_BYTES * count);
  const planes = out.room(bytes.length);
  for (let plane = 0; plane < VALUE_BYTES; plane += 1) {
    const start = plane * count;
    for (let index = 0; index < count; index += 1) planes[start + index] = bytes[VALUE_BYTES * index + plane] ?? 0;
  }
}

function unplanes(data: Uint8Array, count: number): Float64Array {
  const values = new Float64Array(count);
  const bytes = new Uint8Array(values.buffer);
  for (let plane = 0; plane < VALUE_BYTES; plane += 1) {
    const start = plane * count;
    for (let index = 0; index < count; index += 1) bytes[VALUE_BYTES * index + plane] = data[start + index] ?? 0;
  }
  return values;
}

/** Used again for every row: a flush a second of ten thousand samples would leave a megabyte of garbage otherwise. */
let scratch = new ByteWriter(0);

/** @param ticks series and moments are whole numbers from 0 to 2^51 */
export function encodeTicks({ series, at, values }: Ticks): Uint8Array<ArrayBuffer> {
  const capacity = SAMPLE_BYTES * series.length;
  if (scratch.capacity < capacity) scratch = new ByteWriter(2 * capacity);
  scratch.reset();
  writeSteps(scratch, series);
  writeSteps(scratch, at);
  writePlanes(scratch, values);
  const plain = scratch.bytes();
  const small = zstdCompressSync(plain, FASTEST);
  const isPacked = small.length < plain.length;
  const out = new ByteWriter(HEAD_BYTES + Math.min(small.length, plain.length));
  out.u32(0);
  out.u8(VERSION);
  out.u8(isPacked ? PACKING.zstd : PACKING.none);
  out.u32(series.length);
  out.append(isPacked ? small : plain);
  const data = out.bytes();
  new DataView(data.buffer).setUint32(0, crc32(data.subarray(CRC_BYTES)), true);
  return data;
}

function unpack(packing: number, body: Uint8Array, count: number): Uint8Array {
  if (packing === PACKING.none) return body;
  if (packing !== PACKING.zstd) throw damaged('an unknown packing');
  try {
    return zstdDecompressSync(body, { maxOutputLength: Math.max(1, SAMPLE_BYTES * count) });
  } catch {
    throw damaged('a body that does not unpack');
  }
}

/** @throws {Fault} reason data-corrupt: the bytes are not what was written */
export function decodeTicks(data: Uint8Array): Ticks {
  const reader = new ByteReader(data);
  if (reader.u32() !== crc32(data.subarray(CRC_BYTES))) throw damaged('a wrong checksum');
  if (reader.u8() !== VERSION) throw damaged('an unknown version');
  const packing = reader.u8();
  const count = reader.u32();
  const plain = unpack(packing, reader.rest(), count);
  // Ten bytes a sample at least, so a false count cannot ask for more memory than the data is worth.
  if (count * (VALUE_BYTES + 2) > plain.length) throw damaged('a wrong number of samples');
  const body = new ByteReader(plain);
  const series = readSteps(body, count);
  const at = readSteps(body, count);
  return { series, at, values: unplanes(body.take(VALUE_BYTES * count), count) };
}
