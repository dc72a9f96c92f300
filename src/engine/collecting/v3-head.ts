import { TAG } from '../protocols/ber.ts';

const USM = 3;

/** A part of a packet. */
export type Part = { start: number; end: number };
const part = (): Part => ({ start: 0, end: 0 });

/**
 * Reads the head of SNMPv3 packets without making objects: where its parts lie is told by the reader itself, until the
 * next packet.
 *
 * @see RFC 3412 section 6, RFC 3414 section 2.4
 */
export function createHeadReader() {
  let bytes: Uint8Array = new Uint8Array(0);
  let at = 0;

  /** Goes into the next element. @returns its end; -1 when it has another tag or is not well-formed */
  function enter(tag: number, limit: number): number {
    if (at + 2 > limit || bytes[at] !== tag) return -1;
    let length = bytes[at + 1] ?? 0;
    at += 2;
    if (length > 127) {
      const count = length & 127;
      if (count === 0 || count > 4 || at + count > limit) return -1;
      length = 0;
      for (const end = at + count; at < end; at += 1) length = length * 256 + (bytes[at] ?? 0);
    }
    return at + length > limit ? -1 : at + length;
  }
  /** A number of at most four bytes, behind which it goes; -1 when it is none, or below 0. */
  function integer(limit: number): number {
    const end = enter(TAG.integer, limit);
    if (end < 0 || end - at < 1 || end - at > 4 || (bytes[at] ?? 0) > 127) return -1;
    let value = 0;
    for (; at < end; at += 1) value = value * 256 + (bytes[at] ?? 0);
    return value;
  }
  /** Goes behind an element, and tells where its content lies. */
  function take(tag: number, limit: number, found: Part): boolean {
    const end = enter(tag, limit);
    if (end < 0) return false;
    found.start = at;
    found.end = end;
    at = end;
    return true;
  }

  const head = {
    flags: 0,
    boots: 0,
    time: 0,
    engine: part(),
    code: part(),
    salt: part(),
    /** Of a scoped PDU: its own PDU. */
    pdu: part(),
    /** What follows the head. */
    body: part(),
  };
  const skipped = part();

  /** Number, size, flags and security model of the message. @returns whether they are as they have to be */
  function readHeader(limit: number): boolean {
    const end = enter(TAG.sequence, limit);
    if (end < 0 || integer(end) < 0 || integer(end) < 0 || !take(TAG.octetString, end, skipped)) return false;
    head.flags = bytes[skipped.start] ?? 0;
    return skipped.end - skipped.start === 1 && integer(end) === USM && at === end;
  }
  /** Who speaks, when, and the code and salt. */
  function readSecurity(limit: number): boolean {
    const end = enter(TAG.sequence, limit);
    if (end < 0 || !take(TAG.octetString, end, head.engine)) return false;
    head.boots = integer(end);
    head.time = integer(end);
    if (head.boots < 0 || head.time < 0 || !take(TAG.octetString, end, skipped)) return false;
    return take(TAG.octetString, end, head.code) && take(TAG.octetString, end, head.salt);
  }

  return {
    head: head as Readonly<typeof head>,
    /** @returns whether it is a well-formed packet of the user-based security model */
    read(packet: Uint8Array, from: number, limit: number): boolean {
      bytes = packet;
      at = from;
      const end = enter(TAG.sequence, limit);
      if (end < 0 || integer(end) !== 3 || !readHeader(end)) return false;
      const securityEnd = enter(TAG.octetString, end);
      if (securityEnd < 0 || !readSecurity(securityEnd)) return false;
      head.body.start = securityEnd;
      head.body.end = end;
      return true;
    },
    /** Finds what is encrypted in the body of the packet that was read. */
    readSecret(found: Part): boolean {
      at = head.body.start;
      return take(TAG.octetString, head.body.end, found);
    },
    /** Finds the PDU in a scoped one, behind the names of its context. */
    readScoped(scoped: Uint8Array, from: number, limit: number): boolean {
      bytes = scoped;
      at = from;
      const end = enter(TAG.sequence, limit);
      if (end < 0 || !take(TAG.octetString, end, skipped) || !take(TAG.octetString, end, skipped)) return false;
      head.pdu.start = at;
      head.pdu.end = end;
      return true;
    },
  };
}
