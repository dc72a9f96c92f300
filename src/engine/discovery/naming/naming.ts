import { setTimeout as wait } from 'node:timers/promises';
import type { Rate } from '../pace.ts';
import { createDnsNames } from './dns-names.ts';
import { createMdnsNames } from './mdns-names.ts';
import { createNetbiosNames } from './netbios-names.ts';
import { createSsdpNames } from './ssdp-names.ts';

/** How long a host has to answer a question that was sent to all. */
const MULTICAST_MS = 800;

export type Names = Readonly<Record<string, string>>;
export type Naming = {
  /** @param isPlain it tells no name by SNMP, so that all other ways are worth a try */
  of(address: string, isPlain: boolean, signal: AbortSignal): Promise<Names>;
  close(): void;
};

/**
 * Names of hosts by all ways that need no sign-in.
 *
 * @param interfaces IPv4 addresses of this computer in the networks that are scanned; empty: nothing is sent to all
 */
export function createNaming(interfaces: readonly string[], rate: Rate): Naming {
  const dns = createDnsNames();
  const mdns = createMdnsNames(interfaces);
  const ssdp = createSsdpNames(interfaces);
  const netbios = createNetbiosNames();
  return {
    async of(address, isPlain, signal) {
      await rate.take(isPlain ? 3 : 1, signal);
      const asked: Promise<string | undefined>[] = [
        dns.of(address),
        isPlain ? netbios.of(address) : Promise.resolve(undefined),
      ];
      if (isPlain && interfaces.length > 0) {
        mdns.ask(address);
        await wait(MULTICAST_MS, undefined, { signal });
      }
      const [byDns, byNetbios] = await Promise.all(asked);
      const found = { dns: byDns, netbios: byNetbios, mdns: mdns.of(address), ssdp: ssdp.of(address) };
      return Object.fromEntries(
        Object.entries(found).filter((entry): entry is [string, string] => entry[1] !== undefined),
      );
    },
    close() {
      for (const part of [dns, mdns, ssdp, netbios]) part.close();
    },
  };
}
