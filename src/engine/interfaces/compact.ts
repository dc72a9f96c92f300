import type { PortFacts } from '../../contract/facts.ts';
import type { InterfaceSettings, StoredInterface } from '../storage/storage.ts';

export const NO_SETTINGS: InterfaceSettings = { label: null, speedInBps: null, speedOutBps: null };
const COUNTERS: ReadonlySet<string> = new Set([
  'inOctets',
  'outOctets',
  'inUcast',
  'outUcast',
  'inErrors',
  'outErrors',
  'inDiscards',
  'outDiscards',
  'lastChange',
]);

/** Each thread hands over texts of its own; of "ethernetCsmacd" one is enough for ten thousand ports. */
const words = new Map<string, string>();
const MOST_WORDS = 20_000;
function shared(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  const known = words.get(value);
  if (known !== undefined || words.size >= MOST_WORDS) return known ?? value;
  words.set(value, value);
  return value;
}

/**
 * What an interface is, without what changes by itself: only that is worth writing again. An object that grew property by
 * property, as those from another thread do, is two thirds larger than one that is parsed.
 */
export function lasting(port: PortFacts): PortFacts {
  const kept = Object.entries(port).filter(([key, value]) => value !== undefined && !COUNTERS.has(key));
  const facts = JSON.parse(JSON.stringify(Object.fromEntries(kept))) as Record<string, unknown>;
  for (const [key, value] of kept) facts[key] = shared(value);
  return facts as PortFacts;
}

const isUnset = ({ label, speedInBps, speedOutBps }: InterfaceSettings): boolean =>
  label === null && speedInBps === null && speedOutBps === null;

/** The same in an object that is made in one go, for there are tens of thousands. */
export const compact = (one: StoredInterface): StoredInterface => ({
  number: one.number,
  id: one.id,
  deviceId: one.deviceId,
  ifIndex: one.ifIndex,
  facts: one.facts,
  settings: isUnset(one.settings) ? NO_SETTINGS : one.settings,
  firstSeen: one.firstSeen,
  goneAt: one.goneAt,
});
