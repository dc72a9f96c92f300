import koffi from 'koffi';
import type { IcmpSocket } from './icmp-socket.ts';
import {
  HEADER_STRIDE,
  LENGTH_OFFSET,
  type OpenPosix,
  type PosixAbi,
  type PosixCalls,
  RECEIVE_BATCH,
} from './posix-abi.ts';
import { openPosixSocket } from './posix-icmp.ts';

/** macOS on 64-bit processors, from the headers of its SDK: icmp(4), ip(4), ip6(4). */
const MACOS: PosixAbi = {
  address: { afInet6: 30, hasLength: true },
  socketFlags: 0,
  dontWait: 0x80,
  solSocket: 0xffff,
  receiveBufferOptions: [0x1002],
  timestamp: { option: 0x400, type: 2, fractionsPerMs: 1e3 }, // SO_TIMESTAMP: microseconds
  v4: { level: 0, trafficClass: 3, receiveHopLimit: 24, hopLimitMessage: 24, packetInfo: 26 },
  v6: { level: 41, trafficClass: 36, receiveHopLimit: 37, hopLimitMessage: 47, packetInfo: 46 },
  header: { nameLength: 8, vector: 16, vectorCount: 24, control: 32, controlLength: 40 },
  control: { level: 4, type: 8, bytes: 12, align: 4 },
};
const IPPROTO_ICMPV6 = 58;
const ICMP6_FILTER = 18;

/**
 * A datagram (unprivileged) or raw ICMP socket. Throws an Error with the reason when the system refuses.
 * Untested on macOS: written from its documentation.
 */
export function openMacosSocket(kind: OpenPosix['kind']): IcmpSocket {
  // Unlike Linux, both kinds of socket deliver the IP header and leave the checksum to the program.
  return openPosixSocket({
    kind,
    abi: MACOS,
    calls: bind(),
    rawFilter,
    v4Layout: 'v4-with-header',
    fillsChecksum: true,
  });
}

function bind(): PosixCalls {
  const libc = koffi.load(null);
  const recvmsg = libc.func('long recvmsg(int, void *, int)') as (
    fd: number,
    header: Uint8Array,
    flags: number,
  ) => number;
  return {
    socket: libc.func('int socket(int, int, int)'),
    close: libc.func('int close(int)'),
    replace: libc.func('int dup2(int, int)'),
    setsockopt: libc.func('int setsockopt(int, int, int, const void *, uint)'),
    sendmsg: libc.func('long sendmsg(int, const void *, int)'),
    clock_gettime: libc.func('int clock_gettime(int, void *)'),
    receiveBatch: (fd, headers) => receiveEach(headers, (header) => recvmsg(fd, header, MACOS.dontWait)),
    addressOf: (buffer) => koffi.address(buffer),
    errno: () => koffi.errno(),
  };
}

/** There is no recvmmsg: fills the headers one by one until nothing is left. */
function receiveEach(headers: Uint8Array, receive: (header: Uint8Array) => number): number {
  const view = new DataView(headers.buffer, headers.byteOffset);
  for (let index = 0; index < RECEIVE_BATCH; index += 1) {
    const at = index * HEADER_STRIDE;
    const length = receive(headers.subarray(at, at + HEADER_STRIDE));
    if (length < 0) return index;
    view.setUint32(at + LENGTH_OFFSET, length, true);
  }
  return RECEIVE_BATCH;
}

/** Lets ICMPv6 echo replies through only; a set bit passes a type. RFC 3542 section 3.2. */
function rawFilter(calls: PosixCalls, fd: number, family: 'v4' | 'v6'): void {
  if (family === 'v4') return;
  const passed = new Uint8Array(32);
  passed[129 >> 3] = 1 << (129 & 7);
  calls.setsockopt(fd, IPPROTO_ICMPV6, ICMP6_FILTER, passed, passed.length);
}
