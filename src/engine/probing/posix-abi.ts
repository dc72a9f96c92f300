import type { IcmpLayout } from '../protocols/icmp.ts';
import type { SocketAddressLayout } from './socket-address.ts';

/**
 * What differs between the 64-bit little-endian systems that have BSD sockets: numbers of options and offsets in
 * structures, as data. Offsets in bytes.
 */
export type PosixAbi = {
  readonly address: SocketAddressLayout;
  /** Added to the type argument of socket(). */
  readonly socketFlags: number;
  readonly dontWait: number;
  readonly solSocket: number;
  /** Tried in order until one is accepted. */
  readonly receiveBufferOptions: readonly number[];
  /** Option, and type of its control message: a struct of 64-bit seconds and a fraction at offset 8. */
  readonly timestamp: { readonly option: number; readonly type: number; readonly fractionsPerMs: number };
  readonly v4: FamilyAbi;
  readonly v6: FamilyAbi;
  readonly header: {
    readonly nameLength: number;
    readonly vector: number;
    readonly vectorCount: number;
    readonly control: number;
    readonly controlLength: number;
  };
  readonly control: { readonly level: number; readonly type: number; readonly bytes: number; readonly align: number };
};

/** Options of one address family; `level` is also the level of their control messages. */
export type FamilyAbi = {
  readonly level: number;
  readonly trafficClass: number;
  readonly receiveHopLimit: number;
  readonly hopLimitMessage: number;
  readonly packetInfo: number;
};

/** The functions of the C library the engine needs, as koffi gives them. Sizes in bytes; -1 is failure, see `errno`. */
export type PosixCalls = {
  socket(domain: number, type: number, protocol: number): number;
  close(fd: number): number;
  /** One descriptor in the place of another, closed in programs that are started. */
  replace(fd: number, place: number): number;
  setsockopt(...args: [fd: number, level: number, option: number, value: Uint8Array, length: number]): number;
  sendmsg(fd: number, header: Uint8Array, flags: number): number;
  clock_gettime(clock: number, out: Uint8Array): number;
  /** Fills up to `RECEIVE_BATCH` headers of `HEADER_STRIDE` bytes and writes each length at `LENGTH_OFFSET`. */
  receiveBatch(fd: number, headers: Uint8Array): number;
  addressOf(buffer: Uint8Array): bigint;
  errno(): number;
};

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

/** One open socket of one address family. */
export type PosixChannel = {
  readonly fd: number;
  readonly name: 'v4' | 'v6';
  readonly family: FamilyAbi;
  readonly layout: IcmpLayout;
  /** Last value of the traffic class option; most targets share one, so it is rarely set. */
  trafficClass: number;
};

/** Numbers that tell our packets from those of others. */
export type PosixIdentity = { readonly nonceHigh: number; readonly nonceLow: number; readonly identifier: number };

/** The wall clock in ms since the socket was opened: small numbers keep nanoseconds in a float64. */
export type RealClock = { at(seconds: number, ms: number): number; now(): number };

/** Headers lie this far apart: the size of Linux's `struct mmsghdr`, which holds the length after the header. */
export const HEADER_STRIDE = 64;
export const LENGTH_OFFSET = 56;
export const RECEIVE_BATCH = 64;
