import { Fault } from '../../../contract/faults.ts';

export const damaged = (what: string): Fault =>
  new Fault('internal', `A batch of measurements is damaged: it has ${what}.`, { reason: 'data-corrupt' });

/** True for the fault of bytes that are not what was written. */
export const isDamage = (thrown: unknown): boolean => thrown instanceof Fault && thrown.reason === 'data-corrupt';

/** Runs a reader; damage is reported and gives nothing. */
export function guarded<T>(read: () => T, onDamage: () => void): T | undefined {
  try {
    return read();
  } catch (thrown) {
    if (!isDamage(thrown)) throw thrown;
    onDamage();
    return undefined;
  }
}

/** Writes little-endian values into a buffer of known size. */
export class ByteWriter {
  readonly #view: DataView<ArrayBuffer>;
  #at = 0;

  /** @param capacity most bytes that will be written; writing more throws RangeError */
  constructor(capacity: number) {
    this.#view = new DataView(new ArrayBuffer(capacity));
  }

  get capacity(): number {
    return this.#view.byteLength;
  }
  /** Starts anew in the same memory: what `bytes` gave before is overwritten. */
  reset(): void {
    this.#at = 0;
  }
  /** The next bytes, for the caller to fill. */
  room(length: number): Uint8Array {
    this.#at += length;
    return new Uint8Array(this.#view.buffer, this.#at - length, length);
  }
  u8(x: number): void {
    this.#view.setUint8(this.#at, x);
    this.#at += 1;
  }
  u32(x: number): void {
    this.#view.setUint32(this.#at, x, true);
    this.#at += 4;
  }
  f64(x: number): void {
    this.#view.setFloat64(this.#at, x, true);
    this.#at += 8;
  }
  /** @param x whole number from 0 to 2^53 - 1; seven bits a byte, lowest first */
  varint(x: number): void {
    let left = x;
    while (left >= 0x80) {
      this.u8((left % 0x80) | 0x80);
      left = Math.floor(left / 0x80);
    }
    this.u8(left);
  }
  append(bytes: Uint8Array): void {
    new Uint8Array(this.#view.buffer).set(bytes, this.#at);
    this.#at += bytes.length;
  }
  bytes(): Uint8Array<ArrayBuffer> {
    return new Uint8Array(this.#view.buffer, 0, this.#at);
  }
}

/** Stands for a byte past the end: no byte, and one that asks for more. */
const END = 0x180;
/** Weight of the eighth and last byte of a varint. */
const LAST_SCALE = 0x80 ** 7;

/** Reads them back; every read past the end is a Fault. */
export class ByteReader {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  /** Bytes not yet read. */
  get left(): number {
    return this.#bytes.length - this.#at;
  }
  #advance(length: number): number {
    if (length > this.left) throw damaged('too few bytes');
    const start = this.#at;
    this.#at += length;
    return start;
  }
  u8(): number {
    return this.#view.getUint8(this.#advance(1));
  }
  u32(): number {
    return this.#view.getUint32(this.#advance(4), true);
  }
  f64(): number {
    return this.#view.getFloat64(this.#advance(8), true);
  }
  /** One call for a whole column: this is the hot path of reading. */
  varints(count: number): Float64Array {
    const bytes = this.#bytes;
    const out = new Float64Array(count);
    let at = this.#at;
    for (let index = 0; index < count; index += 1) {
      let byte = bytes[at++] ?? END;
      let x = byte & 0x7f;
      for (let scale = 0x80; byte >= 0x80; scale *= 0x80) {
        byte = bytes[at++] ?? END;
        if (byte === END || scale > LAST_SCALE) throw damaged('a number that does not end');
        x += (byte & 0x7f) * scale;
      }
      out[index] = x;
    }
    this.#at = at;
    if (this.left < 0) throw damaged('too few bytes');
    return out;
  }
  varint(): number {
    return this.varints(1)[0] ?? 0;
  }
  take(length: number): Uint8Array {
    const start = this.#advance(length);
    return this.#bytes.subarray(start, start + length);
  }
  rest(): Uint8Array {
    return this.take(this.left);
  }
}
