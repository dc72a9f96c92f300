import { expectTlv, TAG } from '../protocols/ber.ts';
import { PDU } from '../protocols/snmp-pdu.ts';
import { aesVector, codeLength, encrypt, type EngineTime } from '../protocols/snmp-usm.ts';
import { type Head, openBody, readHead, type UsmKeys } from '../protocols/snmp-v3.ts';
import { createCfb } from './aes.ts';
import type { Opened } from './reply-reader.ts';
import { createSigning } from './signing.ts';

/** Bits of msgFlags. @see RFC 3412 section 6.4 */
const FLAG = { auth: 1, priv: 2, reportable: 4 } as const;
/** Largest answer we take, as msgMaxSize. */
const MOST_BYTES = 65_507;
const NOTHING = new Uint8Array(0);

const headBytes = (length: number): number => (length < 0x80 ? 2 : length < 0x1_00 ? 3 : 4);
const integerBytes = (value: number): number => (value < 0x80 ? 1 : value < 0x80_00 ? 2 : value < 0x80_00_00 ? 3 : 4);

/** Writes elements one after another into a packet whose size is known. */
function createWriter(bytes: Uint8Array) {
  let at = 0;
  const head = (tag: number, length: number): void => {
    bytes[at++] = tag;
    if (length >= 0x1_00) {
      bytes[at++] = 0x82;
      bytes[at++] = length >> 8;
    } else if (length >= 0x80) bytes[at++] = 0x81;
    bytes[at++] = length & 255;
  };
  const raw = (part: Uint8Array): number => {
    const start = at;
    bytes.set(part, at);
    at += part.length;
    return start;
  };
  return {
    head,
    raw,
    octets(part: Uint8Array): number {
      head(TAG.octetString, part.length);
      return raw(part);
    },
    integer(value: number): void {
      const length = integerBytes(value);
      head(TAG.integer, length);
      for (let byte = length - 1; byte >= 0; byte -= 1) bytes[at++] = (value >>> (byte * 8)) & 255;
    },
  };
}

/** Eight bytes that do not come again with one key: a number that is counted up. */
function createSalts(first: Uint8Array) {
  const salt = new Uint8Array(first);
  return (): Uint8Array => {
    for (let at = salt.length - 1; at >= 0; at -= 1) {
      salt[at] = ((salt[at] ?? 0) + 1) & 255;
      if (salt[at] !== 0) break;
    }
    return salt;
  };
}

/**
 * Signs and encrypts requests to one engine, and opens its answers.
 *
 * @param firstSalt 8 random bytes
 * @see RFC 3412 section 6, RFC 3414 section 2.4
 */
export function createSealing(engineId: Uint8Array, { user, auth, priv }: UsmKeys, firstSalt: Uint8Array) {
  const nextSalt = createSalts(firstSalt);
  const flags = Uint8Array.of(FLAG.reportable + (auth ? FLAG.auth : 0) + (priv ? FLAG.priv : 0));
  const sign = auth && createSigning(auth.protocol, auth.key);
  const cfb = priv && priv.protocol !== 'des' ? createCfb(priv.key) : undefined;
  const blankCode = new Uint8Array(auth ? codeLength(auth.protocol) : 0);

  /** Whether a packet has the right signature: all bytes are compared, however many are wrong. */
  function isSigned(packet: Uint8Array, { start, end }: Head['code']): boolean {
    if (sign === undefined || end - start !== blankCode.length) return false;
    const code = sign(packet, start);
    let difference = 0;
    for (let at = 0; at < code.length; at += 1) difference |= code.charCodeAt(at) ^ (packet[start + at] ?? 0);
    return difference === 0;
  }

  /** The scoped PDU of a packet. @throws {Fault} `invalid-input` */
  function scopedOf(packet: Uint8Array, head: Head): Uint8Array {
    if (cfb === undefined || head.salt.length !== 8) return openBody(packet, head, priv);
    const { start, end } = expectTlv(packet, head.body, head.end, TAG.octetString);
    return cfb.decrypt(packet.subarray(start, end), aesVector(head, head.salt));
  }

  return {
    /** @param scoped a scoped PDU @param id of the message, at least 2^24 */
    seal(scoped: Uint8Array, id: number, { boots, time }: EngineTime): Uint8Array {
      const salt = priv ? nextSalt() : NOTHING;
      const at = { boots, time };
      const body =
        cfb?.encrypt(scoped, aesVector(at, salt)) ??
        (priv ? encrypt({ priv: priv.protocol, key: priv.key }, scoped, { salt, at }) : scoped);
      const security =
        engineId.length + user.length + blankCode.length + salt.length + 12 + integerBytes(boots) + integerBytes(time);
      const outer = headBytes(security) + security;
      // Identifier, size, flags and model take 6, 5, 3 and 3 bytes; INTEGER 3 before them takes 3.
      const header = 6 + 5 + 3 + 3;
      const whole = 3 + 2 + header + headBytes(outer) + outer + (priv ? headBytes(body.length) : 0) + body.length;
      const packet = Buffer.allocUnsafe(headBytes(whole) + whole);
      const writer = createWriter(packet);
      writer.head(TAG.sequence, whole);
      writer.integer(3);
      writer.head(TAG.sequence, header);
      writer.integer(id);
      writer.integer(MOST_BYTES);
      writer.octets(flags);
      writer.integer(3);
      writer.head(TAG.octetString, outer);
      writer.head(TAG.sequence, security);
      writer.octets(engineId);
      writer.integer(boots);
      writer.integer(time);
      writer.octets(user);
      const codeAt = writer.octets(blankCode);
      writer.octets(salt);
      if (priv) writer.octets(body);
      else writer.raw(body);
      if (sign) packet.latin1Write(sign(packet, codeAt), codeAt);
      return packet;
    },

    /** Moves `opened` to the PDU. @returns false when the packet is a report, or not what it should be */
    open(opened: Opened): boolean {
      const packet = opened.bytes.subarray(opened.from, opened.limit);
      try {
        const head = readHead(packet);
        const level = head.flags & (FLAG.auth + FLAG.priv);
        if (level !== ((flags[0] ?? 0) & (FLAG.auth + FLAG.priv))) return false;
        if (Buffer.compare(head.engineId, engineId) !== 0) return false;
        if (auth && !isSigned(packet, head.code)) return false;
        const body = scopedOf(packet, head);
        const scoped = expectTlv(body, 0, body.length, TAG.sequence);
        const contextEngine = expectTlv(body, scoped.start, scoped.end, TAG.octetString);
        const contextName = expectTlv(body, contextEngine.end, scoped.end, TAG.octetString);
        if (body[contextName.end] === PDU.report) return false;
        opened.bytes = body;
        opened.from = contextName.end;
        opened.limit = scoped.end;
        return true;
      } catch {
        return false;
      }
    },
  };
}
export type Sealing = ReturnType<typeof createSealing>;
