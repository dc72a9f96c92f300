import { HEADER_STRIDE, LENGTH_OFFSET } from '../probing/posix-abi.ts';
import type { Datagram } from './wire.ts';

/** Datagrams that are fetched with one call. */
export const BATCH = 32;
const DATAGRAM_BYTES = 65_536;
const VECTOR_BYTES = 16;
const NAME_BYTES = 16;
/** Places in a `struct msghdr` of 64-bit Linux. @see recvmsg(2) */
const HEADER = { nameLength: 8, vector: 16, vectorCount: 24, control: 32, controlLength: 40 } as const;
/** Of a `struct sockaddr_in`. @see ip(7) */
const NAME = { port: 2, address: 4 } as const;

export type FetchBatch = (headers: Uint8Array) => number;

/** Room for a batch of datagrams in one piece of memory that never moves, and what came in it. */
export function createBatchReceiver(addressOf: (bytes: Uint8Array) => bigint) {
  const vectors = HEADER_STRIDE * BATCH;
  const names = vectors + VECTOR_BYTES * BATCH;
  const packets = names + NAME_BYTES * BATCH;
  const bytes = new Uint8Array(packets + DATAGRAM_BYTES * BATCH);
  const view = new DataView(bytes.buffer);
  const base = addressOf(bytes);
  for (let each = 0; each < BATCH; each += 1) {
    const header = each * HEADER_STRIDE;
    const vector = vectors + each * VECTOR_BYTES;
    view.setBigUint64(header, base + BigInt(names + each * NAME_BYTES), true);
    view.setUint32(header + HEADER.nameLength, NAME_BYTES, true);
    view.setBigUint64(header + HEADER.vector, base + BigInt(vector), true);
    view.setBigUint64(header + HEADER.vectorCount, 1n, true);
    view.setBigUint64(vector, base + BigInt(packets + each * DATAGRAM_BYTES), true);
    view.setBigUint64(vector + 8, BigInt(DATAGRAM_BYTES), true);
  }
  const datagram: Datagram = { bytes, from: 0, limit: 0, address: '', v4: 0, port: 0 };

  return (fetch: FetchBatch, take: (datagram: Datagram) => void): number => {
    const count = fetch(bytes);
    for (let each = 0; each < count; each += 1) {
      const name = names + each * NAME_BYTES;
      datagram.bytes = bytes;
      datagram.from = packets + each * DATAGRAM_BYTES;
      datagram.limit = datagram.from + view.getUint32(each * HEADER_STRIDE + LENGTH_OFFSET, true);
      datagram.port = view.getUint16(name + NAME.port, false);
      datagram.v4 = view.getUint32(name + NAME.address, false);
      take(datagram);
    }
    return count;
  };
}
