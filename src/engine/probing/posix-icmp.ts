import { randomInt } from 'node:crypto';
import { constants } from 'node:os';
import { getSystemErrorName } from 'node:util';
import { decodeIcmp, ECHO_HEADER_BYTES, encodeEchoRequest, type IcmpLayout, writeChecksum } from '../protocols/icmp.ts';
import { type IcmpSocket, type ReplySink, SEND, type SendProbe, type SendResult } from './icmp-socket.ts';
import { type FamilyAbi, type PosixAbi, type PosixCalls, RECEIVE_BATCH } from './posix-abi.ts';
import { createReceiveBuffer, createSendBuffer } from './posix-buffers.ts';
import type { PingTarget } from './probing.ts';
import { addressBytes, isIpv6, socketAddress } from './socket-address.ts';

export type OpenPosix = {
  readonly kind: 'icmp-datagram' | 'icmp-raw';
  readonly abi: PosixAbi;
  readonly calls: PosixCalls;
  /** Asks the kernel to leave out what is no echo reply. */
  readonly rawFilter: (calls: PosixCalls, fd: number, family: 'v4' | 'v6') => void;
  /** How IPv4 packets of this kind of socket begin. */
  readonly v4Layout: IcmpLayout;
  /** Whether the kernel leaves the ICMPv4 checksum to the program. */
  readonly fillsChecksum: boolean;
};

type Channel = {
  readonly fd: number;
  readonly family: FamilyAbi;
  readonly layout: IcmpLayout;
  /** Last value of the traffic class option; most targets share one, so it is rarely set. */
  trafficClass: number;
};

type Packet = { readonly bytes: number; readonly name: Uint8Array; readonly control: Uint8Array };

const SOCK = { 'icmp-datagram': 2, 'icmp-raw': 3 } as const;
const IPPROTO = { v4: 1, v6: 58 } as const;
const RECEIVE_BUFFER_BYTES = 8 << 20;
/** Bounds the time of one `receive` call; what is left waits for the next one. */
const MAX_BATCHES = 32;
const CLOCK_REALTIME = 0;
const MS_PER_S = 1000;
const { errno } = constants;

/**
 * An ICMP socket over the C library. Sends one packet per system call, because a batch would be stamped too early;
 * receives in batches, because arrival is stamped by the kernel.
 *
 * @throws Error with the reason when the system refuses an IPv4 socket
 */
export function openPosixSocket(options: OpenPosix): IcmpSocket {
  const { abi, calls, kind } = options;
  const outgoing = createSendBuffer(abi, calls);
  const incoming = createReceiveBuffer(abi, calls);
  const clock = createRealClock(calls);
  const nonceHigh = randomInt(2 ** 32);
  const nonceLow = randomInt(2 ** 32);
  const identifier = randomInt(2 ** 16);
  const v4 = openChannel(options, 'v4');
  let v6: Channel | undefined;
  let lastSent = 0;

  const transmit = (channel: Channel, trafficClass: number, packet: Packet): SendResult => {
    if (channel.trafficClass !== trafficClass) setTrafficClass(calls, channel, trafficClass);
    outgoing.name.set(packet.name);
    if (packet.control.length > 0) outgoing.control.set(packet.control);
    outgoing.setLengths(packet.name.length, packet.control.length, packet.bytes);
    if (options.fillsChecksum && channel === v4) writeChecksum(outgoing.packet, packet.bytes);
    lastSent = clock.now();
    return calls.sendmsg(channel.fd, outgoing.header, abi.dontWait) >= 0 ? SEND.sent : sendFailure(calls.errno());
  };

  const prepare = (target: PingTarget): SendProbe => {
    const family = isIpv6(target.address) ? 'v6' : 'v4';
    const packet: Packet = {
      bytes: ECHO_HEADER_BYTES + target.size,
      name: socketAddress(target.address, abi.address),
      control: target.source === undefined ? new Uint8Array(0) : sourceControl(abi, family, target.source),
    };
    const trafficClass = target.dscp << 2;
    return (slot, generation, sequence) => {
      const channel = family === 'v4' ? v4 : (v6 ??= tryChannel(options));
      if (channel === undefined) return SEND.blocked;
      const cookie = { nonceHigh, nonceLow, slot, generation };
      encodeEchoRequest(outgoing.packet, family, { identifier, sequence: sequence & 0xffff, cookie });
      return transmit(channel, trafficClass, packet);
    };
  };

  const handOver = (channel: Channel, index: number, sink: ReplySink): void => {
    const extent = { offset: incoming.packetAt(index), length: incoming.packetLength(index) };
    const message = decodeIcmp(incoming.view, extent, channel.layout);
    if (message?.kind !== 'reply') return;
    const { cookie } = message.echo;
    if (cookie.nonceHigh !== nonceHigh || cookie.nonceLow !== nonceLow) return;
    const arrival = readControl(index, channel.family);
    sink.reply(cookie.slot, cookie.generation, arrival.at, arrival.ttl);
  };

  const readControl = (index: number, family: FamilyAbi): { readonly at: number; readonly ttl: number } => {
    const { view } = incoming;
    let at = Number.NaN;
    let ttl = Number.NaN;
    let offset = incoming.controlAt(index);
    const end = offset + incoming.controlLength(index);
    while (offset + abi.control.bytes <= end) {
      const length = view.getUint32(offset, true);
      if (length < abi.control.bytes) break;
      const level = view.getInt32(offset + abi.control.level, true);
      const type = view.getInt32(offset + abi.control.type, true);
      const data = offset + abi.control.bytes;
      if (level === abi.solSocket && type === abi.timestamp.type) {
        at = clock.at(view.getUint32(data, true), view.getUint32(data + 8, true) / abi.timestamp.fractionsPerMs);
      } else if (level === family.level && type === family.hopLimitMessage) ttl = view.getUint8(data);
      offset += Math.ceil(length / abi.control.align) * abi.control.align;
    }
    return { at: Number.isNaN(at) ? clock.now() : at, ttl };
  };

  const drain = (channel: Channel, sink: ReplySink): void => {
    for (let batch = 0; batch < MAX_BATCHES; batch += 1) {
      const count = calls.receiveBatch(channel.fd, incoming.headers);
      for (let index = 0; index < count; index += 1) handOver(channel, index, sink);
      if (count > 0) incoming.reset(count);
      if (count < RECEIVE_BATCH) return;
    }
  };

  return {
    method: kind,
    precision: 'kernel',
    needsEventLoop: false,
    graceMs: 0,
    prepare,
    sentAt: () => lastSent,
    receive(sink) {
      drain(v4, sink);
      if (v6 !== undefined) drain(v6, sink);
    },
    close() {
      calls.close(v4.fd);
      if (v6 !== undefined) calls.close(v6.fd);
    },
  };
}

function openChannel(options: OpenPosix, family: 'v4' | 'v6'): Channel {
  const { abi, calls, kind } = options;
  const domain = family === 'v4' ? 2 : abi.address.afInet6;
  const fd = calls.socket(domain, SOCK[kind] | abi.socketFlags, IPPROTO[family]);
  if (fd < 0) throw new Error(getSystemErrorName(-calls.errno()));
  const set = (level: number, option: number, value: number) =>
    calls.setsockopt(fd, level, option, new Uint8Array(Int32Array.of(value).buffer), 4) === 0;
  for (const option of abi.receiveBufferOptions) if (set(abi.solSocket, option, RECEIVE_BUFFER_BYTES)) break;
  set(abi.solSocket, abi.timestamp.option, 1);
  set(abi[family].level, abi[family].receiveHopLimit, 1);
  if (kind === 'icmp-raw') options.rawFilter(calls, fd, family);
  return { fd, family: abi[family], layout: family === 'v4' ? options.v4Layout : 'v6', trafficClass: 0 };
}

/** IPv6 may be switched off; it is asked for again with each probe, because it can be switched on. */
function tryChannel(options: OpenPosix): Channel | undefined {
  try {
    return openChannel(options, 'v6');
  } catch {
    return undefined;
  }
}

function setTrafficClass(calls: PosixCalls, channel: Channel, value: number): void {
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

/** The wall clock in ms since this socket was opened: small numbers keep nanoseconds in a float64. */
function createRealClock(calls: PosixCalls) {
  const bytes = new Uint8Array(4096);
  const view = new DataView(bytes.buffer);
  calls.clock_gettime(CLOCK_REALTIME, bytes);
  const base = view.getUint32(0, true);
  const at = (seconds: number, ms: number): number => (seconds - base) * MS_PER_S + ms;
  return {
    at,
    now(): number {
      calls.clock_gettime(CLOCK_REALTIME, bytes);
      return at(view.getUint32(0, true), view.getUint32(8, true) / 1e6);
    },
  };
}
