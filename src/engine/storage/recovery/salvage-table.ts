import type { Database } from 'better-sqlite3';

const PAGE_ROWS = 500;
/** A table that is damaged all over must not take for ever. */
const MOST_FAILURES = 20_000;

type Value = string | number | bigint | Uint8Array | null;
export type SalvageRow = Readonly<Record<string, Value>>;
/** `lost`: first and last key around each stretch that could not be read; its rows are not known. */
export type TableSalvage = {
  readonly rows: number;
  readonly lost: readonly { readonly after: SalvageRow | undefined; readonly before: SalvageRow | undefined }[];
};

/** `key`: the columns the table itself is ordered by; `rowid` where it has one, since an index may be what is damaged. */
type Table = { readonly name: string; readonly key: readonly string[]; readonly columns: readonly string[] };
type Read = { readonly rows: readonly SalvageRow[]; readonly isWhole: boolean };

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;
const list = (names: readonly string[]): string => names.map(quoted).join(', ');

/** Rows in the order of the key after (or before) one, up to where the file cannot be read. */
function walk(db: Database, table: Table, direction: 'ASC' | 'DESC', from: SalvageRow | undefined): Read {
  const { name, key, columns } = table;
  const sign = direction === 'ASC' ? '>' : '<';
  const where = from ? `WHERE (${list(key)}) ${sign} (${key.map(() => '?').join(', ')})` : '';
  const order = key.map((one) => `${quoted(one)} ${direction}`).join(', ');
  const rows: SalvageRow[] = [];
  try {
    const sql = `SELECT ${list([...key, ...columns])} FROM ${quoted(name)} NOT INDEXED ${where} ORDER BY ${order} LIMIT ${String(PAGE_ROWS)}`;
    const statement = db.prepare<Value[], SalvageRow>(sql).safeIntegers();
    for (const row of statement.iterate(...(from ? key.map((one) => from[one] ?? null) : []))) rows.push(row);
    return { rows, isWhole: rows.length < PAGE_ROWS };
  } catch {
    return { rows, isWhole: false };
  }
}

/** Everything in one direction. @returns the last row that could be read, and whether that was the end */
function sweep(db: Database, table: Table, direction: 'ASC' | 'DESC', take: (row: SalvageRow) => void) {
  let last: SalvageRow | undefined;
  for (;;) {
    const { rows, isWhole } = walk(db, table, direction, last);
    for (const row of rows) take(row);
    last = rows.at(-1) ?? last;
    if (isWhole) return { last, isEnd: true };
    if (rows.length < PAGE_ROWS) return { last, isEnd: false };
  }
}

/** Reads whole numbers of a key between two that are known, by halves, so that only what is damaged is left out. */
function between(db: Database, table: Table, [from, to]: readonly [bigint, bigint], take: (row: SalvageRow) => void) {
  const [key = 'rowid'] = table.key;
  const sql = `SELECT ${list([key, ...table.columns])} FROM ${quoted(table.name)} NOT INDEXED WHERE ${quoted(key)} BETWEEN ? AND ?`;
  const statement = db.prepare<[bigint, bigint], SalvageRow>(sql).safeIntegers();
  const waiting: (readonly [bigint, bigint])[] = [[from, to]];
  for (let failures = 0; waiting.length > 0 && failures < MOST_FAILURES; ) {
    const [low, high] = waiting.pop() ?? [1n, 0n];
    if (low > high) continue;
    try {
      for (const row of statement.all(low, high)) take(row);
    } catch {
      failures += 1;
      const middle = (low + high) / 2n;
      if (low < high) waiting.push([middle + 1n, high], [low, middle]);
    }
  }
}

const keyOf = (row: SalvageRow, { key }: Table): string => key.map((one) => String(row[one])).join('\0');

/**
 * Reads what can be read of one table: from its beginning, from its end, and in between by halves where its key is a
 * whole number. Each row is given once.
 */
export function salvageTable(db: Database, table: Table, put: (row: SalvageRow) => void): TableSalvage {
  const seen = new Set<string>();
  const take = (row: SalvageRow): void => {
    const key = keyOf(row, table);
    if (seen.has(key)) return;
    seen.add(key);
    put(row);
  };
  const up = sweep(db, table, 'ASC', take);
  if (up.isEnd) return { rows: seen.size, lost: [] };
  const down = sweep(db, table, 'DESC', take);
  const [key = ''] = table.key;
  const [low, high] = [up.last?.[key], down.last?.[key]];
  if (table.key.length === 1 && typeof low === 'bigint' && typeof high === 'bigint')
    between(db, table, [low + 1n, high - 1n], take);
  return { rows: seen.size, lost: [{ after: up.last, before: down.last }] };
}
