import type { PortFacts } from '../../contract/facts.ts';

/** What an interface is known by. */
export type Known = { readonly number: number; readonly ifIndex: number; readonly facts: PortFacts };

type Traits = { readonly ifIndex: number; readonly facts: PortFacts };
/** A name under which the same interface is found again; undefined where it does not have what that takes. */
type Key = (one: Traits) => string | undefined;

const join = (...parts: readonly (string | number | undefined)[]): string | undefined =>
  parts.some((part) => part === undefined || part === '') ? undefined : JSON.stringify(parts);

/**
 * From the surest to the weakest. ifIndex alone is no identity: agents give it anew when they start (RFC 2863 section
 * 3.1.5); names may be given twice, addresses are often shared by all ports of a switch.
 */
const KEYS: readonly Key[] = [
  ({ ifIndex, facts }) => join(facts.name, facts.mac, ifIndex),
  ({ facts }) => join(facts.name, facts.mac, facts.alias),
  ({ facts }) => join(facts.name, facts.mac),
  ({ facts }) => join(facts.name, facts.alias),
  ({ ifIndex, facts }) => join(facts.name, ifIndex),
  ({ facts }) => join(facts.name),
  // Renamed, as after an update of the firmware.
  ({ ifIndex, facts }) => join(facts.mac, ifIndex),
];

function byKey<T extends Traits>(list: Iterable<T>, key: Key): Map<string, T | undefined> {
  const found = new Map<string, T | undefined>();
  for (const one of list) {
    const name = key(one);
    // Given twice, it says nothing.
    if (name !== undefined) found.set(name, found.has(name) ? undefined : one);
  }
  return found;
}

/**
 * Which known interface each port of a new survey is.
 *
 * @returns number by place in `ports`; undefined for one that was not there before
 */
export function identify(known: readonly Known[], ports: readonly PortFacts[]): readonly (number | undefined)[] {
  const open = new Map(known.map((one) => [one.number, one]));
  const asked = new Map(ports.map((facts, place) => [place, { place, ifIndex: facts.index, facts }]));
  const numbers: (number | undefined)[] = ports.map(() => undefined);
  for (const key of KEYS) {
    const here = byKey(open.values(), key);
    for (const [name, port] of byKey(asked.values(), key)) {
      const match = here.get(name);
      if (port === undefined || match === undefined) continue;
      numbers[port.place] = match.number;
      open.delete(match.number);
      asked.delete(port.place);
    }
  }
  return numbers;
}
