import { Resolver } from 'node:dns/promises';

/** Where nobody answers the first questions there is no name server, and the rest of a scan is spared the waiting. */
const GIVE_UP_AFTER = 12;
const SILENCE = new Set(['ETIMEOUT', 'ECONNREFUSED', 'ESERVFAIL', 'ECANCELLED']);

/** Names of addresses by reverse DNS. */
export function createDnsNames() {
  const resolver = new Resolver({ timeout: 1000, tries: 1 });
  let silent = 0;
  let hasAnswered = false;
  return {
    async of(address: string): Promise<string | undefined> {
      if (!hasAnswered && silent >= GIVE_UP_AFTER) return undefined;
      try {
        const [name] = await resolver.reverse(address);
        hasAnswered = true;
        return name?.replace(/\.$/, '').slice(0, 253);
      } catch (thrown) {
        const { code = '' } = thrown as NodeJS.ErrnoException;
        if (SILENCE.has(code)) silent += 1;
        else hasAnswered = true;
        return undefined;
      }
    },
    close: (): void => resolver.cancel(),
  };
}
