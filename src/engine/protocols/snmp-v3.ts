import { Fault } from '../../contract/faults.ts';
import { contentOf, expectTlv, fixedInteger, integer, octetString, readSigned, TAG, tlv } from './ber.ts';
import { decodePdu, encodePdu, type Pdu } from './snmp-pdu.ts';
import {
  authCode,
  type AuthProtocol,
  codeLength,
  decrypt,
  encrypt,
  type EngineTime,
  isAuthentic,
  type PrivProtocol,
} from './snmp-usm.ts';

/** Bits of msgFlags. @see RFC 3412 section 6.4 */
const FLAG = { auth: 1, priv: 2, reportable: 4 } as const;
const USM = 3;
const MOST_BYTES = 65_507;

/** Keys of one user at one engine; absent parts mean that level is not used. */
export type UsmKeys = {
  readonly user: Uint8Array;
  readonly auth?: { readonly protocol: AuthProtocol; readonly key: Uint8Array } | undefined;
  readonly priv?: { readonly protocol: PrivProtocol; readonly key: Uint8Array } | undefined;
};
type Engine = EngineTime & { readonly engineId: Uint8Array };
export type V3Message = Engine & {
  readonly messageId: number;
  readonly contextEngineId: Uint8Array;
  readonly contextName: Uint8Array;
  readonly pdu: Pdu;
};
export type V3Reply = V3Message & {
  readonly user: Uint8Array;
  readonly isAuthentic: boolean;
};

/**
 * A request of SNMPv3 with the security its keys allow.
 *
 * @param salt 8 bytes that never come again with the key of privacy
 * @see RFC 3412 section 6, RFC 3414 section 2.4
 */
export function encodeV3(message: V3Message, keys: UsmKeys, salt: Uint8Array): Uint8Array {
  const { auth, priv } = keys;
  const flags = FLAG.reportable + (auth ? FLAG.auth : 0) + (priv ? FLAG.priv : 0);
  const plain = tlv(
    TAG.sequence,
    octetString(message.contextEngineId),
    octetString(message.contextName),
    encodePdu(message.pdu),
  );
  const body = priv
    ? octetString(encrypt({ priv: priv.protocol, key: priv.key }, plain, { salt, at: message }))
    : plain;
  const code = new Uint8Array(auth ? codeLength(auth.protocol) : 0);
  const whole = (withCode: Uint8Array): Uint8Array =>
    tlv(
      TAG.sequence,
      integer(3),
      tlv(
        TAG.sequence,
        fixedInteger(message.messageId),
        integer(MOST_BYTES),
        octetString(Uint8Array.of(flags)),
        integer(USM),
      ),
      octetString(
        tlv(
          TAG.sequence,
          octetString(message.engineId),
          integer(message.boots),
          integer(message.time),
          octetString(keys.user),
          octetString(withCode),
          octetString(priv ? salt : new Uint8Array(0)),
        ),
      ),
      body,
    );
  const unsigned = whole(code);
  return auth ? whole(authCode(auth.protocol, auth.key, unsigned)) : unsigned;
}

/** Head and security parameters: all that can be read without a key. @throws {Fault} `invalid-input` */
export function readHead(bytes: Uint8Array) {
  const message = expectTlv(bytes, 0, bytes.length, TAG.sequence);
  const version = expectTlv(bytes, message.start, message.end, TAG.integer);
  if (readSigned(bytes, version) !== 3) throw new Fault('invalid-input', 'This is no message of SNMPv3.');
  const header = expectTlv(bytes, version.end, message.end, TAG.sequence);
  const messageId = expectTlv(bytes, header.start, header.end, TAG.integer);
  const size = expectTlv(bytes, messageId.end, header.end, TAG.integer);
  const flags = expectTlv(bytes, size.end, header.end, TAG.octetString);
  const model = expectTlv(bytes, flags.end, header.end, TAG.integer);
  if (readSigned(bytes, model) !== USM) throw new Fault('unsupported', 'Only the user-based security model is known.');
  const outer = expectTlv(bytes, header.end, message.end, TAG.octetString);
  const security = expectTlv(bytes, outer.start, outer.end, TAG.sequence);
  const engineId = expectTlv(bytes, security.start, security.end, TAG.octetString);
  const boots = expectTlv(bytes, engineId.end, security.end, TAG.integer);
  const time = expectTlv(bytes, boots.end, security.end, TAG.integer);
  const user = expectTlv(bytes, time.end, security.end, TAG.octetString);
  const code = expectTlv(bytes, user.end, security.end, TAG.octetString);
  const salt = expectTlv(bytes, code.end, security.end, TAG.octetString);
  return {
    messageId: readSigned(bytes, messageId),
    flags: bytes[flags.start] ?? 0,
    engineId: contentOf(bytes, engineId),
    boots: readSigned(bytes, boots),
    time: readSigned(bytes, time),
    user: contentOf(bytes, user),
    code,
    salt: contentOf(bytes, salt),
    body: outer.end,
    end: message.end,
  };
}
export type Head = ReturnType<typeof readHead>;

/** Throws unless the code of a message is right; false when the message carries none. */
function verify(bytes: Uint8Array, { flags, code }: Head, auth: UsmKeys['auth']): boolean {
  if ((flags & FLAG.auth) === 0) return false;
  if (auth === undefined) throw new Fault('auth-failed', 'The answer is signed, but there is no key to check it with.');
  const blank = new Uint8Array(bytes);
  blank.fill(0, code.start, code.end);
  if (!isAuthentic(contentOf(bytes, code), authCode(auth.protocol, auth.key, blank)))
    throw new Fault('auth-failed', 'The signature of the answer is wrong.');
  return true;
}

/** The scoped PDU, decrypted. @throws {Fault} `invalid-input`, or `auth-failed` without a key */
export function openBody(bytes: Uint8Array, head: Head, priv: UsmKeys['priv']): Uint8Array {
  if ((head.flags & FLAG.priv) === 0) return bytes.subarray(head.body, head.end);
  if (priv === undefined)
    throw new Fault('auth-failed', 'The answer is encrypted, but there is no key to read it with.');
  if (head.salt.length !== 8) throw new Fault('invalid-input', 'The salt of the answer is not 8 bytes long.');
  const secret = contentOf(bytes, expectTlv(bytes, head.body, head.end, TAG.octetString));
  if (priv.protocol === 'des' && secret.length % 8 !== 0)
    throw new Fault('invalid-input', 'The encrypted part has an impossible length.');
  return decrypt({ priv: priv.protocol, key: priv.key }, secret, { salt: head.salt, at: head });
}

/**
 * Reads an answer or a report, checking its signature and decrypting it.
 *
 * @throws {Fault} `invalid-input` when malformed, `auth-failed` when signature or key do not fit
 */
export function decodeV3(bytes: Uint8Array, keys: UsmKeys): V3Reply {
  const head = readHead(bytes);
  const isSigned = verify(bytes, head, keys.auth);
  const body = openBody(bytes, head, keys.priv);
  const scoped = expectTlv(body, 0, body.length, TAG.sequence);
  const contextEngineId = expectTlv(body, scoped.start, scoped.end, TAG.octetString);
  const contextName = expectTlv(body, contextEngineId.end, scoped.end, TAG.octetString);
  const { messageId, engineId, boots, time, user } = head;
  return {
    messageId,
    engineId,
    boots,
    time,
    user,
    isAuthentic: isSigned,
    contextEngineId: contentOf(body, contextEngineId),
    contextName: contentOf(body, contextName),
    pdu: decodePdu(body, contextName.end, scoped.end),
  };
}

/** The message identifier alone, to find whose answer it is. @throws {Fault} `invalid-input` */
export const messageIdOf = (bytes: Uint8Array): number => readHead(bytes).messageId;
