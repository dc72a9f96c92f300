import { Fault } from '../../contract/faults.ts';
import { PDU, type Pdu, type SnmpValue, type Varbind } from '../protocols/snmp-pdu.ts';
import { type Ask, askOf } from './asking.ts';
import { createKeyring } from './engines.ts';
import { createExchange, type Exchange } from './exchange.ts';
import { createPace } from './pace.ts';
import type { SnmpSecurity, SnmpTarget } from './security.ts';
import { STATUS, statusFault, type Walk, type WalkCaps, walkSubtree } from './walk.ts';

export type { SnmpSecurity, SnmpTarget } from './security.ts';
export type { Walk } from './walk.ts';
export { WALK_CAPS as WALK_LIMITS } from './walk.ts';

const TRIES = 3;
const REPETITIONS = 25;
/** Fewer is asked of agents that fall silent at more; 1 is a GETNEXT. */
const SMALLER = [10, 1] as const;
/** How often and how long an agent is waited for at first; strangers are worth less patience than what is watched. */
export type Patience = { readonly tries: number; readonly firstMs: number };
/** Names in one GET. */
const MOST_NAMES = 40;

type WalkOptions = { readonly signal?: AbortSignal; readonly caps?: WalkCaps; readonly after?: string };

export type SnmpSession = {
  /** Values in the order of the names; what is not there says so. @throws {Fault} timeout, auth-failed, unreachable … */
  get(oids: readonly string[], signal?: AbortSignal): Promise<readonly Varbind[]>;
  /** One GETBULK as it is. With v1, one GETNEXT. */
  getBulk(oids: readonly string[], repetitions: number, signal?: AbortSignal): Promise<readonly Varbind[]>;
  /** Everything below a prefix, or what of it comes after an identifier, within caps. */
  walk(prefix: string, options?: WalkOptions): Promise<Walk>;
  set(values: readonly ({ readonly oid: string } & SnmpValue)[], signal?: AbortSignal): Promise<readonly Varbind[]>;
};

const names = (oids: readonly string[]): readonly Varbind[] => oids.map((oid) => ({ oid, type: 'null' }));

/** Tries again with more patience; only silence is worth another try. */
async function patiently(
  ask: Ask,
  pace: ReturnType<typeof createPace>,
  question: { pdu: Omit<Pdu, 'requestId'>; tries: number; signal: AbortSignal | undefined },
): Promise<Pdu> {
  for (let tries = 0; ; tries += 1) {
    const began = performance.now();
    try {
      const reply = await ask(question.pdu, pace.timeoutMs(tries), question.signal);
      if (tries === 0) pace.took(performance.now() - began);
      return reply;
    } catch (thrown) {
      const isSilence = thrown instanceof Fault && thrown.code === 'timeout' && question.signal?.aborted !== true;
      if (!isSilence || tries + 1 >= question.tries) throw thrown;
    }
  }
}

function openSession(ask: Ask, version: 1 | 2 | 3, patience?: Patience): SnmpSession {
  const pace = createPace(patience?.firstMs);
  const most = patience?.tries ?? TRIES;
  let repetitions = REPETITIONS;
  const send = (pdu: Omit<Pdu, 'requestId'>, signal: AbortSignal | undefined, tries = most) =>
    patiently(ask, pace, { pdu, tries, signal });

  /** v1 refuses the whole for one missing name: it is asked again without that one. */
  async function getSome(oids: readonly string[], signal: AbortSignal | undefined): Promise<readonly Varbind[]> {
    const reply = await send({ type: PDU.get, status: 0, index: 0, varbinds: names(oids) }, signal);
    if (reply.status === 0) return reply.varbinds;
    const at = reply.index - 1;
    if (reply.status === STATUS.tooBig && oids.length > 1) {
      const half = Math.ceil(oids.length / 2);
      return [...(await getSome(oids.slice(0, half), signal)), ...(await getSome(oids.slice(half), signal))];
    }
    const missing = oids[at];
    if (missing === undefined || (reply.status !== STATUS.noSuchName && reply.status !== STATUS.genErr))
      throw statusFault(reply.status, missing);
    const rest = oids.filter((_, index) => index !== at);
    const others = rest.length === 0 ? [] : await getSome(rest, signal);
    return [...others.slice(0, at), { oid: missing, type: 'noSuchObject' }, ...others.slice(at)];
  }

  async function nextOf(oid: string, signal: AbortSignal | undefined): Promise<readonly Varbind[]> {
    const reply = await send({ type: PDU.getNext, status: 0, index: 0, varbinds: names([oid]) }, signal);
    if (reply.status === STATUS.noSuchName) return [];
    if (reply.status !== 0) throw statusFault(reply.status, oid);
    return reply.varbinds;
  }

  /** What follows an identifier, in as large a piece as this agent can give. */
  async function following(oid: string, signal: AbortSignal | undefined): Promise<readonly Varbind[]> {
    for (;;) {
      if (version === 1 || repetitions === 1) return nextOf(oid, signal);
      const smaller = SMALLER.find((size) => size < repetitions) ?? 1;
      try {
        const pdu = { type: PDU.getBulk, status: 0, index: repetitions, varbinds: names([oid]) };
        const reply = await send(pdu, signal, repetitions === REPETITIONS ? Math.max(1, most - 1) : most);
        if (reply.status === 0 && reply.varbinds.length > 0) return reply.varbinds;
        if (reply.status !== 0 && reply.status !== STATUS.tooBig && reply.status !== STATUS.genErr)
          throw statusFault(reply.status, oid);
        repetitions = smaller;
      } catch (thrown) {
        if (!(thrown instanceof Fault) || thrown.code !== 'timeout' || signal?.aborted === true) throw thrown;
        repetitions = smaller;
      }
    }
  }

  return {
    async get(oids, signal) {
      const found: Varbind[] = [];
      for (let at = 0; at < oids.length; at += MOST_NAMES)
        found.push(...(await getSome(oids.slice(at, at + MOST_NAMES), signal)));
      return found;
    },
    async getBulk(oids, wanted, signal) {
      const isBulk = version !== 1;
      const pdu = {
        type: isBulk ? PDU.getBulk : PDU.getNext,
        status: 0,
        index: isBulk ? wanted : 0,
        varbinds: names(oids),
      };
      const reply = await send(pdu, signal);
      if (reply.status !== 0) throw statusFault(reply.status, oids[reply.index - 1]);
      return reply.varbinds;
    },
    walk: (prefix, { signal, ...limits } = {}) =>
      walkSubtree(prefix, (oid) => following(oid, signal), {
        now: () => performance.now(),
        ...limits,
      }),
    async set(values, signal) {
      // Never twice: a lost answer does not say whether it was done.
      const reply = await send({ type: PDU.set, status: 0, index: 0, varbinds: values }, signal, 1);
      if (reply.status !== 0) throw statusFault(reply.status, values[reply.index - 1]?.oid);
      return reply.varbinds;
    },
  };
}

/** The SNMP client of the program: all agents over one socket a family, or over what stands in for a network. */
export function createSnmp(exchange: Exchange = createExchange()) {
  const keyring = createKeyring();
  return {
    counts: exchange.counts,
    open: (target: SnmpTarget, security: SnmpSecurity, patience?: Patience): SnmpSession =>
      openSession(askOf({ exchange, keyring }, target, security), security.version, patience),
    close: () => exchange.close(),
  };
}
export type Snmp = ReturnType<typeof createSnmp>;
