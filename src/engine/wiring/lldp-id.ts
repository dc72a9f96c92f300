import ipaddr from 'ipaddr.js';
import type { Varbind } from '../protocols/snmp-pdu.ts';
import { hexOf, numberOf, textOf } from '../inspect/values.ts';
import type { LldpId } from './wiring.ts';

/** LldpPortIdSubtype; those of chassis have other numbers for the same kinds. @see LLDP-MIB */
export const PORT_ID = { alias: 1, component: 2, mac: 3, network: 4, name: 5, circuit: 6, local: 7 } as const;
export const CHASSIS_ID = { component: 1, alias: 2, port: 3, mac: 4, network: 5, name: 6, local: 7 } as const;

/** Identifiers are at most 255 octets long by IEEE 802.1AB; what lies is cut. */
const MOST_BYTES = 255;

/** 12 hex digits of an address written with any punctuation or none (12 to 23 letters); undefined for other texts. */
export function spelledMac(text: string): string | undefined {
  if (text.length < 12 || text.length > 23 || !/^[0-9a-f]{1,4}(?:[^0-9a-z]{0,2}[0-9a-f]{1,4})*$/i.test(text))
    return undefined;
  const digits = text.toLowerCase().replaceAll(/[^0-9a-f]/g, '');
  return digits.length === 12 ? digits : undefined;
}

/** A network address: its family by IANA and its bytes. */
function networkText(bytes: Uint8Array): string | undefined {
  const rest = [...bytes.subarray(1)];
  const isWhole = (bytes[0] === 1 && rest.length === 4) || (bytes[0] === 2 && rest.length === 16);
  return isWhole ? ipaddr.fromByteArray(rest).toString() : undefined;
}

// eslint-disable-next-line no-control-regex -- what has such letters is no text but bytes
const isPrintable = (text: string): boolean => !/[\u0000-\u001F\u007F-\u009F\uFFFD]/.test(text);

/** An identifier as it came. A network address is written as one; 6 bytes of a hardware address are no text. */
export function lldpIdOf(
  subtype: Varbind | undefined,
  id: Varbind | undefined,
  kinds: { readonly mac: number; readonly network: number },
): LldpId | undefined {
  if (id?.type !== 'octets' || id.value.length === 0) return undefined;
  const bytes = id.value.subarray(0, MOST_BYTES);
  const kind = numberOf(subtype) ?? 0;
  const found = { subtype: kind, hex: hexOf(bytes) };
  if (kind === kinds.network) return { ...found, text: networkText(bytes) };
  const isMac = kind === kinds.mac && bytes.length === 6;
  const text = isMac ? undefined : textOf({ ...id, value: bytes });
  return text !== undefined && isPrintable(text) ? { ...found, text } : found;
}

/** The hardware address an identifier is, by its kind or by how it is written. */
export function macOfId(id: LldpId | undefined, macKind: number): string | undefined {
  if (id === undefined) return undefined;
  if (id.subtype === macKind && id.hex.length === 12) return id.hex;
  return id.text === undefined ? undefined : spelledMac(id.text);
}
