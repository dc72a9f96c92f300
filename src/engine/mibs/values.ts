import type { SnmpValue } from '../../contract/mibs.ts';
import type { Varbind } from '../protocols/snmp-pdu.ts';
import type { MibNode, MibTree } from './mib-tree.ts';

const utf8 = new TextDecoder('utf-8', { fatal: true });
const HUNDREDTHS_A_DAY = 8_640_000;

const hexOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
/** Text as it is; undefined for bytes that are none. */
function plainText(bytes: Uint8Array): string | undefined {
  try {
    const text = utf8.decode(bytes).replace(/\0+$/, '');
    // eslint-disable-next-line no-control-regex -- control characters are what it looks for
    return /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/.test(text) ? undefined : text;
  } catch {
    return undefined;
  }
}
/** Hundredths of a second as "3d 04:05:06". */
function duration(ticks: number): string {
  const [days, rest] = [Math.floor(ticks / HUNDREDTHS_A_DAY), Math.floor((ticks % HUNDREDTHS_A_DAY) / 100)];
  const two = (value: number): string => String(Math.floor(value)).padStart(2, '0');
  return `${days > 0 ? `${String(days)}d ` : ''}${two(rest / 3600)}:${two((rest / 60) % 60)}:${two(rest % 60)}`;
}

/** A whole number with the point its hint puts in, as in "d-2". @see RFC 2579 section 3.1 */
function decimal(value: number, hint: string | undefined): string {
  const places = /^d-(\d)$/.exec(hint ?? '')?.[1];
  return places === undefined ? String(value) : (value / 10 ** Number(places)).toFixed(Number(places));
}

type Shown = Pick<SnmpValue, 'text'> & Partial<Pick<SnmpValue, 'hex' | 'number'>>;

/** Text, or bytes as hexadecimal digits where they are none. */
function octets(bytes: Uint8Array, node: MibNode | undefined, mibs: MibTree): Shown {
  const isBytes =
    (node && mibs.hintOf(node))?.startsWith('1x') === true ||
    /(?:Mac|Phys)Address$|^PortList$|^BITS$/.test(node?.definition?.syntax?.base ?? '');
  const text = isBytes ? undefined : plainText(bytes);
  if (text !== undefined) return { text };
  const hex = hexOf(bytes);
  return { hex, text: hex.replaceAll(/(..)(?=.)/g, '$1:') };
}
/** A number, with its name in front where it has one. */
function whole(value: number, node: MibNode | undefined, mibs: MibTree): Shown {
  const word = node && mibs.namesOf(node).get(value);
  const plain = decimal(value, node && mibs.hintOf(node));
  return { text: word === undefined ? plain : `${word} (${plain})`, number: value };
}

function shown(varbind: Varbind, mibs: MibTree): Shown {
  const node = mibs.nearest(varbind.oid);
  switch (varbind.type) {
    case 'octets':
    case 'opaque':
      return octets(varbind.value, node, mibs);
    case 'oid':
      return { text: mibs.describe(varbind.value) };
    case 'ticks':
      return { text: duration(varbind.value), number: varbind.value };
    case 'counter64':
      return { text: String(varbind.value), number: Number(varbind.value) };
    case 'integer':
    case 'counter32':
    case 'gauge32':
      return whole(varbind.value, node, mibs);
    case 'ip':
      return { text: varbind.value };
    case 'invalid':
      return { text: varbind.why };
    default:
      return { text: '' };
  }
}

/** What an agent told, as its MIB writes it. */
export const valueView = (varbind: Varbind, mibs: MibTree): SnmpValue => ({
  oid: varbind.oid,
  name: mibs.describe(varbind.oid),
  type: varbind.type,
  hex: null,
  number: null,
  ...shown(varbind, mibs),
});
