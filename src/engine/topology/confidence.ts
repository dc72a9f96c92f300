import type { Source } from './model.ts';

/**
 * How much a link is believed, 0 to 100. What both ends tell is certain; what is concluded never reaches what is told.
 *
 * | known by | confidence |
 * | --- | --- |
 * | drawn by a person | 100 |
 * | LLDP, CDP: both ends | 100 |
 * | LLDP, CDP: one end, the other cannot be read | 90 |
 * | LLDP, CDP: one end, the other can be read and does not tell | 75 |
 * | MNDP: both ends, one end | 80, 60 |
 * | spanning tree: designated bridge and port | 75 |
 * | learnt addresses: one known host at a port | 75 |
 * | learnt addresses: two switches, none between them | 70 |
 * | learnt addresses: behind an unmanaged switch | 60 |
 * | learnt addresses: behind a telephone or access point | 55 |
 * | ARP: one neighbour on a routed port, at both ends | 60 |
 * | OSPF, BGP: both ends, one end | 95, 85 |
 * | a network of two addresses (/30, /31, /127) | 85 |
 * | a network that two routers share | 60 |
 *
 * A port that is not known takes away 10; a link that is no longer told has half, 40 at most.
 */
export const CONFIDENCE = {
  person: 100,
  told: { both: 100, one: 90, doubted: 75 },
  mndp: { both: 80, one: 60 },
  stp: 75,
  direct: 75,
  between: 70,
  unmanaged: 60,
  behind: 55,
  arp: 60,
  peers: { both: 95, one: 85 },
  pointToPoint: 85,
  subnet: 60,
} as const;
const UNKNOWN_PORT = 10;
const MOST_STALE = 40;

export const withoutPort = (confidence: number, isKnown: boolean): number =>
  isKnown ? confidence : Math.max(0, confidence - UNKNOWN_PORT);
export const staleConfidence = (confidence: number): number => Math.min(MOST_STALE, Math.round(confidence / 2));

export function toldConfidence(sources: readonly Source[], how: 'both' | 'one' | 'doubted'): number {
  if (sources.some((source) => source === 'lldp' || source === 'cdp')) return CONFIDENCE.told[how];
  return how === 'both' ? CONFIDENCE.mndp.both : CONFIDENCE.mndp.one;
}
