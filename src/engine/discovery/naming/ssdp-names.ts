import { createSocket, type Socket } from 'node:dgram';
import { XMLParser } from 'fast-xml-parser';

const GROUP = '239.255.255.250';
const PORT = 1900;
const MOST_BYTES = 64 * 1024;
const MOST_HOSTS = 500;
const PAGE_MS = 2000;
/** @see UPnP Device Architecture 1.1 section 1.3.2 */
const SEARCH = [
  'M-SEARCH * HTTP/1.1',
  `HOST: ${GROUP}:${String(PORT)}`,
  'MAN: "ssdp:discover"',
  'MX: 1',
  'ST: upnp:rootdevice',
  '',
  '',
].join('\r\n');

/** Where a host keeps its description; only on the host that answered, so that no answer sends anybody elsewhere. */
function pageOf(answer: string, from: string): URL | undefined {
  const location = /^location:\s*(\S+)/im.exec(answer)?.[1];
  const url = location === undefined ? null : URL.parse(location);
  return url?.protocol === 'http:' && url.hostname === from ? url : undefined;
}

async function friendlyName(url: URL, signal: AbortSignal): Promise<string | undefined> {
  const reply = await fetch(url, {
    redirect: 'error',
    signal: AbortSignal.any([signal, AbortSignal.timeout(PAGE_MS)]),
  });
  let text = '';
  for await (const chunk of reply.body ?? []) {
    text += Buffer.from(chunk).toString('utf8');
    if (text.length > MOST_BYTES) break;
  }
  const page = new XMLParser({ processEntities: false }).parse(text) as {
    root?: { device?: { friendlyName?: unknown } };
  };
  const name = page.root?.device?.friendlyName;
  return typeof name === 'string' ? name.trim().slice(0, 100) : undefined;
}

/**
 * Names of UPnP devices on this link.
 *
 * @param interfaces IPv4 addresses of this computer, one for each network that is asked
 */
export function createSsdpNames(interfaces: readonly string[]) {
  const names = new Map<string, string>();
  const seen = new Set<string>();
  const over = new AbortController();
  const sockets = interfaces.map((own): Socket => {
    const socket = createSocket('udp4');
    socket.on('error', () => undefined);
    socket.on('message', (bytes, { address }) => {
      const url = pageOf(bytes.toString('latin1'), address);
      if (url === undefined || seen.has(address) || seen.size >= MOST_HOSTS) return;
      seen.add(address);
      friendlyName(url, over.signal).then(
        (name) => name !== undefined && names.set(address, name),
        // A device without a description has no such name.
        () => undefined,
      );
    });
    socket.bind(0, own, () => socket.send(SEARCH, PORT, GROUP, () => undefined));
    return socket;
  });
  return {
    of: (address: string): string | undefined => names.get(address),
    close(): void {
      over.abort();
      for (const socket of sockets) socket.close();
    },
  };
}
