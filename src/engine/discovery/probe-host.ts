import { holds, ipOf } from '../lib/ip.ts';
import type { Snmp } from '../snmp/snmp.ts';
import type { EchoClient } from './echo.ts';
import { type Identified, identify } from './identify.ts';
import type { KeyToTry, ScanOrder } from './messages.ts';
import type { NeighbourCache } from './neighbour-cache.ts';
import type { Rate } from './pace.ts';
import { findPorts } from './tcp-ports.ts';
import type { Job } from './work-list.ts';

/** Two tries, the second with more patience. */
const ECHO_MS = [500, 1000] as const;
const CONNECT_MS = 1000;

export type ProbeParts = {
  readonly echo: EchoClient;
  readonly snmp: Pick<Snmp, 'open'>;
  readonly neighbours: NeighbourCache;
  readonly rate: Rate;
  readonly order: Pick<ScanOrder, 'onLink' | 'ports' | 'snmpPort'>;
  /** Credentials for an address, in the order in which they are tried. */
  readonly keysFor: (address: string) => readonly KeyToTry[];
  readonly onTry: (key: string) => void;
  readonly onWrong: (key: string, address: string) => void;
};
/** What answered at an address. */
export type Probed = {
  readonly answers: readonly string[];
  readonly rttMs: number | null;
  readonly mac: string | null;
  readonly identified: Identified | undefined;
};

async function echoOf(address: string, { echo, rate }: ProbeParts, signal: AbortSignal): Promise<number | null> {
  for (const timeoutMs of ECHO_MS) {
    await rate.take(1, signal);
    const result = await echo.ping(address, timeoutMs, signal);
    if (typeof result === 'object') return result.rttMs;
    if (result === 'blocked') return null;
  }
  return null;
}

const round = (ms: number | null): number | null => (ms === null ? null : Math.round(ms * 1000) / 1000);

/**
 * Looks whether anybody is at an address: by ICMP, by ARP or ND where it is on this link, else by its ports and SNMP.
 *
 * @returns undefined when nobody answers
 * @throws AbortError when it is taken back
 */
export async function probeHost(
  { address, isKnown }: Job,
  parts: ProbeParts,
  signal: AbortSignal,
): Promise<Probed | undefined> {
  const { order, rate, neighbours } = parts;
  const who = (rttMs: number | null) =>
    identify(
      address,
      { keys: parts.keysFor(address), rttMs },
      {
        snmp: parts.snmp,
        port: order.snmpPort,
        rate,
        onTry: parts.onTry,
        onWrong: (key) => parts.onWrong(key, address),
      },
      signal,
    );
  if (isKnown) {
    const identified = await who(null);
    return identified && { answers: ['snmp'], rttMs: null, mac: null, identified };
  }
  const ports = () => findPorts(address, { ports: order.ports, rate, timeoutMs: CONNECT_MS }, signal);
  const echoMs = await echoOf(address, parts, signal);
  const ip = ipOf(address);
  const isOnLink = ip !== undefined && holds(order.onLink, ip);
  const mac = isOnLink ? ((await neighbours.macOf(address)) ?? null) : null;
  // Nobody is on this link who does not answer for their address.
  if (echoMs === null && isOnLink && mac === null) return undefined;
  const isSilent = echoMs === null && mac === null;
  const [identified, early] = isSilent ? await Promise.all([who(null), ports()]) : [await who(echoMs), undefined];
  const found = identified ? early : (early ?? (await ports()));
  signal.throwIfAborted();
  const answers = [
    ...(echoMs === null ? [] : ['icmp']),
    ...(mac === null ? [] : ['arp']),
    ...(identified ? ['snmp'] : []),
    ...(found?.open ?? []).map((port) => `tcp/${String(port)}`),
  ];
  if (answers.length === 0 && found?.isAlive !== true) return undefined;
  return {
    answers: answers.length > 0 ? answers : ['tcp'],
    rttMs: round(echoMs ?? found?.rttMs ?? null),
    mac,
    identified,
  };
}
