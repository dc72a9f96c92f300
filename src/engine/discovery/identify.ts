import { setTimeout as wait } from 'node:timers/promises';
import { Fault } from '../../contract/faults.ts';
import { textOf } from '../inspect/values.ts';
import type { Snmp, SnmpSecurity, SnmpSession } from '../snmp/snmp.ts';
import type { KeyToTry, Reading } from './messages.ts';
import type { Rate } from './pace.ts';

const SYSTEM_NAMES = ['1.3.6.1.2.1.1.1.0', '1.3.6.1.2.1.1.2.0', '1.3.6.1.2.1.1.5.0'] as const;
/** Two tries; a stranger is not waited for longer. */
const PATIENCE = { tries: 2, firstMs: 800 } as const;
/** A credential gets so long before the next one is tried beside it. */
const LEAD_MS = { least: 60, most: 400, ofRtt: 4 } as const;

export type Identified = {
  readonly key: string;
  readonly session: SnmpSession;
  /** For switches that keep a bridge for each VLAN. */
  readonly openVlan: (vlan: number) => SnmpSession;
  readonly reading: Reading;
};
export type IdentifyOptions = {
  readonly snmp: Pick<Snmp, 'open'>;
  readonly port: number;
  readonly rate: Rate;
  /** Told of each question with a credential, and of each that the agent did not take. */
  readonly onTry: (key: string) => void;
  readonly onWrong: (key: string) => void;
};
type Outcome = { readonly key: KeyToTry; readonly found?: Identified; readonly isRefused: boolean };

/** As Cisco has it: a community of its own for each VLAN, or with SNMPv3 a context. */
const forVlan = (security: SnmpSecurity, vlan: number): SnmpSecurity =>
  security.version === 3
    ? { ...security, context: `vlan-${String(vlan)}` }
    : { ...security, community: `${security.community}@${String(vlan)}` };

async function attempt(
  key: KeyToTry,
  address: string,
  options: IdentifyOptions,
  signal: AbortSignal,
): Promise<Outcome> {
  try {
    await options.rate.take(1, signal);
    options.onTry(key.key);
    const target = { host: address, port: options.port };
    const [sysDescr, sysObjectId, sysName] = (
      await options.snmp.open(target, key.security, PATIENCE).get(SYSTEM_NAMES, signal)
    ).map(textOf);
    const session = options.snmp.open(target, key.security);
    const reading = { sysDescr, sysObjectId, sysName };
    const openVlan = (vlan: number): SnmpSession => options.snmp.open(target, forVlan(key.security, vlan));
    return { key, isRefused: false, found: { key: key.key, session, openVlan, reading } };
  } catch (thrown) {
    const isRefused = thrown instanceof Fault && (thrown.code === 'auth-failed' || thrown.code === 'forbidden');
    return { key, isRefused };
  }
}

/**
 * Finds the credential an agent answers to. They are tried in their order, each with a head start before the next: a
 * wrong community is met with silence, and waiting for it in full would cost seconds a host. With SNMPv3 nothing is
 * signed before the agent has said which engine it is.
 *
 * Wrong for this agent is what it refused, and what it left unanswered although it answers to another.
 *
 * @returns undefined when it answers to none of them
 */
export async function identify(
  address: string,
  { keys, rttMs }: { readonly keys: readonly KeyToTry[]; readonly rttMs: number | null },
  options: IdentifyOptions,
  signal: AbortSignal,
): Promise<Identified | undefined> {
  const over = new AbortController();
  const both = AbortSignal.any([signal, over.signal]);
  const leadMs = Math.min(LEAD_MS.most, Math.max(LEAD_MS.least, LEAD_MS.ofRtt * (rttMs ?? LEAD_MS.most)));
  const started: Promise<Outcome>[] = [];
  const first = Promise.withResolvers<Identified | undefined>();
  const wrong = new Set<string>();
  for (const key of keys) {
    const asked = attempt(key, address, options, both);
    started.push(asked);
    void asked.then(({ found, isRefused }) => {
      if (found) first.resolve(found);
      if (isRefused) wrong.add(key.key);
    });
    const done = await Promise.race([
      first.promise,
      asked.then(() => undefined),
      wait(leadMs, undefined, { signal: both }).catch(() => undefined),
    ]);
    if (done || signal.aborted) break;
  }
  void Promise.all(started).then(() => first.resolve(undefined));
  const found = await first.promise;
  over.abort();
  if (found) for (const { key } of keys.slice(0, started.length)) if (key !== found.key) wrong.add(key);
  if (!signal.aborted) for (const key of wrong) options.onWrong(key);
  return found;
}
