import ipaddr from 'ipaddr.js';
import type { AddressFacts, ArpFacts } from '../../contract/facts.ts';
import { indexesOf, type Reader } from './reader.ts';
import { macOf, numberOf, textOf } from './values.ts';

/** @see IP-MIB, RFC 4293, and its forerunner RFC 1213 */
const ADDR_ENTRY = '1.3.6.1.2.1.4.20.1';
const ADDRESS_ENTRY = '1.3.6.1.2.1.4.34.1';
const NET_TO_MEDIA = '1.3.6.1.2.1.4.22.1.2';
const NET_TO_PHYSICAL = '1.3.6.1.2.1.4.35.1.4';
const IPV6_ADDR_PREFIX = '1.3.6.1.2.1.55.1.8.1.2';

/** Number of leading ones; undefined for a mask with holes. */
function prefixOf(mask: string | undefined): number | undefined {
  if (mask === undefined || !ipaddr.IPv4.isValid(mask)) return undefined;
  return ipaddr.IPv4.parse(mask).prefixLengthFromSubnetMask() ?? undefined;
}

/** An InetAddress in an index: type, length, bytes, and a zone behind link-local ones. @see RFC 4001 */
function addressOf(index: string): { readonly family: 4 | 6; readonly address: string } | undefined {
  const [type, length, ...rest] = index.split('.').map(Number);
  if ((type === 1 || type === 3) && length === 4) return { family: 4, address: rest.slice(0, 4).join('.') };
  if ((type !== 2 && type !== 4) || rest.length < 16) return undefined;
  return { family: 6, address: ipaddr.fromByteArray(rest.slice(0, 16)).toString() };
}

const lastNumber = (oid: string | undefined): number | undefined => {
  const text = oid?.slice(oid.lastIndexOf('.') + 1);
  return text === undefined || text === '' ? undefined : Number(text);
};

async function modern(reader: Reader) {
  const [ifIndexes, prefixes] = await Promise.all([
    reader.column(`${ADDRESS_ENTRY}.3`),
    reader.column(`${ADDRESS_ENTRY}.5`),
  ]);
  return indexesOf(ifIndexes).flatMap((index) => {
    const found = addressOf(index);
    const ifIndex = numberOf(ifIndexes.get(index));
    if (found === undefined || ifIndex === undefined) return [];
    return [{ ...found, ifIndex, prefix: lastNumber(textOf(prefixes.get(index))) ?? 0 }];
  });
}

/** IPv4 and IPv6 addresses of the device's interfaces. */
export async function readAddresses(
  reader: Reader,
): Promise<{ readonly ipv4: readonly AddressFacts[]; readonly ipv6: readonly AddressFacts[] }> {
  const [ifIndexes, masks] = await Promise.all([reader.column(`${ADDR_ENTRY}.2`), reader.column(`${ADDR_ENTRY}.3`)]);
  const found = await modern(reader);
  const known = new Map(found.map(({ address, prefix }) => [address, prefix]));
  const old = indexesOf(ifIndexes, masks).flatMap((address): AddressFacts[] => {
    const ifIndex = numberOf(ifIndexes.get(address));
    if (ifIndex === undefined || !ipaddr.IPv4.isValidFourPartDecimal(address) || address === '0.0.0.0') return [];
    return [{ address, prefix: prefixOf(textOf(masks.get(address))) ?? known.get(address) ?? 32, ifIndex }];
  });
  const of = (wanted: 4 | 6): readonly AddressFacts[] =>
    found
      .filter(({ family }) => family === wanted)
      .map(({ address, prefix, ifIndex }) => ({ address, prefix, ifIndex }));
  const ipv4 = old.length > 0 ? old : of(4);
  const ipv6 = of(6);
  if (ipv6.length > 0) return { ipv4, ipv6 };
  const lengths = await reader.column(IPV6_ADDR_PREFIX);
  const older = [...lengths].flatMap(([index, cell]): AddressFacts[] => {
    const [ifIndex, ...bytes] = index.split('.').map(Number);
    const raw = bytes.length === 17 ? bytes.slice(1) : bytes;
    if (ifIndex === undefined || raw.length !== 16) return [];
    return [{ address: ipaddr.fromByteArray(raw).toString(), prefix: numberOf(cell) ?? 0, ifIndex }];
  });
  return { ipv4, ipv6: older };
}

/** Who is on the link, as the device knows them. */
export async function readArp(reader: Reader): Promise<readonly ArpFacts[]> {
  const cells = await reader.column(NET_TO_MEDIA);
  return [...cells].flatMap(([index, cell]) => {
    const [ifIndex = '', ...address] = index.split('.');
    const mac = macOf(cell);
    return mac === undefined || address.length !== 4
      ? []
      : [{ address: address.join('.'), mac, ifIndex: Number(ifIndex) }];
  });
}

/** The same of both families, by the newer table. @see RFC 4293, ipNetToPhysicalTable */
export async function readNetToPhysical(reader: Reader): Promise<readonly ArpFacts[]> {
  const cells = await reader.column(NET_TO_PHYSICAL);
  return [...cells].flatMap(([index, cell]) => {
    const [ifIndex = '', ...rest] = index.split('.');
    const found = addressOf(rest.join('.'));
    const mac = macOf(cell);
    return found === undefined || mac === undefined ? [] : [{ address: found.address, mac, ifIndex: Number(ifIndex) }];
  });
}
