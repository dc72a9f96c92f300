import { lookup, Resolver } from 'node:dns/promises';
import { isIP } from 'node:net';
import { isIpv6 } from '../../contract/addresses.ts';
import { Fault } from '../../contract/faults.ts';
import type { Clock } from '../ports.ts';

const FRESH_MS = 60_000;
const RETRY_MS = 15_000;

type Entry = { address: string | undefined; askAgainAt: number; asking: Promise<string | undefined> | undefined };

export type NameResolver = {
  /**
   * The address of a name; a literal is its own. The last known address is served while a new question fails.
   *
   * @throws {Fault} `not-found`
   */
  resolve(name: string): Promise<string>;
};

/** c-ares first: it neither blocks the thread pool nor waits longer than told. The system's way knows the hosts file. */
async function ask(resolver: Resolver, name: string): Promise<string | undefined> {
  const asked = await Promise.allSettled([resolver.resolve4(name), resolver.resolve6(name)]);
  for (const answer of asked)
    if (answer.status === 'fulfilled' && answer.value[0] !== undefined) return answer.value[0];
  const known = await lookup(name).catch(() => undefined);
  return known?.address;
}

export function createNameResolver(clock: Clock): NameResolver {
  const resolver = new Resolver({ timeout: 1000, tries: 2 });
  const entries = new Map<string, Entry>();

  const refresh = async (name: string, entry: Entry): Promise<string | undefined> => {
    const address = await ask(resolver, name);
    entry.asking = undefined;
    entry.askAgainAt = clock.monotonic() + (address === undefined ? RETRY_MS : FRESH_MS);
    if (address !== undefined) entry.address = address;
    return entry.address;
  };

  return {
    async resolve(name) {
      if (isIP(name) !== 0 || isIpv6(name)) return name;
      const entry: Entry = entries.get(name) ?? { address: undefined, askAgainAt: 0, asking: undefined };
      entries.set(name, entry);
      if (clock.monotonic() >= entry.askAgainAt) entry.asking ??= refresh(name, entry);
      const address = entry.address ?? (await entry.asking);
      if (address === undefined) throw new Fault('not-found', `The name ${name} has no address.`);
      return address;
    },
  };
}
