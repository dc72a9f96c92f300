import { constants } from 'node:os';
import { ECHO_HEADER_BYTES, encodeEchoRequest, writeChecksum } from '../protocols/icmp.ts';
import { SEND, type SendProbe, type SendResult } from './icmp-socket.ts';
import type { OpenPosix, PosixAbi, PosixCalls, PosixChannel, PosixIdentity, RealClock } from './posix-abi.ts';
import { createSendBuffer } from './posix-buffers.ts';
import type { PingTarget } from './probing.ts';
import { addressBytes, isIpv6, socketAddress } from './socket-address.ts';

export type PosixSender = {
  /** @param channelOf gives the socket of the target's family, if there is one */
  prepare(target: PingTarget, channelOf: () => PosixChannel | undefined): SendProbe;
  sentAt(): number;
};

type Packet = { readonly bytes: number; readonly name: Uint8Array; readonly control: Uint8Array };

const { errno } = constants;

/** The sending half of an ICMP socket: one buffer, one `sendmsg` per probe. */
export function createSender(options: OpenPosix, clock: RealClock, identity: PosixIdentity): PosixSender {
  const { abi, calls } = options;
  const buffer = createSendBuffer(abi, calls);
  const { nonceHigh, nonceLow, identifier } = identity;
  let lastSent = 0;

  const transmit = (channel: PosixChannel, packet: Packet): SendResult => {
    buffer.name.set(packet.name);
    if (packet.control.length > 0) buffer.control.set(packet.control);
    buffer.setLengths(packet.name.length, packet.control.length, packet.bytes);
    if (options.fillsChecksum && channel.name === 'v4') writeChecksum(buffer.packet, packet.bytes);
    lastSent = clock.now();
    return calls.sendmsg(channel.fd, buffer.header, abi.dontWait) >= 0 ? SEND.sent : sendFailure(calls.errno());
  };

  return {
    prepare(target, channelOf) {
      const packet = packetFor(target, abi);
      const trafficClass = target.dscp << 2;
      return (slot, generation, sequence) => {
        const channel = channelOf();
        if (channel === undefined) return SEND.blocked;
        if (channel.trafficClass !== trafficClass) setTrafficClass(calls, channel, trafficClass);
        const cookie = { nonceHigh, nonceLow, slot, generation };
        encodeEchoRequest(buffer.packet, channel.name, { identifier, sequence: sequence & 0xffff, cookie });
        return transmit(channel, packet);
      };
    },
    sentAt: () => lastSent,
  };
}

function packetFor(target: PingTarget, abi: PosixAbi): Packet {
  const family = isIpv6(target.address) ? 'v6' : 'v4';
  if (target.source !== undefined && isIpv6(target.source) !== (family === 'v6')) {
    throw new Error('source and target are of different address families');
  }
  return {
    bytes: ECHO_HEADER_BYTES + target.size,
    name: socketAddress(target.address, abi.address),
    control: target.source === undefined ? new Uint8Array(0) : sourceControl(abi, family, target.source),
  };
}

function setTrafficClass(calls: PosixCalls, channel: PosixChannel, value: number): void {
  const bytes = new Uint8Array(Int32Array.of(value).buffer);
  calls.setsockopt(channel.fd, channel.family.level, channel.family.trafficClass, bytes, bytes.length);
  channel.trafficClass = value;
}

/** Control message that chooses the local address. ip(7) IP_PKTINFO, RFC 3542 section 6.2. */
function sourceControl(abi: PosixAbi, family: 'v4' | 'v6', source: string): Uint8Array {
  const data = family === 'v4' ? 12 : 20;
  const { bytes: head, align } = abi.control;
  const out = new Uint8Array(Math.ceil((head + data) / align) * align);
  const view = new DataView(out.buffer);
  view.setUint32(0, head + data, true);
  view.setInt32(abi.control.level, abi[family].level, true);
  view.setInt32(abi.control.type, abi[family].packetInfo, true);
  out.set(addressBytes(source), family === 'v4' ? head + 4 : head);
  return out;
}

function sendFailure(code: number): SendResult {
  switch (code) {
    case errno.EAGAIN:
    case errno.ENOBUFS:
    case errno.ENOMEM:
    case errno.EINTR:
      return SEND.again;
    case errno.EHOSTUNREACH:
    case errno.EMSGSIZE:
      return SEND.lost;
    default:
      return SEND.blocked;
  }
}
