import { HEADER_STRIDE, LENGTH_OFFSET, type PosixAbi, type PosixCalls, RECEIVE_BATCH } from './posix-abi.ts';

/** Enough for the longest IPv4 header, the echo header and the cookie; the rest of a reply is of no interest. */
const REPLY_BYTES = 128;
const CONTROL_BYTES = 96;
const VECTOR_BYTES = 16;
const MAX_NAME_BYTES = 32;
const MAX_PACKET_BYTES = 1536;

/** The one message that is about to be sent. Everything lies in one buffer that never moves. */
export type SendBuffer = {
  readonly header: Uint8Array;
  readonly name: Uint8Array;
  readonly control: Uint8Array;
  readonly packet: DataView;
  setLengths(name: number, control: number, packet: number): void;
};

export function createSendBuffer(abi: PosixAbi, calls: PosixCalls): SendBuffer {
  const at = { vector: 64, name: 96, control: 128, packet: 256 };
  const bytes = new Uint8Array(at.packet + MAX_PACKET_BYTES);
  const view = new DataView(bytes.buffer);
  const base = calls.addressOf(bytes);
  const { header } = abi;
  view.setBigUint64(0, base + BigInt(at.name), true);
  view.setBigUint64(header.vector, base + BigInt(at.vector), true);
  view.setUint32(header.vectorCount, 1, true);
  view.setBigUint64(header.control, base + BigInt(at.control), true);
  view.setBigUint64(at.vector, base + BigInt(at.packet), true);
  return {
    header: bytes,
    name: bytes.subarray(at.name, at.name + MAX_NAME_BYTES),
    control: bytes.subarray(at.control, at.packet),
    packet: new DataView(bytes.buffer, at.packet),
    setLengths(name, control, packet) {
      view.setUint32(header.nameLength, name, true);
      view.setUint32(header.controlLength, control, true);
      view.setUint32(at.vector + 8, packet, true);
    },
  };
}

/** Room for one batch of received packets. */
export type ReceiveBuffer = {
  readonly view: DataView;
  readonly headers: Uint8Array;
  /** Makes the first `count` headers usable again; the kernel overwrites the control length. */
  reset(count: number): void;
  /** Number of bytes kept of message `index`, which lie at `packetAt`. */
  packetLength(index: number): number;
  packetAt(index: number): number;
  controlAt(index: number): number;
  controlLength(index: number): number;
};

export function createReceiveBuffer(abi: PosixAbi, calls: PosixCalls): ReceiveBuffer {
  const vectors = HEADER_STRIDE * RECEIVE_BATCH;
  const packets = vectors + VECTOR_BYTES * RECEIVE_BATCH;
  const controls = packets + REPLY_BYTES * RECEIVE_BATCH;
  const bytes = new Uint8Array(controls + CONTROL_BYTES * RECEIVE_BATCH);
  const view = new DataView(bytes.buffer);
  const base = calls.addressOf(bytes);
  for (let index = 0; index < RECEIVE_BATCH; index += 1) {
    const header = index * HEADER_STRIDE;
    const vector = vectors + index * VECTOR_BYTES;
    view.setBigUint64(header + abi.header.vector, base + BigInt(vector), true);
    view.setUint32(header + abi.header.vectorCount, 1, true);
    view.setBigUint64(header + abi.header.control, base + BigInt(controls + index * CONTROL_BYTES), true);
    view.setBigUint64(vector, base + BigInt(packets + index * REPLY_BYTES), true);
    view.setUint32(vector + 8, REPLY_BYTES, true);
  }
  const lengthOf = (index: number) => index * HEADER_STRIDE + abi.header.controlLength;
  const reset = (count: number) => {
    for (let index = 0; index < count; index += 1) view.setUint32(lengthOf(index), CONTROL_BYTES, true);
  };
  reset(RECEIVE_BATCH);
  return {
    view,
    headers: bytes,
    reset,
    packetLength: (index) => Math.min(REPLY_BYTES, view.getUint32(index * HEADER_STRIDE + LENGTH_OFFSET, true)),
    packetAt: (index) => packets + index * REPLY_BYTES,
    controlAt: (index) => controls + index * CONTROL_BYTES,
    controlLength: (index) => Math.min(CONTROL_BYTES, view.getUint32(lengthOf(index), true)),
  };
}
