import type { Varbind } from '../protocols/snmp-pdu.ts';

/** Longest text that is taken of one value. */
const MOST_TEXT = 4096;
const utf8 = new TextDecoder('utf-8', { fatal: true });
const latin = new TextDecoder('latin1');

const decode = (bytes: Uint8Array): string => {
  try {
    return utf8.decode(bytes);
  } catch {
    return latin.decode(bytes);
  }
};

/** A value as text for people, without the blanks and NULs some agents pad with; undefined when there is none. */
export function textOf(one: Varbind | undefined): string | undefined {
  if (one === undefined) return undefined;
  switch (one.type) {
    case 'octets': {
      const text = decode(one.value.subarray(0, MOST_TEXT))
        // eslint-disable-next-line no-control-regex -- NUL ends or pads the texts of some agents
        .replaceAll(/\u0000+/g, '')
        .trim();
      return text === '' ? undefined : text;
    }
    case 'oid':
    case 'ip':
      return one.value;
    case 'integer':
    case 'counter32':
    case 'gauge32':
    case 'ticks':
    case 'counter64':
      return String(one.value);
    default:
      return undefined;
  }
}

/** A value as a number; texts such as "23.5" or "41 C" count by their beginning. */
export function numberOf(one: Varbind | undefined): number | undefined {
  if (one === undefined) return undefined;
  switch (one.type) {
    case 'integer':
    case 'counter32':
    case 'gauge32':
    case 'ticks':
      return one.value;
    case 'counter64':
      return Number(one.value);
    case 'opaque':
      return opaqueNumber(one.value);
    case 'octets': {
      const match = /^\s*([+-]?\d+(?:\.\d+)?)/.exec(decode(one.value));
      return match?.[1] === undefined ? undefined : Number(match[1]);
    }
    default:
      return undefined;
  }
}

/** Octets that are a string of bits, as the number they make with the first bit as the highest; at most four count. */
export function bitsOf(one: Varbind | undefined): number | undefined {
  if (one?.type !== 'octets') return numberOf(one);
  return one.value.subarray(0, 4).reduce((sum, byte) => sum * 256 + byte, 0);
}

/** A float or double in an opaque value, as net-snmp agents send them. @see draft-perkins-opaque-01 */
function opaqueNumber(bytes: Uint8Array): number | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length === 7 && bytes[0] === 0x9f && bytes[1] === 0x78) return Number(view.getFloat32(3).toPrecision(7));
  if (bytes.length === 11 && bytes[0] === 0x9f && bytes[1] === 0x79) return view.getFloat64(3);
  return undefined;
}

export const hexOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

/** A hardware address as 12 hex digits; undefined for anything else, and for none. */
export function macOf(one: Varbind | undefined): string | undefined {
  if (one?.type !== 'octets') return undefined;
  if (one.value.length === 6) return hexOf(one.value);
  const digits = decode(one.value)
    .replaceAll(/[^0-9a-f]/gi, '')
    .toLowerCase();
  return digits.length === 12 ? digits : undefined;
}
