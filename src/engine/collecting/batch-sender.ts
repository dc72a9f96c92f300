import { HEADER_STRIDE } from '../probing/posix-abi.ts';
import type { WireAddress } from './wire.ts';

/** Datagrams that are sent with one call. */
const BATCH = 64;
/** Room for a batch of requests as they mostly are, and for the longest datagram there is. */
const ARENA_BYTES = 96 * 1024;
const VECTOR_BYTES = 16;
const NAME_BYTES = 16;
/** Places in a `struct msghdr` of 64-bit Linux. @see sendmsg(2) */
const HEADER = { nameLength: 8, vector: 16, vectorCount: 24 } as const;
const AF_INET = 2;

/** Sends some datagrams whose headers lie one after another. @returns how many went; -1 when the first did not */
export type SendBatch = (headers: Uint8Array, count: number) => number;
export type BatchSenderOptions = {
  readonly addressOf: (bytes: Uint8Array) => bigint;
  readonly send: SendBatch;
  /** Asked right after a datagram was refused: whether there is just no room for now. */
  readonly isFull: () => boolean;
  /** Called when those that could be sent are, with what was told of one that could not. */
  readonly onUnsent: (id: number) => void;
};

/**
 * Keeps datagrams back until they are flushed together: a call of the system costs more than a datagram. Those for which
 * there is no room for now are lost, as they might be on their way.
 */
export function createBatchSender({ addressOf, send, isFull, onUnsent }: BatchSenderOptions) {
  const vectors = HEADER_STRIDE * BATCH;
  const names = vectors + VECTOR_BYTES * BATCH;
  const packets = names + NAME_BYTES * BATCH;
  const bytes = new Uint8Array(packets + ARENA_BYTES);
  const view = new DataView(bytes.buffer);
  const base = addressOf(bytes);
  const ids = new Int32Array(BATCH);
  let count = 0;
  let end = packets;
  for (let each = 0; each < BATCH; each += 1) {
    const header = each * HEADER_STRIDE;
    const name = names + each * NAME_BYTES;
    view.setBigUint64(header, base + BigInt(name), true);
    view.setUint32(header + HEADER.nameLength, NAME_BYTES, true);
    view.setBigUint64(header + HEADER.vector, base + BigInt(vectors + each * VECTOR_BYTES), true);
    view.setBigUint64(header + HEADER.vectorCount, 1n, true);
    view.setUint16(name, AF_INET, true);
  }

  function flush(): void {
    const refused: number[] = [];
    for (let sent = 0; sent < count; ) {
      const went = send(sent === 0 ? bytes : bytes.subarray(sent * HEADER_STRIDE), count - sent);
      if (went > 0) sent += went;
      else {
        if (!isFull()) refused.push(ids[sent] ?? 0);
        sent += 1;
      }
    }
    count = 0;
    end = packets;
    // What they do may be to send something else.
    for (const id of refused) onUnsent(id);
  }

  return {
    /** @returns whether it is the first one that waits */
    add(packet: Uint8Array, { v4, port }: WireAddress, id: number): boolean {
      if (count === BATCH || end + packet.length > bytes.length) flush();
      bytes.set(packet, end);
      const name = names + count * NAME_BYTES;
      view.setUint16(name + 2, port, false);
      view.setUint32(name + 4, v4, false);
      const vector = vectors + count * VECTOR_BYTES;
      view.setBigUint64(vector, base + BigInt(end), true);
      view.setBigUint64(vector + 8, BigInt(packet.length), true);
      ids[count] = id;
      end += packet.length;
      count += 1;
      return count === 1;
    },
    flush,
  };
}
