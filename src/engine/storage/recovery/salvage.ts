import Database from 'better-sqlite3';
import { Fault } from '../../../contract/faults.ts';
import { type DataFolder, makePrivate, removeFile } from '../data-folder.ts';
import { migrations } from '../migrations.gen.ts';
import { takePlace, type Restored } from './restore.ts';
import { dropUnreadable } from '../written-json.ts';
import { type SalvageRow, salvageTable } from './salvage-table.ts';

/** Columns that place a row in time, ms since 1970. */
const TIMES = ['at', 'from_at', 'since', 'created_at', 'window_start'] as const;

/** What came of one table. `from` and `to`: the time around what could not be read, ms since 1970, where it is known. */
export type TableReport = {
  readonly table: string;
  readonly rows: number;
  readonly isWhole: boolean;
  readonly from: number | null;
  readonly to: number | null;
};
export type Salvaged = Restored & { readonly tables: readonly TableReport[] };

type Db = Database.Database;
type Column = { readonly name: string; readonly pk: number };
type Reference = { readonly table: string; readonly from: string; readonly to: string };

const timeOf = (row: SalvageRow | undefined): number | null => {
  const found = TIMES.map((name) => row?.[name]).find((value) => value !== undefined && value !== null);
  return found === undefined ? null : Number(found);
};
const columnsOf = (db: Db, table: string): readonly Column[] =>
  db.prepare<[string], Column>('SELECT name, pk FROM pragma_table_info(?)').all(table);
const tablesOf = (db: Db): readonly string[] =>
  db
    .prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    .pluck()
    .all();

function keyOf(db: Db, table: string): readonly string[] {
  const hasNoRowid = db.prepare<[string], number>("SELECT wr FROM pragma_table_list(?) WHERE schema = 'main'").pluck();
  if (hasNoRowid.get(table) !== 1) return ['rowid'];
  const key = columnsOf(db, table).filter(({ pk }) => pk > 0);
  return key.toSorted((a, b) => a.pk - b.pk).map(({ name }) => name);
}

function copyTable(from: Db, to: Db, table: string): TableReport {
  const there = new Set(columnsOf(from, table).map(({ name }) => name));
  const columns = columnsOf(to, table).flatMap(({ name }) => (there.has(name) ? [name] : []));
  const names = columns.map((name) => `"${name}"`).join(', ');
  const insert = to.prepare(
    `INSERT OR REPLACE INTO "${table}" (${names}) VALUES (${columns.map((name) => `@${name}`).join(', ')})`,
  );
  const put = (row: SalvageRow): void => {
    try {
      insert.run(row);
    } catch {
      // A damaged value breaks a rule of its column: the row counts as lost.
      refused += 1;
    }
  };
  let refused = 0;
  const { rows, lost } = salvageTable(from, { name: table, key: keyOf(from, table), columns }, put);
  refused += dropUnreadable(to, table);
  const [first] = lost;
  return {
    table,
    rows: rows - refused,
    isWhole: lost.length === 0 && refused === 0,
    from: timeOf(first?.after),
    to: timeOf(first?.before),
  };
}

/** The totals are sums over chunks, and are made anew from those that are left. @see series/levels.ts for the key */
const RECOUNT = `UPDATE series_totals SET
  chunks = (SELECT count(*) FROM series_chunks WHERE (key >> 20) & 7 = level),
  samples = (SELECT coalesce(sum(samples), 0) FROM series_chunks WHERE (key >> 20) & 7 = level),
  bytes = (SELECT coalesce(sum(length(data)), 0) FROM series_chunks WHERE (key >> 20) & 7 = level)`;

/** A lost computer must not take everything it noted with it. */
const NAME_VANTAGES = `INSERT OR IGNORE INTO vantages (number, id, name, created_at)
  SELECT DISTINCT vantage, 'recovered-' || vantage, 'recovered', 0 FROM (
    SELECT vantage FROM events UNION SELECT vantage FROM gaps UNION SELECT vantage FROM series)`;

/** Rows whose parents are lost; in some rounds, because children have children. */
function dropOrphans(db: Db): void {
  for (let round = 0; round < 3; round += 1)
    for (const table of tablesOf(db)) {
      const references = db.prepare<[string], Reference>(
        'SELECT "table", "from", "to" FROM pragma_foreign_key_list(?)',
      );
      for (const { table: parent, from, to } of references.all(table))
        db.exec(`DELETE FROM "${table}" WHERE "${from}" NOT IN (SELECT "${to}" FROM "${parent}")`);
    }
}

function fill(from: Db, target: string): readonly TableReport[] {
  const to = new Database(target);
  try {
    to.pragma('auto_vacuum = INCREMENTAL');
    to.pragma('foreign_keys = OFF');
    for (const { sql } of migrations) to.exec(sql);
    const known = new Set(tablesOf(from));
    const reports = to.transaction(() => {
      const made = tablesOf(to).map((table) =>
        known.has(table) ? copyTable(from, to, table) : { table, rows: 0, isWhole: true, from: null, to: null },
      );
      to.exec(RECOUNT);
      to.exec(NAME_VANTAGES);
      dropOrphans(to);
      return made;
    })();
    if (reports.every(({ rows, table }) => rows === 0 || table === 'series_totals'))
      throw new Fault('internal', 'Nothing of the database can be read.', { reason: 'data-corrupt' });
    return reports;
  } finally {
    to.close();
  }
}

/**
 * Reads a damaged database table by table and row by row into a new one, which takes its place; the damaged one keeps
 * another name. The data folder must be locked.
 *
 * @throws {Fault} internal with reason data-corrupt when nothing can be read; nothing was changed then
 */
export function salvage(folder: DataFolder): Salvaged {
  const candidate = `${folder.database}.salvaging`;
  removeFile(candidate);
  makePrivate(candidate);
  try {
    const damaged = openDamaged(folder.database);
    try {
      const tables = fill(damaged, candidate);
      damaged.close();
      return { tables, ...takePlace(folder, candidate) };
    } finally {
      damaged.close();
    }
  } finally {
    for (const end of ['', '-journal', '-wal', '-shm']) removeFile(`${candidate}${end}`);
  }
}

function openDamaged(path: string): Db {
  try {
    const db = new Database(path, { readonly: true, fileMustExist: true });
    tablesOf(db);
    return db;
  } catch (thrown) {
    throw new Fault('internal', `Nothing of the database ${path} can be read.`, {
      reason: 'data-corrupt',
      cause: thrown,
    });
  }
}
