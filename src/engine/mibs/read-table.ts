import { compareOids, indexWithin } from '../protocols/oid.ts';
import type { Varbind } from '../protocols/snmp-pdu.ts';
import { type SnmpSession, WALK_LIMITS } from '../snmp/snmp.ts';

/** Values up to which a table is read in one go: few requests, and nearly all tables. */
const WHOLE = 2000;
/** More are no table. */
const MOST_COLUMNS = 300;

/** Cells of a column by their indexes. */
type Cells = Map<string, Varbind>;
export type TablePage = {
  /** By their last numbers, in order; those without a cell are left out. */
  readonly columns: ReadonlyMap<string, Cells>;
  /** Indexes in order. */
  readonly rows: readonly string[];
  /** There is more, or the agent does not keep to the protocol. */
  readonly cut: boolean;
  /** Index to go on behind; null when nothing follows, or nobody can say what. */
  readonly next: string | null;
};
type Wanted = { readonly after?: string | undefined; readonly limit: number };

const caps = (varbinds: number) => ({ ...WALK_LIMITS, varbinds });

/** Columns of what was walked below the entry of a table. */
function columnsOf(entry: string, varbinds: readonly Varbind[]): Map<string, Cells> {
  const columns = new Map<string, Cells>();
  for (const varbind of varbinds) {
    const [column = '', ...index] = indexWithin(varbind.oid, entry).split('.');
    const cells = columns.get(column) ?? new Map<string, Varbind>();
    columns.set(column, cells.set(index.join('.'), varbind));
  }
  return columns;
}

const rowsOf = (columns: ReadonlyMap<string, Cells>): readonly string[] =>
  [...new Set([...columns.values()].flatMap((cells) => [...cells.keys()]))].toSorted(compareOids);

/** Numbers of all columns that have a cell, from those that are known already. */
async function allNumbers(session: SnmpSession, entry: string, known: readonly number[]): Promise<readonly number[]> {
  const numbers = [...known];
  while (numbers.length < MOST_COLUMNS) {
    const last = numbers.at(-1);
    // Behind the column itself comes its first cell, or what is in its place: a cell of the next that has one.
    const behind = last === undefined ? {} : { after: `${entry}.${String(last + 1)}` };
    const { varbinds } = await session.walk(entry, { caps: caps(1), ...behind });
    const [first] = varbinds;
    const found = first === undefined ? Number.NaN : Number(indexWithin(first.oid, entry).split('.', 1)[0]);
    if (!(found > (last ?? -1))) break;
    numbers.push(found);
  }
  return numbers;
}

/** So many rows from an index on, column by column; only those that were read in every column. */
async function readRows(
  session: SnmpSession,
  entry: string,
  { numbers, after, limit }: Wanted & { readonly numbers: readonly number[] },
): Promise<TablePage> {
  const columns = new Map<string, Cells>();
  let bound: string | undefined;
  let isWrong = false;
  for (const number of numbers) {
    const column = `${entry}.${String(number)}`;
    const behind = after === undefined ? {} : { after: `${column}.${after}` };
    const { varbinds, cut } = await session.walk(column, { caps: caps(limit), ...behind });
    const last = varbinds.at(-1);
    if (last === undefined) continue;
    columns.set(String(number), columnsOf(entry, varbinds).get(String(number)) ?? new Map());
    const index = indexWithin(last.oid, column);
    if (cut === 'varbinds' && (bound === undefined || compareOids(index, bound) < 0)) bound = index;
    isWrong ||= cut !== undefined && cut !== 'varbinds';
  }
  const rows = rowsOf(columns).filter((index) => bound === undefined || compareOids(index, bound) <= 0);
  return { columns, rows, cut: bound !== undefined || isWrong, next: bound ?? null };
}

/**
 * A table row by row: a small one in one go, a large one column by column, so many rows at a time. Agents tell tables
 * column after column (RFC 3416 section 4.2.3), so that the beginning of a walk would be a part of the first columns.
 *
 * @param entry identifier of the row object
 * @param wanted.after index behind which to go on, as a page before has told it
 */
export async function readTable(session: SnmpSession, entry: string, { after, limit }: Wanted): Promise<TablePage> {
  if (after !== undefined)
    return readRows(session, entry, { numbers: await allNumbers(session, entry, []), after, limit });
  const { varbinds, cut } = await session.walk(entry, { caps: caps(WHOLE) });
  const columns = columnsOf(entry, varbinds);
  if (cut === 'varbinds') {
    const numbers = await allNumbers(session, entry, [...columns.keys()].map(Number));
    return readRows(session, entry, { numbers, limit });
  }
  const rows = rowsOf(columns);
  const shown = rows.slice(0, limit);
  const hasMore = rows.length > shown.length;
  return { columns, rows: shown, cut: hasMore || cut !== undefined, next: hasMore ? (shown.at(-1) ?? null) : null };
}
