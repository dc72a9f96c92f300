import { randomBytes } from 'node:crypto';
import { PDU } from '../protocols/snmp-pdu.ts';
import { decodeV3, encodeV3, type UsmKeys } from '../protocols/snmp-v3.ts';
import { clockOf, type Keyring, type KnownEngine } from '../snmp/engines.ts';
import type { SnmpSecurity } from '../snmp/security.ts';
import { type Envelope, idOffset, writeId } from './template.ts';
import { createSealing, type Sealing } from './v3-sealing.ts';

const NOTHING = new Uint8Array(0);
const text = new TextEncoder();
/** Shortest identifier an engine may have. @see RFC 3411 section 5 SnmpEngineID */
const LEAST_ENGINE = 5;
/** Reports that are cured by learning the engine or its clock anew. @see RFC 3414 section 5 */
const NOT_IN_TIME = '1.3.6.1.6.3.15.1.1.2.0';
const UNKNOWN_ENGINE = '1.3.6.1.6.3.15.1.1.4.0';

/** Asks an agent for its engine, with an empty request of nobody. @see RFC 3414 section 4 */
const discovery = (id: number): Uint8Array =>
  encodeV3(
    {
      messageId: id,
      engineId: NOTHING,
      boots: 0,
      time: 0,
      contextEngineId: NOTHING,
      contextName: NOTHING,
      pdu: { type: PDU.get, requestId: id, status: 0, index: 0, varbinds: [] },
    },
    { user: NOTHING },
    NOTHING,
  );

/** SNMPv3: a PDU is encoded once, what is around it, its signature and its encryption are made for each packet. */
export function createUserEnvelope(security: Extract<SnmpSecurity, { version: 3 }>, keyring: Keyring): Envelope {
  const contextName = text.encode(security.context ?? '');
  let engine: KnownEngine | undefined;
  let keys: UsmKeys = { user: NOTHING };
  let sealing: Sealing | undefined;

  function learn(found: Omit<KnownEngine, 'at'>): boolean {
    if (found.engineId.length < LEAST_ENGINE) return false;
    const isSame = engine !== undefined && Buffer.compare(engine.engineId, found.engineId) === 0;
    const { engineId, boots, time } = found;
    engine = { engineId, boots, time, at: performance.now() };
    if (isSame) return true;
    keys = keyring.keysOf(security, engineId);
    sealing = createSealing({ engineId, contextName, keys, firstSalt: randomBytes(8) });
    return true;
  }

  /** A report: says which engine it is, that our clock is wrong, or that we may not ask. */
  function readReport(packet: Uint8Array): 'stale' | 'bad' | 'refused' {
    const isGreeting = engine === undefined;
    try {
      const reply = decodeV3(packet, isGreeting ? { user: NOTHING } : keys);
      if (reply.pdu.type !== PDU.report) return 'bad';
      const oid = reply.pdu.varbinds[0]?.oid;
      if (isGreeting) return learn(reply) ? 'stale' : 'bad';
      if (oid === UNKNOWN_ENGINE) {
        engine = undefined;
        return 'stale';
      }
      // Only a signed report may move the clock: anybody can send another.
      if (oid === NOT_IN_TIME && (keys.auth === undefined || reply.isAuthentic)) return learn(reply) ? 'stale' : 'bad';
      return 'refused';
    } catch {
      return 'bad';
    }
  }

  return {
    greeting: (id) => (engine === undefined ? discovery(id) : undefined),
    prepare: (pdu) => ({ bytes: pdu, idAt: idOffset(pdu) }),
    seal(template, id) {
      writeId(template, id);
      return engine === undefined || sealing === undefined
        ? discovery(id)
        : sealing.seal(template.bytes, id, clockOf(engine));
    },
    open(opened) {
      if (engine !== undefined && sealing?.open(opened) === true) return 'ok';
      // It may have moved: a packet is opened once.
      return readReport(opened.bytes.subarray(opened.from, opened.limit));
    },
  };
}
