import { randomInt } from 'node:crypto';
import { closeSync } from 'node:fs';
import { getSystemErrorName } from 'node:util';
import { ownByThread } from '../threads/thread-descriptor.ts';
import type { IcmpSocket } from './icmp-socket.ts';
import type { OpenPosix, PosixCalls, PosixChannel, RealClock } from './posix-abi.ts';
import { createReceiver } from './posix-receive.ts';
import { createSender } from './posix-send.ts';
import { isIpv6 } from './socket-address.ts';

const SOCK = { 'icmp-datagram': 2, 'icmp-raw': 3 } as const;
const IPPROTO = { v4: 1, v6: 58 } as const;
const RECEIVE_BUFFER_BYTES = 8 << 20;
const CLOCK_REALTIME = 0;

/**
 * An ICMP socket over the C library. Sends one packet per system call, because a batch would be stamped too early;
 * receives in batches, because arrival is stamped by the kernel.
 *
 * @throws Error with the reason when the system refuses an IPv4 socket
 */
export function openPosixSocket(options: OpenPosix): IcmpSocket {
  const { calls, kind } = options;
  const v4 = openChannel(options, 'v4');
  let v6: PosixChannel | undefined;
  const clock = createRealClock(calls);
  const identity = { nonceHigh: randomInt(2 ** 32), nonceLow: randomInt(2 ** 32), identifier: randomInt(2 ** 16) };
  const sender = createSender(options, clock, identity);
  const receiver = createReceiver(options, clock, identity);
  // Not opened before it is needed: each open socket costs a system call per tick.
  const openV6 = () => (v6 ??= tryChannel(options));

  return {
    method: kind,
    precision: 'kernel',
    needsEventLoop: false,
    graceMs: 0,
    prepare: (target) => sender.prepare(target, isIpv6(target.address) ? openV6 : () => v4),
    sentAt: () => sender.sentAt(),
    receive(sink) {
      receiver.drain(v4, sink);
      if (v6 !== undefined) receiver.drain(v6, sink);
    },
    close() {
      closeSync(v4.fd);
      if (v6 !== undefined) closeSync(v6.fd);
    },
  };
}

function openChannel(options: OpenPosix, name: 'v4' | 'v6'): PosixChannel {
  const { abi, calls, kind } = options;
  const domain = name === 'v4' ? 2 : abi.address.afInet6;
  const opened = calls.socket(domain, SOCK[kind] | abi.socketFlags, IPPROTO[name]);
  if (opened < 0) throw new Error(getSystemErrorName(-calls.errno()));
  const fd = ownByThread(opened, calls);
  const family = abi[name];
  const set = (level: number, option: number, value: number) =>
    calls.setsockopt(fd, level, option, new Uint8Array(Int32Array.of(value).buffer), 4) === 0;
  for (const option of abi.receiveBufferOptions) if (set(abi.solSocket, option, RECEIVE_BUFFER_BYTES)) break;
  set(abi.solSocket, abi.timestamp.option, 1);
  set(family.level, family.receiveHopLimit, 1);
  if (kind === 'icmp-raw') options.rawFilter(calls, fd, name);
  return { fd, name, family, layout: name === 'v4' ? options.v4Layout : 'v6', trafficClass: 0 };
}

/** IPv6 may be switched off; it is asked for again with each probe, because it can be switched on. */
function tryChannel(options: OpenPosix): PosixChannel | undefined {
  try {
    return openChannel(options, 'v6');
  } catch {
    return undefined;
  }
}

function createRealClock(calls: PosixCalls): RealClock {
  const bytes = new Uint8Array(4096);
  const view = new DataView(bytes.buffer);
  calls.clock_gettime(CLOCK_REALTIME, bytes);
  const base = view.getUint32(0, true);
  const at = (seconds: number, ms: number): number => (seconds - base) * 1000 + ms;
  return {
    at,
    now() {
      calls.clock_gettime(CLOCK_REALTIME, bytes);
      return at(view.getUint32(0, true), view.getUint32(8, true) / 1e6);
    },
  };
}
