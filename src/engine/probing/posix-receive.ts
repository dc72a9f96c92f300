import { decodeIcmp } from '../protocols/icmp.ts';
import type { ReplySink } from './icmp-socket.ts';
import {
  type OpenPosix,
  type PosixAbi,
  type PosixChannel,
  type PosixIdentity,
  RECEIVE_BATCH,
  type RealClock,
} from './posix-abi.ts';
import { createReceiveBuffer, type ReceiveBuffer } from './posix-buffers.ts';

/** Bounds the time of one `drain`; what is left waits for the next one. */
const MAX_BATCHES = 32;

type Arrival = { readonly at: number; readonly ttl: number };

/** The receiving half of an ICMP socket: takes packets in batches, keeps the replies to our own probes. */
export function createReceiver(options: OpenPosix, clock: RealClock, identity: PosixIdentity) {
  const { abi, calls } = options;
  const buffer = createReceiveBuffer(abi, calls);
  const { nonceHigh, nonceLow } = identity;

  const handOver = (channel: PosixChannel, index: number, sink: ReplySink): void => {
    const extent = { offset: buffer.packetAt(index), length: buffer.packetLength(index) };
    const message = decodeIcmp(buffer.view, extent, channel.layout);
    if (message?.kind !== 'reply') return;
    // The cookie decides, not the sender: a host with several addresses may answer from another one.
    const { cookie } = message.echo;
    if (cookie.nonceHigh !== nonceHigh || cookie.nonceLow !== nonceLow) return;
    const arrival = readArrival({ buffer, abi, clock }, index, channel);
    sink.reply(cookie.slot, cookie.generation, arrival.at, arrival.ttl);
  };

  return {
    drain(channel: PosixChannel, sink: ReplySink): void {
      for (let batch = 0; batch < MAX_BATCHES; batch += 1) {
        const count = calls.receiveBatch(channel.fd, buffer.headers);
        for (let index = 0; index < count; index += 1) handOver(channel, index, sink);
        if (count > 0) buffer.reset(count);
        if (count < RECEIVE_BATCH) return;
      }
    },
  };
}

type ArrivalContext = { readonly buffer: ReceiveBuffer; readonly abi: PosixAbi; readonly clock: RealClock };

/** Reads the control messages of a received packet: cmsg(3). */
function readArrival({ buffer, abi, clock }: ArrivalContext, index: number, channel: PosixChannel): Arrival {
  const { view } = buffer;
  let at = Number.NaN;
  let ttl = Number.NaN;
  let offset = buffer.controlAt(index);
  const end = offset + buffer.controlLength(index);
  while (offset + abi.control.bytes <= end) {
    const length = view.getUint32(offset, true);
    if (length < abi.control.bytes) break;
    const level = view.getInt32(offset + abi.control.level, true);
    const type = view.getInt32(offset + abi.control.type, true);
    const data = offset + abi.control.bytes;
    if (level === abi.solSocket && type === abi.timestamp.type) {
      at = clock.at(view.getUint32(data, true), view.getUint32(data + 8, true) / abi.timestamp.fractionsPerMs);
    } else if (level === channel.family.level && type === channel.family.hopLimitMessage) ttl = view.getUint8(data);
    offset += Math.ceil(length / abi.control.align) * abi.control.align;
  }
  return { at: Number.isNaN(at) ? clock.now() : at, ttl };
}
