import { Fault } from '../../contract/faults.ts';
import { expectTlv, readSigned, readTlv, TAG } from '../protocols/ber.ts';
import { PDU, type Pdu } from '../protocols/snmp-pdu.ts';
import { authKey, type AuthProtocol, privKey, type PrivProtocol } from '../protocols/snmp-usm.ts';
import { decodeV3, encodeV3, readHead, type UsmKeys } from '../protocols/snmp-v3.ts';
import { macOf } from './identity.ts';
import type { Router } from './network.ts';
import type { World } from './world.ts';

/** The one user all agents know. Without a signature anybody with the name may read. */
export type V3User = {
  readonly user: string;
  readonly auth?: { readonly protocol: AuthProtocol; readonly password: string } | undefined;
  readonly priv?: { readonly protocol: PrivProtocol; readonly password: string } | undefined;
};
/** The answer to a PDU; undefined when there is none. */
export type AnswerPdu = (pdu: Pdu) => Pdu | undefined;

/** usmStats objects that reports carry. @see RFC 3414 section 3.2 */
const STATS = '1.3.6.1.6.3.15.1.1';
const REPORT = {
  unsupportedLevel: 1,
  notInTimeWindow: 2,
  unknownUser: 3,
  unknownEngine: 4,
  wrongDigest: 5,
  decryption: 6,
} as const;
/** Seconds a request may be off. @see RFC 3414 section 2.2.3 */
const WINDOW_S = 150;
const [AUTH, PRIV] = [1, 2];
const MOST_S = 0x7fff_ffff;
const NOBODY: UsmKeys = { user: new Uint8Array(0) };
/** SNMP engine ID of the form with a hardware address. @see RFC 3411 section 5, SnmpEngineID */
const ENGINE_PREFIX = [0x80, 0x00, 0x1f, 0x88, 0x03] as const;

const isSame = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0;

/** The request-id of a message that is not encrypted: a report names it, if it can. */
function requestIdOf(bytes: Uint8Array, start: number, end: number): number {
  try {
    const scoped = expectTlv(bytes, start, end, TAG.sequence);
    const engine = expectTlv(bytes, scoped.start, scoped.end, TAG.octetString);
    const context = expectTlv(bytes, engine.end, scoped.end, TAG.octetString);
    const pdu = readTlv(bytes, context.end, scoped.end);
    return readSigned(bytes, expectTlv(bytes, pdu.start, pdu.end, TAG.integer));
  } catch {
    return 0;
  }
}

/** The authoritative engines of all routers. @see RFC 3414 */
export function createV3Agents(world: World, { user, auth, priv }: V3User) {
  const name = new TextEncoder().encode(user);
  const known = new Map<number, UsmKeys>();
  const counts = new Map<number, number>();
  let salts = 0;

  const engineIdOf = (router: Router): Uint8Array =>
    Uint8Array.of(...ENGINE_PREFIX, ...macOf(world.network.seed, router.number, 0));

  /** Keys of the user at one engine: each takes a hash of a megabyte, so they are kept. */
  function keysOf(router: Router): UsmKeys {
    const found = known.get(router.number);
    if (found !== undefined) return found;
    const engine = engineIdOf(router);
    const bytes = (password: string) => new TextEncoder().encode(password);
    const made: UsmKeys = {
      user: name,
      auth: auth && { protocol: auth.protocol, key: authKey(auth.protocol, bytes(auth.password), engine) },
      priv: priv &&
        auth && {
          protocol: priv.protocol,
          key: privKey({ auth: auth.protocol, priv: priv.protocol }, bytes(priv.password), engine),
        },
    };
    known.set(router.number, made);
    return made;
  }
  function nextSalt(boots: number): Uint8Array {
    const salt = Buffer.alloc(8);
    salt.writeUInt32BE(boots, 0);
    salt.writeUInt32BE((salts = (salts + 1) >>> 0), 4);
    return salt;
  }
  const hereOf = (router: Router, at: number) => ({
    engineId: engineIdOf(router),
    boots: world.bootCount(router, at),
    time: Math.floor(Math.max(0, at - world.bootedAt(router, at)) / 1000) % MOST_S,
  });

  return {
    /** Answers a message of v3, with a report where it cannot be taken. @throws {Fault} `invalid-input` */
    respond({ router, at }: { readonly router: Router; readonly at: number }, bytes: Uint8Array, answer: AnswerPdu) {
      const head = readHead(bytes);
      const here = hereOf(router, at);
      const base = {
        ...here,
        messageId: head.messageId,
        contextEngineId: here.engineId,
        contextName: new Uint8Array(0),
      };
      const report = (kind: number, keys = NOBODY): Uint8Array => {
        const count = (counts.get(kind) ?? 0) + 1;
        counts.set(kind, count);
        const pdu: Pdu = {
          type: PDU.report,
          requestId: (head.flags & PRIV) === 0 ? requestIdOf(bytes, head.body, head.end) : 0,
          status: 0,
          index: 0,
          varbinds: [{ oid: `${STATS}.${String(kind)}.0`, type: 'counter32', value: count }],
        };
        return encodeV3({ ...base, pdu }, { user: head.user, auth: keys.auth }, new Uint8Array(0));
      };

      if (!isSame(head.engineId, here.engineId)) return report(REPORT.unknownEngine);
      if (!isSame(head.user, name)) return report(REPORT.unknownUser);
      const keys = keysOf(router);
      const asked = head.flags & (AUTH | PRIV);
      const needed = (auth === undefined ? 0 : AUTH) | (priv === undefined ? 0 : PRIV);
      if (asked !== needed) return report(REPORT.unsupportedLevel);
      const message = read(bytes, keys);
      if (message === 'wrong-digest') return report(REPORT.wrongDigest);
      if (message === 'unreadable') return report(REPORT.decryption, keys);
      const isLate = head.boots !== here.boots || Math.abs(head.time - here.time) > WINDOW_S;
      if (auth !== undefined && isLate) return report(REPORT.notInTimeWindow, keys);
      const pdu = answer(message.pdu);
      if (pdu === undefined) return undefined;
      return encodeV3({ ...base, contextName: message.contextName, pdu }, keys, nextSalt(here.boots));
    },
  };
}

function read(bytes: Uint8Array, keys: UsmKeys) {
  try {
    return decodeV3(bytes, keys);
  } catch (thrown) {
    if (Fault.from(thrown).code === 'auth-failed') return 'wrong-digest';
    if (keys.priv !== undefined) return 'unreadable';
    throw thrown;
  }
}
