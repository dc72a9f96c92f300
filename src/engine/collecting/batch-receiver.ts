import { HEADER_STRIDE, LENGTH_OFFSET } from '../probing/posix-abi.ts';
import type { Datagram } from './wire.ts';

/** Datagrams that are fetched with one call. */
export const BATCH = 32;
const DATAGRAM_BYTES = 65_536;
const VECTOR_BYTES = 16;
const NAME_BYTES = 16;
/** One control message with a `struct timespec`. @see cmsg(3) */
const CONTROL_BYTES = 32;
/** Places in a `struct msghdr` of 64-bit Linux. @see recvmsg(2) */
const HEADER = { nameLength: 8, vector: 16, vectorCount: 24, control: 32, controlLength: 40 } as const;
/** Of a `struct sockaddr_in`. @see ip(7) */
const NAME = { port: 2, address: 4 } as const;
/** Of the control message: seconds and nanoseconds behind its head. */
const STAMP = { seconds: 16, nanoseconds: 24 } as const;

export type BatchReceiverOptions = {
  readonly addressOf: (bytes: Uint8Array) => bigint;
  /** Fills headers with what has come. @returns how many */
  readonly fetch: (headers: Uint8Array) => number;
  /** Writes the real time, by which the system stamps what comes, as a `struct timespec`. */
  readonly readClock: (out: Uint8Array) => void;
};

/** Room for a batch of datagrams in one piece of memory that never moves, and what came in it. */
export function createBatchReceiver({ addressOf, fetch, readClock }: BatchReceiverOptions) {
  const vectors = HEADER_STRIDE * BATCH;
  const names = vectors + VECTOR_BYTES * BATCH;
  const controls = names + NAME_BYTES * BATCH;
  const packets = controls + CONTROL_BYTES * BATCH;
  const bytes = new Uint8Array(packets + DATAGRAM_BYTES * BATCH);
  const view = new DataView(bytes.buffer);
  const now = new Uint8Array(16);
  const nowView = new DataView(now.buffer);
  const base = addressOf(bytes);
  for (let each = 0; each < BATCH; each += 1) {
    const header = each * HEADER_STRIDE;
    const vector = vectors + each * VECTOR_BYTES;
    view.setBigUint64(header, base + BigInt(names + each * NAME_BYTES), true);
    view.setUint32(header + HEADER.nameLength, NAME_BYTES, true);
    view.setBigUint64(header + HEADER.vector, base + BigInt(vector), true);
    view.setBigUint64(header + HEADER.vectorCount, 1n, true);
    view.setBigUint64(header + HEADER.control, base + BigInt(controls + each * CONTROL_BYTES), true);
    view.setBigUint64(vector, base + BigInt(packets + each * DATAGRAM_BYTES), true);
    view.setBigUint64(vector + 8, BigInt(DATAGRAM_BYTES), true);
    view.setUint32(header + HEADER.controlLength, CONTROL_BYTES, true);
  }
  const datagram: Datagram = { bytes, from: 0, limit: 0, address: '', v4: 0, port: 0, ageMs: 0 };

  /** How long ago a datagram came, ms; 0 when it has no stamp. */
  function ageOf(each: number): number {
    const length = each * HEADER_STRIDE + HEADER.controlLength;
    const isStamped = view.getUint32(length, true) === CONTROL_BYTES;
    view.setUint32(length, CONTROL_BYTES, true);
    if (!isStamped) return 0;
    const stamp = controls + each * CONTROL_BYTES;
    const seconds = nowView.getUint32(0, true) - view.getUint32(stamp + STAMP.seconds, true);
    return seconds * 1000 + (nowView.getUint32(8, true) - view.getUint32(stamp + STAMP.nanoseconds, true)) / 1e6;
  }

  /** Hands over a batch. The datagram is the same object each time. @returns how many they were */
  return (take: (datagram: Datagram) => void): number => {
    const count = fetch(bytes);
    if (count > 0) readClock(now);
    for (let each = 0; each < count; each += 1) {
      const name = names + each * NAME_BYTES;
      datagram.bytes = bytes;
      datagram.from = packets + each * DATAGRAM_BYTES;
      datagram.limit = datagram.from + view.getUint32(each * HEADER_STRIDE + LENGTH_OFFSET, true);
      datagram.port = view.getUint16(name + NAME.port, false);
      datagram.v4 = view.getUint32(name + NAME.address, false);
      datagram.ageMs = ageOf(each);
      take(datagram);
    }
    return count;
  };
}
