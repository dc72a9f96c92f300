import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { networkInterfaces, platform } from 'node:os';
import { promisify } from 'node:util';
import { ipOf } from '../engine/lib/ip.ts';
import { isSharedMac, macDigits } from '../engine/lib/mac.ts';
import type { LocalAddress } from '../engine/ports.ts';

const run = promisify(execFile);
const TOOL_MS = 2000;
const TOOL_BYTES = 4 * 1024 * 1024;
/** What to ask where the system has no file for it. Nothing in these comes from outside. */
const TOOLS: Partial<Record<NodeJS.Platform, readonly (readonly [string, readonly string[]])[]>> = {
  linux: [['ip', ['-6', 'neigh', 'show']]],
  darwin: [
    ['arp', ['-an']],
    ['ndp', ['-an']],
  ],
  win32: [
    ['arp', ['-a']],
    ['netsh', ['interface', 'ipv6', 'show', 'neighbors']],
  ],
};
const KINDS: readonly (readonly [RegExp, LocalAddress['kind']])[] = [
  [/^(?:lo\d*|loopback.*)$/i, 'loopback'],
  [
    /^(?:tun|tap|wg|utun|ppp|ipsec|tailscale|zt|nordlynx|gpd|cscotun)|vpn|wireguard|openvpn|tailscale|zerotier|fortinet|anyconnect/i,
    'vpn',
  ],
  [
    /^(?:docker|veth|virbr|br-|vmnet|vnet|vbox|podman|cni|flannel|cali|lxc|lxd|bridge\d|dummy|kube)|vethernet|virtualbox|vmware|hyper-v/i,
    'virtual',
  ],
  [/^(?:wl|wlan|ath|wifi)|wi-?fi|wireless/i, 'wireless'],
];
const LINK_LOCAL = /^(?:169\.254\.|fe80:)/i;

function kindOf(name: string, address: string, hasMac: boolean, isInternal: boolean): LocalAddress['kind'] {
  if (isInternal) return 'loopback';
  if (LINK_LOCAL.test(address)) return 'link-local';
  const known = KINDS.find(([pattern]) => pattern.test(name))?.[1];
  if (known !== undefined) return known;
  if (existsSync(`/sys/class/net/${name}/wireless`)) return 'wireless';
  return hasMac ? 'ethernet' : 'other';
}

/** Gateways of default routes by interface, from `/proc/net/route`; elsewhere none is known. */
function gateways(): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  if (platform() !== 'linux') return found;
  try {
    for (const line of readFileSync('/proc/net/route', 'utf8').split('\n').slice(1)) {
      const [device, destination, gateway = ''] = line.trim().split(/\s+/);
      if (device !== undefined && destination === '00000000' && !found.has(device))
        found.set(device, [...Buffer.from(gateway, 'hex')].toReversed().join('.'));
    }
  } catch {
    // A system without the file has no way out that could be told of.
  }
  return found;
}

/** Every address of this computer, with the kind of interface it is at. */
export function localAddresses(): readonly LocalAddress[] {
  const ways = gateways();
  const [first] = ways.keys();
  return Object.entries(networkInterfaces()).flatMap(([name, list = []]) =>
    list.map(({ address, cidr, mac, internal, family }): LocalAddress => {
      const digits = macDigits(mac) ?? null;
      const ownMac = digits === null || isSharedMac(digits) ? null : digits;
      return {
        interface: name,
        address,
        prefix: Number(cidr?.split('/')[1] ?? (family === 'IPv4' ? 32 : 128)),
        mac: ownMac,
        gateway: family === 'IPv4' ? (ways.get(name) ?? null) : null,
        isDefault: name === first,
        kind: kindOf(name, address, ownMac !== null, internal),
      };
    }),
  );
}

/** An entry of `/proc/net/arp` that is not complete (any more): nobody answers for it now. @see arp(7), ATF_COM */
const NOT_COMPLETE = /^\S+\s+0x\S+\s+0x0\s/;

/** Pairs of address and hardware address in the lines of a table, however its columns are laid out. */
export function neighbourLines(text: string): readonly { readonly address: string; readonly mac: string }[] {
  return text.split(/\r?\n/).flatMap((line) => {
    const words = line.split(/[\s()]+/);
    const address = words.find((word) => ipOf(word) !== undefined);
    const mac = words
      .map((word) => (/[:-]/.test(word) && ipOf(word) === undefined ? macDigits(word) : undefined))
      .find(Boolean);
    const isThere =
      mac !== undefined &&
      !/^(?:0{12}|f{12}|01005e|3333)/.test(mac) &&
      !/FAILED|incomplete/i.test(line) &&
      !NOT_COMPLETE.test(line);
    return address !== undefined && isThere ? [{ address: address.replace(/%.*$/, ''), mac }] : [];
  });
}

/** Who answered ARP or ND lately. What cannot be read is empty. @see proc(5), ip-neighbour(8) */
export async function localNeighbours(): Promise<readonly { readonly address: string; readonly mac: string }[]> {
  const tools = (TOOLS[platform()] ?? []).map(async ([tool, args]) => {
    const { stdout } = await run(tool, [...args], { timeout: TOOL_MS, maxBuffer: TOOL_BYTES, windowsHide: true });
    return stdout;
  });
  const files = platform() === 'linux' ? [readFile('/proc/net/arp', 'utf8')] : [];
  const texts = await Promise.allSettled([...files, ...tools]);
  return texts.flatMap((one) => (one.status === 'fulfilled' ? neighbourLines(one.value) : []));
}
