import multicastDns from 'multicast-dns';
import { isIPv4 } from 'node:net';
import type { MulticastDNS } from 'multicast-dns';

const MOST_NAMES = 5000;
const SERVICES = '_services._dns-sd._udp.local';

/** The name under which the address of a host is asked for. @see RFC 1035 section 3.5 */
const reverseName = (address: string): string => `${address.split('.').toReversed().join('.')}.in-addr.arpa`;
const hostOf = (name: string): string => name.replace(/\.local\.?$/i, '').slice(0, 253);

/**
 * Names that hosts on this link give themselves by multicast DNS.
 *
 * @param interfaces IPv4 addresses of this computer, one for each network that is asked
 * @see RFC 6762
 */
export function createMdnsNames(interfaces: readonly string[]) {
  const names = new Map<string, string>();
  const note = (address: string, name: string): void => {
    if (names.size < MOST_NAMES && name !== '') names.set(address, hostOf(name));
  };
  const clients = interfaces.map((own): MulticastDNS => {
    // Bound to an address of its own, a socket hears nothing that is sent to all.
    const client = multicastDns({ interface: own, bind: '0.0.0.0', reuseAddr: true });
    // Another program may hold the port, or the interface may be gone: then there are no such names.
    client.on('error', () => undefined);
    client.on('warning', () => undefined);
    client.on('response', ({ answers = [], additionals = [] }) => {
      for (const one of [...answers, ...additionals]) {
        if (one.type === 'A') note(one.data, one.name);
        else if (one.type === 'PTR' && one.name.endsWith('.in-addr.arpa'))
          note(
            one.name
              .replace(/\.in-addr\.arpa$/, '')
              .split('.')
              .toReversed()
              .join('.'),
            one.data,
          );
      }
    });
    return client;
  });
  const ask = (name: string): void => {
    for (const client of clients) client.query([{ name, type: 'PTR' }], () => undefined);
  };
  if (clients.length > 0) ask(SERVICES);
  return {
    ask(address: string): void {
      if (isIPv4(address)) ask(reverseName(address));
    },
    of: (address: string): string | undefined => names.get(address),
    close(): void {
      for (const client of clients) client.destroy(() => undefined);
    },
  };
}
