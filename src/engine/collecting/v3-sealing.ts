import { TAG } from '../protocols/ber.ts';
import { PDU } from '../protocols/snmp-pdu.ts';
import { aesVector, codeLength, decrypt, encrypt, type EngineTime } from '../protocols/snmp-usm.ts';
import type { UsmKeys } from '../protocols/snmp-v3.ts';
import { createCfb } from './aes.ts';
import type { Opened } from './reply-reader.ts';
import { createSigning } from './signing.ts';
import { createHeadReader, type Part } from './v3-head.ts';

/** Bits of msgFlags. @see RFC 3412 section 6.4 */
const FLAG = { auth: 1, priv: 2, reportable: 4 } as const;
/** Largest answer we take, as msgMaxSize. */
const MOST_BYTES = 65_507;
const NOTHING = new Uint8Array(0);
const LEVEL = FLAG.auth + FLAG.priv;
const SALT_BYTES = 8;
const DES_BLOCK = 8;
const reader = createHeadReader();
const found = reader.head;
const secret: Part = { start: 0, end: 0 };

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
  const level = (auth ? FLAG.auth : 0) + (priv ? FLAG.priv : 0);
  const flags = Uint8Array.of(FLAG.reportable + level);
  const sign = auth && createSigning(auth.protocol, auth.key);
  const cfb = priv && priv.protocol !== 'des' ? createCfb(priv.key) : undefined;
  const blankCode = new Uint8Array(auth ? codeLength(auth.protocol) : 0);

  /** Whether a packet has the right signature: all bytes are compared, however many are wrong. */
  function isSigned({ bytes, from, limit }: Opened, { start, end }: Part): boolean {
    if (sign === undefined || end - start !== blankCode.length) return false;
    const code = sign(bytes.subarray(from, limit), start - from);
    let difference = 0;
    for (let at = 0; at < code.length; at += 1) difference |= code.charCodeAt(at) ^ (bytes[start + at] ?? 0);
    return difference === 0;
  }

  function isOurs(bytes: Uint8Array, { start, end }: Part): boolean {
    if (end - start !== engineId.length) return false;
    for (let at = 0; at < engineId.length; at += 1) if (bytes[start + at] !== engineId[at]) return false;
    return true;
  }

  /** Puts the scoped PDU of a packet whose head was read in its place. */
  function decryptBody(opened: Opened): boolean {
    if (priv === undefined) {
      opened.from = found.body.start;
      opened.limit = found.body.end;
      return true;
    }
    if (found.salt.end - found.salt.start !== SALT_BYTES || !reader.readSecret(secret)) return false;
    const salt = opened.bytes.subarray(found.salt.start, found.salt.end);
    const text = opened.bytes.subarray(secret.start, secret.end);
    if (cfb === undefined && text.length % DES_BLOCK !== 0) return false;
    opened.bytes =
      cfb?.decrypt(text, aesVector(found, salt)) ??
      decrypt({ priv: priv.protocol, key: priv.key }, text, { salt, at: found });
    opened.from = 0;
    opened.limit = opened.bytes.length;
    return true;
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
      if (sign) packet.write(sign(packet, codeAt), codeAt, 'latin1');
      return packet;
    },

    /** Moves `opened` to the PDU. @returns false when the packet is a report, or not what it should be; then it is as it was */
    open(opened: Opened): boolean {
      const { bytes, from, limit } = opened;
      if (
        reader.read(bytes, from, limit) &&
        (found.flags & LEVEL) === level &&
        isOurs(bytes, found.engine) &&
        (sign === undefined || isSigned(opened, found.code)) &&
        decryptBody(opened) &&
        reader.readScoped(opened.bytes, opened.from, opened.limit) &&
        opened.bytes[found.pdu.start] !== PDU.report
      ) {
        opened.from = found.pdu.start;
        opened.limit = found.pdu.end;
        return true;
      }
      opened.bytes = bytes;
      opened.from = from;
      opened.limit = limit;
      return false;
    },
  };
}
export type Sealing = ReturnType<typeof createSealing>;
