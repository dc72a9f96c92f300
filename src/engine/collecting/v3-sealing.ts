import { octetString, TAG } from '../protocols/ber.ts';
import { PDU } from '../protocols/snmp-pdu.ts';
import { codeLength, decrypt, encrypt, type EngineTime } from '../protocols/snmp-usm.ts';
import type { UsmKeys } from '../protocols/snmp-v3.ts';
import { createCfb } from './aes.ts';
import { createElementWriter, headBytes, integerBytes } from './element-writer.ts';
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
const whole: Part = { start: 0, end: 0 };
const packet = createElementWriter();
const scoped = createElementWriter();

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

export type SealingOptions = {
  readonly engineId: Uint8Array;
  readonly contextName: Uint8Array;
  readonly keys: UsmKeys;
  /** 8 random bytes. */
  readonly firstSalt: Uint8Array;
};

/**
 * Signs and encrypts requests to one engine, and opens its answers.
 *
 * @see RFC 3412 section 6, RFC 3414 section 2.4
 */
export function createSealing({ engineId, contextName, keys, firstSalt }: SealingOptions) {
  const { user, auth, priv } = keys;
  const context = Buffer.concat([octetString(engineId), octetString(contextName)]);
  const nextSalt = createSalts(firstSalt);
  const level = (auth ? FLAG.auth : 0) + (priv ? FLAG.priv : 0);
  const flags = Uint8Array.of(FLAG.reportable + level);
  const sign = auth && createSigning(auth.protocol, auth.key);
  const cfb = priv && priv.protocol !== 'des' ? createCfb(priv.key) : undefined;
  const blankCode = new Uint8Array(auth ? codeLength(auth.protocol) : 0);

  /** Whether a packet has the right signature: all bytes are compared, however many are wrong. */
  function isSigned({ bytes, from, limit }: Opened, { start, end }: Part): boolean {
    if (sign === undefined || end - start !== blankCode.length) return false;
    whole.start = from;
    whole.end = limit;
    const code = sign(bytes, whole, start);
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
    const { bytes } = opened;
    const length = secret.end - secret.start;
    if (cfb === undefined && length % DES_BLOCK !== 0) return false;
    opened.bytes =
      cfb?.decrypt(bytes, found.salt.start, found, secret) ??
      decrypt({ priv: priv.protocol, key: priv.key }, bytes.subarray(secret.start, secret.end), {
        salt: bytes.subarray(found.salt.start, found.salt.end),
        at: found,
      });
    opened.from = 0;
    opened.limit = length;
    return true;
  }

  /** Puts a PDU into the context. @see RFC 3412 section 6.8 */
  function writeScoped(pdu: Uint8Array): void {
    scoped.begin();
    scoped.head(TAG.sequence, context.length + pdu.length);
    scoped.raw(context);
    scoped.raw(pdu);
  }
  /** What goes as the data of the message; of the last block only `scoped.length()` counts when it is AES. */
  function bodyOf(at: EngineTime, salt: Uint8Array): Uint8Array {
    if (cfb !== undefined) return cfb.encrypt(scoped.bytes, scoped.length(), at, salt);
    const plain = scoped.written();
    return priv ? encrypt({ priv: priv.protocol, key: priv.key }, plain, { salt, at }) : plain;
  }

  return {
    /** @param id of the message, at least 2^24 @returns a packet that is good until the next */
    seal(pdu: Uint8Array, id: number, at: EngineTime): Uint8Array {
      writeScoped(pdu);
      const salt = priv ? nextSalt() : NOTHING;
      const body = bodyOf(at, salt);
      const length = cfb === undefined ? body.length : scoped.length();
      const security =
        engineId.length +
        user.length +
        blankCode.length +
        salt.length +
        12 +
        integerBytes(at.boots) +
        integerBytes(at.time);
      const outer = headBytes(security) + security;
      // Identifier, size, flags and model take 6, 5, 3 and 3 bytes; INTEGER 3 before them takes 3.
      const header = 6 + 5 + 3 + 3;
      const content = 3 + 2 + header + headBytes(outer) + outer + (priv ? headBytes(length) : 0) + length;
      packet.begin();
      packet.head(TAG.sequence, content);
      packet.integer(3);
      packet.head(TAG.sequence, header);
      packet.integer(id);
      packet.integer(MOST_BYTES);
      packet.octets(flags);
      packet.integer(3);
      packet.head(TAG.octetString, outer);
      packet.head(TAG.sequence, security);
      packet.octets(engineId);
      packet.integer(at.boots);
      packet.integer(at.time);
      packet.octets(user);
      const codeAt = packet.octets(blankCode);
      packet.octets(salt);
      if (priv) packet.octets(body, length);
      else packet.raw(body);
      whole.start = 0;
      whole.end = packet.length();
      const code = sign?.(packet.bytes, whole, codeAt) ?? '';
      for (let byte = 0; byte < code.length; byte += 1) packet.bytes[codeAt + byte] = code.charCodeAt(byte);
      return packet.written();
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
