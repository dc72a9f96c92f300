import { integer, octetString, TAG, tlv } from '../../protocols/ber.ts';
import { oidBytes, parseOid } from '../../protocols/oid.ts';
import type { Value, ValueType } from '../kinds/kind.ts';
import type { ObjectSpec, Put } from '../shape.ts';
import { putBytes, putInteger, putRaw, putUnsigned, putWide } from '../writer.ts';
import type { Moment } from '../world.ts';

const utf8 = new TextEncoder();
const TAGS = { counter32: TAG.counter32, gauge32: TAG.gauge32, ticks: TAG.timeTicks } as const;
const TWO_32 = 2 ** 32;

/** A value as it stands in packets. */
export function encoded(type: ValueType, value: Value): Uint8Array {
  if (type === 'octets' || type === 'text')
    return octetString(typeof value === 'object' ? value : utf8.encode(String(value)));
  if (type === 'oid') return tlv(TAG.oid, oidBytes(String(value)));
  if (type === 'ip') return tlv(TAG.ipAddress, Uint8Array.from(String(value).split('.').map(Number)));
  if (type === 'integer') return integer(Number(value));
  return integer(Number(value), type === 'counter64' ? TAG.counter64 : TAGS[type]);
}

/** An object that is always the same. */
export const fixed = (type: ValueType, value: Value): Put => {
  const bytes = encoded(type, value);
  return (out) => putRaw(out, bytes);
};
/** A column that is the same for all routers of a make, by the row. */
export const fixedBy = (type: ValueType, valueOf: (row: number) => Value): Put => {
  const known = new Map<number, Uint8Array>();
  return (out, _moment, row) => {
    const bytes = known.get(row) ?? encoded(type, valueOf(row));
    known.set(row, bytes);
    putRaw(out, bytes);
  };
};

type ReadNumber = (moment: Moment, row: number) => number;
export const integerOf =
  (read: ReadNumber): Put =>
  (out, moment, row) =>
    putInteger(out, read(moment, row));
/** Modulo 2^32, as the counter counts. */
export const unsignedOf =
  (type: keyof typeof TAGS, read: ReadNumber): Put =>
  (out, moment, row) =>
    putUnsigned(out, TAGS[type], read(moment, row) % TWO_32);
export const wideOf =
  (read: (moment: Moment, row: number) => number | bigint): Put =>
  (out, moment, row) =>
    putWide(out, read(moment, row));
export const textOf =
  (read: (moment: Moment, row: number) => string | Uint8Array): Put =>
  (out, moment, row) => {
    const value = read(moment, row);
    putBytes(out, TAG.octetString, typeof value === 'string' ? utf8.encode(value) : value);
  };

/** An object without a table. */
export const scalar = (oid: string, put: Put): ObjectSpec => {
  const arcs = parseOid(oid);
  return { oid: arcs, named: arcs.length - 1, put, row: 0 };
};

/** A cell for every column and row. */
export function table(
  entry: string,
  columns: Readonly<Record<number, Put>>,
  rows: readonly { readonly index: readonly number[]; readonly row: number }[],
): readonly ObjectSpec[] {
  const prefix = parseOid(entry);
  return Object.entries(columns).flatMap(([number, put]) =>
    rows.map(({ index, row }) => ({
      oid: [...prefix, Number(number), ...index],
      named: prefix.length + 1,
      put,
      row,
    })),
  );
}
