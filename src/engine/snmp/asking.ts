import { randomBytes } from 'node:crypto';
import { Fault } from '../../contract/faults.ts';
import { decodeCommunity, encodeCommunity } from '../protocols/snmp-community.ts';
import { PDU, type Pdu } from '../protocols/snmp-pdu.ts';
import { decodeV3, encodeV3, type UsmKeys, type V3Reply } from '../protocols/snmp-v3.ts';
import { clockOf, type Keyring, type KnownEngine } from './engines.ts';
import type { Exchange } from './exchange.ts';
import type { SnmpSecurity, SnmpTarget } from './security.ts';

const text = new TextEncoder();
const NOTHING = new Uint8Array(0);
/** Counters of the user-based security model; a report names the one that went up. @see RFC 3414 section 5 */
const REPORTS = {
  '1.3.6.1.6.3.15.1.1.1.0': ['unsupported', 'The agent does not know this level of security.'],
  '1.3.6.1.6.3.15.1.1.3.0': ['auth-failed', 'The agent does not know this SNMPv3 user.'],
  '1.3.6.1.6.3.15.1.1.5.0': ['auth-failed', 'The password of the SNMPv3 user, or its kind, is wrong.'],
  '1.3.6.1.6.3.15.1.1.6.0': ['auth-failed', 'The privacy password of the SNMPv3 user, or its kind, is wrong.'],
} as const;
const NOT_IN_TIME = '1.3.6.1.6.3.15.1.1.2.0';
const UNKNOWN_ENGINE = '1.3.6.1.6.3.15.1.1.4.0';

export type Ask = (pdu: Omit<Pdu, 'requestId'>, timeoutMs: number, signal?: AbortSignal) => Promise<Pdu>;

function checked(reply: Pdu): Pdu {
  if (reply.type !== PDU.response)
    throw new Fault('invalid-input', 'The agent answered with something that is no answer.');
  return reply;
}

/** One question to an agent by SNMPv1 or v2c. */
function askByCommunity(
  exchange: Exchange,
  target: SnmpTarget,
  security: Extract<SnmpSecurity, { version: 1 | 2 }>,
): Ask {
  const { version } = security;
  const community = text.encode(security.community);
  return async (pdu, timeoutMs, signal) => {
    const bytes = await exchange.attempt({
      target,
      timeoutMs,
      signal,
      encode: (requestId) => encodeCommunity({ version, community, pdu: { ...pdu, requestId } }),
    });
    return checked(decodeCommunity(bytes).pdu);
  };
}

/** One question by SNMPv3: finds the engine first, follows its clock, and explains its refusals. */
function askByUser(
  { exchange, keyring }: { readonly exchange: Exchange; readonly keyring: Keyring },
  target: SnmpTarget,
  security: Extract<SnmpSecurity, { version: 3 }>,
): Ask {
  let engine: KnownEngine | undefined;
  const contextName = text.encode(security.context ?? '');

  const learn = ({ engineId, boots, time }: V3Reply): KnownEngine => ({ engineId, boots, time, at: performance.now() });

  async function discover(timeoutMs: number, signal?: AbortSignal): Promise<KnownEngine> {
    const pdu = { type: PDU.get, requestId: 0, status: 0, index: 0, varbinds: [] };
    const bytes = await exchange.attempt({
      target,
      timeoutMs,
      signal,
      encode: (messageId) =>
        encodeV3(
          {
            messageId,
            engineId: NOTHING,
            boots: 0,
            time: 0,
            contextEngineId: NOTHING,
            contextName: NOTHING,
            pdu: { ...pdu, requestId: messageId },
          },
          { user: NOTHING },
          NOTHING,
        ),
    });
    const found = learn(decodeV3(bytes, { user: NOTHING }));
    if (found.engineId.length < 5)
      throw new Fault('invalid-input', 'The agent does not say which SNMPv3 engine it is.');
    return found;
  }

  async function once(
    known: KnownEngine,
    keys: UsmKeys,
    question: { pdu: Omit<Pdu, 'requestId'>; timeoutMs: number; signal: AbortSignal | undefined },
  ) {
    const bytes = await exchange.attempt({
      target,
      timeoutMs: question.timeoutMs,
      signal: question.signal,
      encode: (messageId) =>
        encodeV3(
          {
            messageId,
            engineId: known.engineId,
            ...clockOf(known),
            contextEngineId: known.engineId,
            contextName,
            pdu: { ...question.pdu, requestId: messageId },
          },
          keys,
          randomBytes(8),
        ),
    });
    return decodeV3(bytes, keys);
  }

  return async (pdu, timeoutMs, signal) => {
    for (let tries = 0; tries < 3; tries += 1) {
      engine ??= await discover(timeoutMs, signal);
      const keys = keyring.keysOf(security, engine.engineId);
      const reply = await once(engine, keys, { pdu, timeoutMs, signal });
      if (reply.pdu.type !== PDU.report) {
        if (keys.auth !== undefined && !reply.isAuthentic)
          throw new Fault('auth-failed', 'The answer should have been signed, and was not.');
        return checked(reply.pdu);
      }
      const oid = reply.pdu.varbinds[0]?.oid ?? '';
      if (oid === NOT_IN_TIME) engine = learn(reply);
      else if (oid === UNKNOWN_ENGINE) engine = undefined;
      else {
        const [code, sentence] = REPORTS[oid as keyof typeof REPORTS] ?? [
          'auth-failed',
          `The agent refused with ${oid}.`,
        ];
        throw new Fault(code, sentence);
      }
    }
    throw new Fault('auth-failed', 'The agent and this computer do not agree on its SNMPv3 clock.');
  };
}

/** How one agent is asked, whatever the version. */
export const askOf = (
  parts: { readonly exchange: Exchange; readonly keyring: Keyring },
  target: SnmpTarget,
  security: SnmpSecurity,
): Ask =>
  security.version === 3 ? askByUser(parts, target, security) : askByCommunity(parts.exchange, target, security);
