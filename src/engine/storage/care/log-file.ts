import type { Database } from 'better-sqlite3';

/** As given when the database was opened. */
const PATIENCE_MS = 2000;

/**
 * Writes the write-ahead log back and cuts it to nothing, unless somebody reads at this moment: a copy or a check of the
 * database holds it for as long as it takes, and waiting for that would keep every commit waiting too.
 */
export function cutLog(db: Database): void {
  db.pragma('busy_timeout = 0');
  try {
    db.pragma('wal_checkpoint(TRUNCATE)');
  } finally {
    db.pragma(`busy_timeout = ${String(PATIENCE_MS)}`);
  }
}
