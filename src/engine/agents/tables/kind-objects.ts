import { parseOid } from '../../protocols/oid.ts';
import type { ObjectRow } from '../kinds/kind.ts';
import type { ObjectSpec, Put } from '../shape.ts';
import { putRaw } from '../writer.ts';
import { encoded, fixed } from './table.ts';

function putOf({ type, value }: ObjectRow): Put {
  if (typeof value !== 'function') return fixed(type, value);
  return (out, moment) => putRaw(out, encoded(type, value(moment)));
}

/** A maker's own objects. */
export const rowsOf = (rows: readonly ObjectRow[]): readonly ObjectSpec[] =>
  rows.map((row) => {
    const oid = parseOid(row.oid);
    return { oid, named: oid.length - (row.instance ?? 1), put: putOf(row), row: 0 };
  });
