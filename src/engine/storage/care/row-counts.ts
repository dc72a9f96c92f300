import type { Database } from 'better-sqlite3';
import type { RowCount } from './care-messages.ts';

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** Rows of every table. Reads every leaf page of some index of each: not for the thread that has commits to answer. */
export function rowCounts(db: Database): RowCount[] {
  const tables = db
    .prepare<[], string>(
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name",
    )
    .pluck()
    .all();
  return tables.map((table) => ({
    table,
    rows: Number(
      db
        .prepare(`SELECT count(*) FROM ${quoted(table)}`)
        .pluck()
        .get(),
    ),
  }));
}
