import { Fault } from '../../contract/faults.ts';

/** A cursor names the last row of a page: "<at>.<key>". Rows of one millisecond are ordered by their key. */
export type Cursor = { readonly at: number; readonly key: string };

export const cursorText = ({ at, key }: Cursor): string => `${String(at)}.${key}`;

/** @returns undefined on the first page @throws {Fault} invalid-input for a cursor that no earlier page gave */
export function parseCursor(text: string | undefined, key: RegExp): Cursor | undefined {
  if (text === undefined) return undefined;
  const [at = '', rest = '', ...more] = text.split('.');
  if (!/^-?\d{1,16}$/.test(at) || !key.test(rest) || more.length > 0)
    throw new Fault('invalid-input', 'The cursor is not one of ours.');
  return { at: Number(at), key: rest };
}
