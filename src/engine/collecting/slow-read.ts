import { COLUMN_KINDS, KIND, mostOf, SCALARS } from './columns.ts';
import type { Varbind } from '../protocols/snmp-pdu.ts';
import { CELL, type Cells } from './cells.ts';
import { type Chunk, namesOf } from './chunks.ts';

const WORD = 2n ** 32n;

/** A value as an unsigned number when it fits its column; undefined when it does not. */
function fitting(one: Varbind, column: number): bigint | undefined {
  switch (COLUMN_KINDS[column]) {
    case KIND.wide:
      return one.type === 'counter64' ? one.value : undefined;
    case KIND.narrow:
      return one.type === 'counter32' || one.type === 'gauge32' ? BigInt(one.value) : undefined;
    case KIND.gauge:
      return (one.type === 'integer' || one.type === 'gauge32') && one.value >= 0 ? BigInt(one.value) : undefined;
    case KIND.ticks:
      return one.type === 'ticks' ? BigInt(one.value) : undefined;
    default:
      return one.type === 'integer' && one.value >= 1 && one.value <= mostOf(column) ? BigInt(one.value) : undefined;
  }
}

const isAbsent = ({ type }: Varbind): boolean => /^(?:no|end|null)/.test(type);
/** The numbers of an agent itself; NaN for what is not there or not of its type. */
const scalarOf = (one: Varbind | undefined, name: string): number =>
  one?.oid === name && (one.type === 'ticks' || one.type === 'integer') ? one.value : Number.NaN;

/**
 * Puts what the general client has read into cells. What came under another name than asked counts as absent.
 *
 * @param varbinds in the order of `namesOf`
 * @returns the values of the agent itself, and how many values did not fit their type
 */
export function storeVarbinds(chunk: Chunk, varbinds: readonly Varbind[], cells: Cells, at: number) {
  const names = namesOf(chunk);
  const scalars = SCALARS.map((_, number) =>
    number < chunk.scalars ? scalarOf(varbinds[number], names[number] ?? '') : Number.NaN,
  );
  let invalid = 0;
  for (const [place, name] of names.entries()) {
    const one = varbinds[place];
    const position = place - chunk.scalars;
    const row = chunk.rows[Math.floor(position / chunk.columns.length)] ?? -1;
    if (position < 0 || row < 0 || one?.oid !== name || isAbsent(one)) continue;
    const column = chunk.columns[position % chunk.columns.length] ?? 0;
    const cell = column * cells.rows + row;
    const value = fitting(one, column);
    cells.state[cell] = value === undefined ? CELL.invalid : CELL.known;
    if (value === undefined) invalid += 1;
    else {
      cells.high[cell] = Number(value / WORD);
      cells.low[cell] = Number(value % WORD);
      cells.ticks[cell] = scalars[0] ?? Number.NaN;
      cells.at[cell] = at;
    }
  }
  return { scalars, invalid };
}
