import { type MibNode, SETTABLE, type SnmpValue } from '../../../../contract/mibs.ts';

export type Settable = (typeof SETTABLE)[number];
export type SetDraft = { readonly type: Settable; readonly value: string; readonly confirm: string };

/** What an agent's types are called when they are written. */
const BY_TYPE: Readonly<Record<string, Settable>> = {
  integer: 'integer',
  gauge32: 'gauge32',
  counter32: 'gauge32',
  ticks: 'ticks',
  octets: 'octets',
  oid: 'oid',
  ip: 'address',
};
/** What the types of MIBs come down to. */
const BY_SYNTAX: readonly (readonly [RegExp, Settable])[] = [
  [/^(?:Gauge32|Unsigned32|Counter32)$/, 'gauge32'],
  [/^TimeTicks$/, 'ticks'],
  [/^OBJECT IDENTIFIER$|^(?:RowPointer|AutonomousType)$/, 'oid'],
  [/^IpAddress$/, 'address'],
  [/String$|^SnmpAdminString$/, 'octets'],
  [/(?:Mac|Phys)Address$|^BITS$/, 'hex'],
];

/** The type a value is most likely written in: as it is read, else as its MIB says. */
export function likelyType(before: SnmpValue | undefined, node: MibNode | undefined): Settable {
  if (before?.type === 'octets' && before.hex !== null) return 'hex';
  const known = before && BY_TYPE[before.type];
  if (known !== undefined) return known;
  return BY_SYNTAX.find(([pattern]) => pattern.test(node?.type ?? ''))?.[1] ?? 'integer';
}

/** A present value as it would be typed. */
export function writtenAs({ text, number, hex }: SnmpValue, type: Settable): string {
  if (type === 'integer' || type === 'gauge32' || type === 'ticks') return number === null ? '' : String(number);
  return type === 'hex' ? (hex ?? '') : text;
}

const whole =
  (least: number, most: number) =>
  (value: string): boolean =>
    /^-?\d+$/.test(value.trim()) && Number(value) >= least && Number(value) <= most;
const CHECKS: { readonly [T in Settable]: (value: string) => boolean } = {
  integer: whole(-(2 ** 31), 2 ** 31 - 1),
  gauge32: whole(0, 2 ** 32 - 1),
  ticks: whole(0, 2 ** 32 - 1),
  octets: () => true,
  hex: (value) => /^(?:[\da-f]{2})*$/i.test(value.replaceAll(/[\s:.-]/g, '')),
  oid: (value) => /^\.?\d+(?:\.\d+)+$/.test(value.trim()),
  address: (value) => /^(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?!$)|$)){4}$/.test(value.trim()),
};

/** Whether what was typed is a value of the type; the host has the last word. */
export const isOfType = ({ type, value }: SetDraft): boolean => CHECKS[type](value);
