import { endianness } from 'node:os';
import koffi from 'koffi';
import type { IcmpSocket } from './icmp-socket.ts';
import { openPosixSocket } from './posix-icmp.ts';
import { type OpenPosix, type PosixAbi, type PosixCalls, RECEIVE_BATCH } from './posix-abi.ts';

/** Linux on 64-bit little-endian processors; the same for glibc and musl. See socket(7), ip(7), ipv6(7), icmp(7). */
const LINUX: PosixAbi = {
  address: { afInet6: 10, hasLength: false },
  socketFlags: 0x80000, // SOCK_CLOEXEC: child processes must not keep the socket open
  dontWait: 0x40,
  solSocket: 1,
  receiveBufferOptions: [33, 8], // SO_RCVBUFFORCE needs CAP_NET_ADMIN, SO_RCVBUF is cut at net.core.rmem_max
  timestamp: { option: 35, type: 35, fractionsPerMs: 1e6 }, // SO_TIMESTAMPNS
  v4: { level: 0, trafficClass: 1, receiveHopLimit: 12, hopLimitMessage: 2, packetInfo: 8 },
  v6: { level: 41, trafficClass: 67, receiveHopLimit: 51, hopLimitMessage: 52, packetInfo: 50 },
  header: { nameLength: 8, vector: 16, vectorCount: 24, control: 32, controlLength: 40 },
  control: { level: 8, type: 12, bytes: 16, align: 8 },
};
const SOL_RAW = 255;
const ICMP_FILTER = 1;
const SOL_ICMPV6 = 58;
const ICMPV6_FILTER = 1;

/** A datagram (unprivileged) or raw ICMP socket. Throws an Error with the reason when the system refuses. */
export function openLinuxSocket(kind: OpenPosix['kind']): IcmpSocket {
  if (endianness() !== 'LE' || !['x64', 'arm64', 'riscv64', 'loong64'].includes(process.arch)) {
    throw new Error(`ICMP sockets are not supported on ${process.arch}`);
  }
  const v4Layout = kind === 'icmp-raw' ? 'v4-with-header' : 'v4';
  return openPosixSocket({ kind, abi: LINUX, calls: bind(), rawFilter, v4Layout, fillsChecksum: kind === 'icmp-raw' });
}

function bind(): PosixCalls {
  const libc = koffi.load(null);
  const receive = libc.func('int recvmmsg(int, void *, uint, int, void *)') as (
    ...args: [number, Uint8Array, number, number, null]
  ) => number;
  const replace = libc.func('int dup3(int, int, int)') as (...args: [number, number, number]) => number;
  return {
    socket: libc.func('int socket(int, int, int)'),
    close: libc.func('int close(int)'),
    replace: (fd, place) => replace(fd, place, LINUX.socketFlags),
    setsockopt: libc.func('int setsockopt(int, int, int, const void *, uint)'),
    sendmsg: libc.func('long sendmsg(int, const void *, int)'),
    clock_gettime: libc.func('int clock_gettime(int, void *)'),
    receiveBatch: (fd, headers) => receive(fd, headers, RECEIVE_BATCH, LINUX.dontWait, null),
    addressOf: (buffer) => koffi.address(buffer),
    errno: () => koffi.errno(),
  };
}

/** Lets echo replies through only; a set bit blocks a type. icmp(7), RFC 3542 section 3.2. */
function rawFilter(calls: PosixCalls, fd: number, family: 'v4' | 'v6'): void {
  const isSix = family === 'v6';
  const blocked = new Uint8Array(isSix ? 32 : 4).fill(0xff);
  const reply = isSix ? 129 : 0;
  blocked[reply >> 3] = 0xff & ~(1 << (reply & 7));
  calls.setsockopt(fd, isSix ? SOL_ICMPV6 : SOL_RAW, isSix ? ICMPV6_FILTER : ICMP_FILTER, blocked, blocked.length);
}
