import type { Database } from 'better-sqlite3';

/** Columns that hold JSON, by their table. To SQLite a turned bit in one is no damage; to whoever reads it, it is. */
const JSON_COLUMNS: Readonly<Record<string, readonly string[]>> = {
  devices: ['settings'],
  checks: ['settings'],
  settings: ['value'],
  events: ['params'],
  maintenance: ['scope'],
  device_state_spans: ['reason'],
  views: ['settings'],
  users: ['scope', 'password', 'totp', 'recovery'],
  tokens: ['scope'],
  credentials: ['fields', 'sealed'],
  interfaces: ['facts', 'settings'],
  watched_oids: ['settings'],
  maps: ['settings', 'background'],
  topology_spans: ['value'],
  scans: ['data'],
  discovered_hosts: ['data'],
  scan_hosts: ['data'],
  scan_schedules: ['data'],
};

const isThere = (db: Database, table: string, column: string): boolean =>
  db.prepare('SELECT 1 FROM pragma_table_info(?) WHERE name = ?').get(table, column) !== undefined;

/** The first table with a row whose JSON cannot be read; undefined when all can. */
export function unreadableTable(db: Database): string | undefined {
  return Object.entries(JSON_COLUMNS).find(([table, columns]) =>
    columns.some(
      (column) =>
        isThere(db, table, column) &&
        db.prepare(`SELECT 1 FROM "${table}" WHERE json_valid("${column}") = 0 LIMIT 1`).get() !== undefined,
    ),
  )?.[0];
}

/**
 * Takes away the rows of a table whose JSON cannot be read; a device stays, with settings as if none were ever made.
 *
 * @returns how many rows lost something
 */
export function dropUnreadable(db: Database, table: string): number {
  const mend = table === 'devices' ? `UPDATE devices SET settings = '{}'` : `DELETE FROM "${table}"`;
  return (JSON_COLUMNS[table] ?? []).reduce(
    (sum, column) => sum + db.prepare(`${mend} WHERE json_valid("${column}") = 0`).run().changes,
    0,
  );
}
