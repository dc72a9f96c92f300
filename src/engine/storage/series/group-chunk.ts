import { crc32, constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { ByteReader, ByteWriter, damaged } from './bytes.ts';
import { decodeValues, encodeValues, MAX_COUNT } from './codecs/value-codec.ts';

/*
 * All series of a group in one window of time, little-endian:
 *   head:   crc32 of the rest of the head u32 | head bytes u32 | version u8 | packing u8 |
 *           varints: axes, series, bytes of the shared section unpacked and stored |
 *           per axis: times, bytes | per series: number (step to the one before), axis, times not used, bytes * 2 + alone;
 *           or, where it is the same as one before it, that one's place in the list instead of the axis, 0, 0
 *   axes:   crc32 u32 | the columns of times, ms since the start of the window
 *   shared: crc32 u32 | the columns that are small, together, packed with zstd where that helps
 *   alone:  per column crc32 u32 | column
 * Series that were measured together share their times, and equal ones (the least, mean and greatest of one answer)
 * their values. Each section stands for itself: damage to one takes
 * nothing from the others.
 */
const VERSION = 1;
const PACKING = { none: 0, zstd: 1 } as const;
const CRC_BYTES = 4;
const FIXED_HEAD_BYTES = 10;
const MAX_VARINT = 8;
/** Columns of fewer bits a sample are mostly repetition and go together. */
const SHARED_BYTES_PER_SAMPLE = 0.2;
/** Unpacking costs every reader about 20 µs, so it must save this share of the whole. */
const WORTH_PACKING = 1 / 32;
const ZSTD = { params: { [constants.ZSTD_c_compressionLevel]: 3 } };

/** Samples of one series in one window. `times`: ms since the window began, ascending; only `count` of them count. */
export type Column = {
  readonly series: number;
  readonly times: Float64Array;
  readonly values: Float64Array;
  readonly count: number;
};

type Axis = { readonly times: Float64Array; count: number; data: Uint8Array };
type Entry = {
  readonly column: Column;
  readonly axis: number;
  readonly data: Uint8Array;
  readonly isAlone: boolean;
  /** Place of an equal series before it, which then has the data. */
  readonly twin: number | undefined;
};

/** True when the shorter column of times is how the longer one begins. */
function startsAlike(a: Float64Array, b: Float64Array, count: number): boolean {
  if (a === b) return true;
  for (let index = count - 1; index >= 0; index -= 1) if (a[index] !== b[index]) return false;
  return true;
}

function axisOf(axes: Axis[], { times, count }: Column): number {
  const found = axes.findIndex((axis) => startsAlike(axis.times, times, count));
  if (found >= 0) return found;
  axes.push({ times, count, data: new Uint8Array(0) });
  return axes.length - 1;
}

/** Bit by bit: zero and minus zero are not the same. */
function isTwin(a: Column, b: Column): boolean {
  if (a.count !== b.count) return false;
  for (let index = a.count - 1; index >= 0; index -= 1) if (!Object.is(a.values[index], b.values[index])) return false;
  return true;
}

function entryOf(column: Column, axis: number, before: readonly Entry[]): Entry {
  const twin = before.findIndex((one) => one.twin === undefined && one.axis === axis && isTwin(one.column, column));
  if (twin >= 0) return { column, axis, data: new Uint8Array(0), isAlone: false, twin };
  const data = encodeValues(column.values, column.count);
  const isAlone = data.length > SHARED_BYTES_PER_SAMPLE * column.count + 16;
  return { column, axis, data, isAlone, twin: undefined };
}

function partsOf(columns: readonly Column[]): { readonly axes: readonly Axis[]; readonly parts: readonly Entry[] } {
  const axes: Axis[] = [];
  // The longest first, so that the others find their beginning in it.
  const places = new Map<Column, number>();
  for (const column of columns.toSorted((a, b) => b.count - a.count)) places.set(column, axisOf(axes, column));
  for (const axis of axes) axis.data = encodeValues(axis.times, axis.count);
  const parts: Entry[] = [];
  for (const column of columns) parts.push(entryOf(column, places.get(column) ?? 0, parts));
  return { axes, parts };
}

function concat(list: readonly Uint8Array[]): Uint8Array {
  const out = new Uint8Array(list.reduce((sum, item) => sum + item.length, 0));
  let end = 0;
  for (const item of list) {
    out.set(item, end);
    end += item.length;
  }
  return out;
}

function packed(shared: Uint8Array, total: number): Uint8Array {
  if (shared.length < 256) return shared;
  const small = zstdCompressSync(shared, ZSTD);
  return shared.length - small.length > total * WORTH_PACKING ? small : shared;
}

/**
 * @param columns of one group, ascending by series, each with 1 to `MAX_COUNT` samples
 */
export function encodeGroup(columns: readonly Column[]): Uint8Array<ArrayBuffer> {
  const { axes, parts } = partsOf(columns);
  const alone = parts.filter((part) => part.isAlone);
  const plain = concat(parts.filter((part) => !part.isAlone).map((part) => part.data));
  const axesData = concat(axes.map((axis) => axis.data));
  const aloneBytes = alone.reduce((sum, part) => sum + part.data.length + CRC_BYTES, 0);
  const shared = packed(plain, plain.length + axesData.length + aloneBytes);

  const headRoom = FIXED_HEAD_BYTES + MAX_VARINT * (4 + 2 * axes.length + 4 * parts.length);
  const out = new ByteWriter(headRoom + axesData.length + shared.length + aloneBytes + 2 * CRC_BYTES);
  out.u32(0);
  out.u32(0);
  out.u8(VERSION);
  out.u8(shared === plain ? PACKING.none : PACKING.zstd);
  for (const x of [axes.length, parts.length, plain.length, shared.length]) out.varint(x);
  for (const axis of axes) {
    out.varint(axis.count);
    out.varint(axis.data.length);
  }
  let before = 0;
  for (const { column, axis, data, isAlone, twin } of parts) {
    out.varint(column.series - before);
    out.varint(twin ?? axis);
    out.varint(twin === undefined ? (axes[axis]?.count ?? 0) - column.count : 0);
    out.varint(2 * data.length + (isAlone ? 1 : 0));
    before = column.series;
  }
  const headBytes = out.bytes().length;
  for (const section of [axesData, shared, ...alone.map((part) => part.data)]) {
    out.u32(crc32(section));
    out.append(section);
  }
  const data = out.bytes();
  const view = new DataView(data.buffer);
  view.setUint32(CRC_BYTES, headBytes, true);
  view.setUint32(0, crc32(data.subarray(CRC_BYTES, headBytes)), true);
  return data;
}

type Place = AxisPlace & { readonly axis: number; readonly isAlone: boolean };
type AxisPlace = { readonly count: number; readonly start: number; readonly length: number };

/** A chunk whose head was read. Everything else is read, checked and unpacked only when it is asked for. */
export class GroupChunk {
  readonly #data: Uint8Array;
  readonly #axes: AxisPlace[] = [];
  /** Four numbers a series, as in the head. */
  readonly #entries: Float64Array;
  readonly #times = new Map<number, Float64Array>();
  readonly #shared: { start: number; stored: number; plain: number; packing: number };
  #axesSection = { start: 0, length: 0 };
  #isAxesSound = false;
  #unpacked: Uint8Array | undefined;

  /** @throws {Fault} reason data-corrupt: the head is not what was written, so nothing can be found */
  constructor(data: Uint8Array) {
    this.#data = data;
    const fixed = new ByteReader(data);
    const crc = fixed.u32();
    const headBytes = fixed.u32();
    if (headBytes > data.length || headBytes < FIXED_HEAD_BYTES) throw damaged('a head of a wrong size');
    if (crc !== crc32(data.subarray(CRC_BYTES, headBytes))) throw damaged('a wrong checksum');
    if (fixed.u8() !== VERSION) throw damaged('an unknown version');
    const packing = fixed.u8();
    const head = new ByteReader(data.subarray(FIXED_HEAD_BYTES, headBytes));
    const axes = head.varint();
    const series = head.varint();
    const plain = head.varint();
    const stored = head.varint();
    if (2 * axes + 4 * series > head.left) throw damaged('a wrong number of series');
    this.#readAxes(head, axes, headBytes);
    const start = this.#axesSection.start + this.#axesSection.length + CRC_BYTES;
    this.#shared = { start, stored, plain, packing };
    this.#entries = head.varints(4 * series);
  }

  #readAxes(head: ByteReader, axes: number, headBytes: number): void {
    const numbers = head.varints(2 * axes);
    let at = 0;
    for (let index = 0; index < axes; index += 1) {
      const count = numbers[2 * index] ?? 0;
      const length = numbers[2 * index + 1] ?? 0;
      if (count > MAX_COUNT) throw damaged('too many samples');
      this.#axes.push({ count, start: at, length });
      at += length;
    }
    this.#axesSection = { start: headBytes + CRC_BYTES, length: at };
  }

  #indexOf(wanted: number): number {
    const entries = this.#entries;
    let number = 0;
    for (let index = 0; index < entries.length; index += 4) {
      number += entries[index] ?? 0;
      if (number === wanted) return index;
    }
    return -1;
  }
  /** Where a series is. Looked for along the head: one series is asked for far more often than all. */
  #find(wanted: number): Place | undefined {
    const entries = this.#entries;
    let found = this.#indexOf(wanted);
    if (found < 0) return undefined;
    if (entries[found + 3] === 0) {
      const twin = 4 * (entries[found + 1] ?? 0);
      if (twin >= found || entries[twin + 3] === 0) throw damaged('a series that is the same as none');
      found = twin;
    }
    let sharedAt = 0;
    let aloneAt = this.#shared.start + this.#shared.stored + CRC_BYTES;
    for (let index = 0; index < found; index += 4) {
      const size = entries[index + 3] ?? 0;
      if (size % 2 === 1) aloneAt += (size - 1) / 2 + CRC_BYTES;
      else sharedAt += size / 2;
    }
    const size = entries[found + 3] ?? 0;
    const isAlone = size % 2 === 1;
    const axis = entries[found + 1] ?? 0;
    const count = (this.#axes[axis]?.count ?? 0) - (entries[found + 2] ?? 0);
    if (count < 1) throw damaged('a series without samples');
    return { axis, count, start: isAlone ? aloneAt : sharedAt, length: Math.floor(size / 2), isAlone };
  }

  /** Numbers of the series in here, ascending. */
  get series(): readonly number[] {
    const numbers: number[] = [];
    for (let index = 0; index < this.#entries.length; index += 4)
      numbers.push((numbers.at(-1) ?? 0) + (this.#entries[index] ?? 0));
    return numbers;
  }

  #section(start: number, length: number): Uint8Array {
    const data = this.#data.subarray(start, start + length);
    if (start < CRC_BYTES || data.length !== length) throw damaged('a section that is cut off');
    const crc = new DataView(this.#data.buffer, this.#data.byteOffset).getUint32(start - CRC_BYTES, true);
    if (crc !== crc32(data)) throw damaged('a wrong checksum');
    return data;
  }

  #sharedSection(): Uint8Array {
    if (this.#unpacked) return this.#unpacked;
    const { start, stored, plain, packing } = this.#shared;
    const data = this.#section(start, stored);
    if (packing === PACKING.none) this.#unpacked = data;
    else if (packing === PACKING.zstd) this.#unpacked = unzip(data, plain);
    else throw damaged('an unknown packing');
    return this.#unpacked;
  }

  #axisTimes(axis: number): Float64Array {
    const known = this.#times.get(axis);
    if (known) return known;
    const { start, length } = this.#axesSection;
    if (!this.#isAxesSound) this.#section(start, length);
    this.#isAxesSound = true;
    const place = this.#axes[axis];
    if (!place) throw damaged('an unknown axis');
    const times = new Float64Array(place.count);
    decodeValues(this.#data.subarray(start + place.start, start + place.start + place.length), times, place.count);
    this.#times.set(axis, times);
    return times;
  }

  /**
   * @param values room for the values; new when left out or too small
   * @returns undefined when the series is not in here. `times` is shared with others: not to be changed
   * @throws {Fault} reason data-corrupt: this series is damaged; others may not be
   */
  read(series: number, values?: Float64Array): Column | undefined {
    const place = this.#find(series);
    if (!place) return undefined;
    const { count, start, length } = place;
    const times = this.#axisTimes(place.axis);
    const data = place.isAlone ? this.#section(start, length) : this.#sharedSection().subarray(start, start + length);
    const out = values && values.length >= count ? values : new Float64Array(2 * count);
    decodeValues(data, out, count);
    return { series, times, values: out, count };
  }
}

function unzip(data: Uint8Array, plain: number): Uint8Array {
  try {
    return zstdDecompressSync(data, { maxOutputLength: Math.max(1, plain) });
  } catch {
    throw damaged('a section that does not unpack');
  }
}
