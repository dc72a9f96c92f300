/** Bytes of the ICMP echo header: type, code, checksum, identifier, sequence. RFC 792 page 14. */
export const ECHO_HEADER_BYTES = 8;
/** Bytes of payload that say whose probe this is; therefore the least payload of an echo request. */
export const COOKIE_BYTES = 16;

/** RFC 792 (type 8 and 0), RFC 4443 sections 4.1 and 4.2 (type 128 and 129). */
const ECHO_REQUEST = { v4: 8, v6: 128 } as const;
const ECHO_REPLY = { v4: 0, v6: 129 } as const;
/** RFC 792: 3 unreachable, 11 time exceeded. RFC 4443 sections 3.1 and 3.3: 1 and 3. */
const UNREACHABLE = { v4: 3, v6: 1 } as const;
const TIME_EXCEEDED = { v4: 11, v6: 3 } as const;
const IPV6_HEADER_BYTES = 40;
const IPV4_MIN_HEADER_BYTES = 20;

/**
 * Says whose probe a reply answers. All fields are unsigned 32-bit.
 * `nonce*` is drawn once per socket, so that replies to other programs (or to an earlier run) never match.
 */
export type Cookie = {
  readonly nonceHigh: number;
  readonly nonceLow: number;
  /** Where the sender keeps the state of this probe. */
  readonly slot: number;
  /** Counts the uses of the slot, so that a late reply never matches its successor. */
  readonly generation: number;
};

/** An echo request or reply without its payload beyond the cookie. Identifier and sequence: 16 bit. */
export type Echo = {
  readonly identifier: number;
  readonly sequence: number;
  readonly cookie: Cookie;
};

export type IcmpFamily = 'v4' | 'v6';
/** `v4-with-header`: what a raw IPv4 socket delivers, the IP header first. */
export type IcmpLayout = IcmpFamily | 'v4-with-header';

export type IcmpMessage =
  | { readonly kind: 'request' | 'reply'; readonly echo: Echo }
  | {
      readonly kind: 'unreachable' | 'time-exceeded';
      readonly code: number;
      /** The request that caused the error; its cookie is zero when the reporter quoted only eight bytes (RFC 792). */
      readonly echo: Echo;
    };

/** Which bytes of a buffer are the packet. */
export type Extent = { readonly offset: number; readonly length: number };

const NO_COOKIE: Cookie = { nonceHigh: 0, nonceLow: 0, slot: 0, generation: 0 };

/**
 * Writes header and cookie of an echo request at offset 0; payload after the cookie stays as it is.
 * The checksum is left zero: datagram and IPv6 sockets fill it in; raw IPv4 needs `writeChecksum`.
 *
 * @param out at least 24 bytes
 * @see RFC 792 page 14, RFC 4443 section 4.1
 */
export function encodeEchoRequest(out: DataView, family: IcmpFamily, echo: Echo): void {
  out.setUint32(0, ECHO_REQUEST[family] << 24);
  out.setUint16(4, echo.identifier);
  out.setUint16(6, echo.sequence);
  out.setUint32(8, echo.cookie.nonceHigh);
  out.setUint32(12, echo.cookie.nonceLow);
  out.setUint32(16, echo.cookie.slot);
  out.setUint32(20, echo.cookie.generation);
}

/**
 * One's complement of the one's complement sum; 0 over a packet whose checksum is right.
 *
 * @see RFC 1071
 */
export function internetChecksum(bytes: DataView, extent: Extent): number {
  const end = extent.offset + extent.length;
  let sum = 0;
  let at = extent.offset;
  for (; at + 1 < end; at += 2) sum += bytes.getUint16(at);
  if (at < end) sum += bytes.getUint8(at) << 8;
  while (sum > 0xffff) sum = (sum & 0xffff) + (sum >>> 16);
  return ~sum & 0xffff;
}

/** Fills in the checksum of the `length` bytes long ICMPv4 packet at offset 0. */
export function writeChecksum(packet: DataView, length: number): void {
  packet.setUint16(2, 0);
  packet.setUint16(2, internetChecksum(packet, { offset: 0, length }));
}

/**
 * Reads what an ICMP socket delivered. Does not check the checksum: the kernel has done so.
 *
 * @returns `undefined` for anything that is not an echo or an error about an echo, and for cut-off bytes
 * @throws never
 * @see RFC 792, RFC 4443
 */
export function decodeIcmp(bytes: DataView, extent: Extent, layout: IcmpLayout): IcmpMessage | undefined {
  const end = Math.min(extent.offset + extent.length, bytes.byteLength);
  if (extent.offset < 0 || extent.offset >= end) return undefined;
  const family = layout === 'v6' ? 'v6' : 'v4';
  const at = layout === 'v4-with-header' ? skipIpHeader(bytes, extent.offset, 'v4') : extent.offset;
  if (at + ECHO_HEADER_BYTES > end) return undefined;
  const type = bytes.getUint8(at);
  if (type === ECHO_REPLY[family]) return echoMessage(bytes, at, end, 'reply');
  if (type === ECHO_REQUEST[family]) return echoMessage(bytes, at, end, 'request');
  if (type === UNREACHABLE[family]) return errorMessage(bytes, at, end, 'unreachable');
  if (type === TIME_EXCEEDED[family]) return errorMessage(bytes, at, end, 'time-exceeded');
  return undefined;
}

function readEcho(bytes: DataView, at: number, end: number): Echo {
  const hasCookie = at + ECHO_HEADER_BYTES + COOKIE_BYTES <= end;
  return {
    identifier: bytes.getUint16(at + 4),
    sequence: bytes.getUint16(at + 6),
    cookie: hasCookie
      ? {
          nonceHigh: bytes.getUint32(at + 8),
          nonceLow: bytes.getUint32(at + 12),
          slot: bytes.getUint32(at + 16),
          generation: bytes.getUint32(at + 20),
        }
      : NO_COOKIE,
  };
}

function echoMessage(bytes: DataView, at: number, end: number, kind: 'request' | 'reply'): IcmpMessage | undefined {
  if (at + ECHO_HEADER_BYTES + COOKIE_BYTES > end) return undefined;
  return { kind, echo: readEcho(bytes, at, end) };
}

function errorMessage(
  bytes: DataView,
  at: number,
  end: number,
  kind: 'unreachable' | 'time-exceeded',
): IcmpMessage | undefined {
  const quoted = at + ECHO_HEADER_BYTES;
  if (quoted >= end) return undefined;
  const family = bytes.getUint8(quoted) >>> 4 === 6 ? 'v6' : 'v4';
  const inner = skipIpHeader(bytes, quoted, family);
  if (inner + ECHO_HEADER_BYTES > end || bytes.getUint8(inner) !== ECHO_REQUEST[family]) return undefined;
  return { kind, code: bytes.getUint8(at + 1), echo: readEcho(bytes, inner, end) };
}

/** Offset of what follows the IP header; beyond the end when the header is impossible. */
function skipIpHeader(bytes: DataView, at: number, family: IcmpFamily): number {
  if (family === 'v6') return at + IPV6_HEADER_BYTES;
  const length = (bytes.getUint8(at) & 0x0f) * 4;
  return length < IPV4_MIN_HEADER_BYTES ? bytes.byteLength : at + length;
}
