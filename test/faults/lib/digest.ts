import { createHash } from 'node:crypto';
import { join } from 'node:path';
import Database from 'better-sqlite3';

/** What changes by itself: the measurements, the program's own notes, and the records of what was refused. */
const BY_ITSELF = /^(?:audit|audit_head|meta|series.*|round_journal|sqlite_.*)$/;
/** When something was last used is written now and then. */
const USES: Readonly<Record<string, string>> = { tokens: 'last_used_at', sessions: 'seen_at' };

/** A digest of every table that a command could change. */
export function digestOf(dataDir: string): string {
  const db = new Database(join(dataDir, 'ronda.db'), { readonly: true });
  try {
    const tables = db
      .prepare<[], { name: string }>("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
      .all()
      .filter(({ name }) => !BY_ITSELF.test(name));
    const hash = createHash('sha256');
    for (const { name } of tables) {
      const rows = db.prepare<[], Record<string, unknown>>(`SELECT * FROM "${name}"`).all();
      const kept = rows
        // What the program tells of itself (a copy that was made, a place that was learnt) comes when it likes.
        .filter((row) => name !== 'events' || row['device_id'] !== null)
        .map((row) => ({ ...row, [USES[name] ?? '']: undefined }));
      hash.update(JSON.stringify([name, kept]));
    }
    return hash.digest('hex');
  } finally {
    db.close();
  }
}
