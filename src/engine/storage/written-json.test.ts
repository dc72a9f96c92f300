import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { migrations } from './migrations.gen.ts';
import { dropUnreadable, unreadableTable } from './written-json.ts';

function database() {
  const db = new Database(':memory:');
  for (const { sql } of migrations) db.exec(sql);
  const add = db.prepare(
    `INSERT INTO devices (id, name, address, site, notes, partner, country, profile, paused, settings, created_at, updated_at)
     VALUES (?, ?, '192.0.2.1', '', '', '', '', 'lan', 0, ?, 0, 0)`,
  );
  add.run('a', 'whole', '{"tags":[]}');
  add.run('b', 'turned', '{!tags":[]}');
  db.prepare(`INSERT INTO settings VALUES ('ok', '1'), ('torn', '{"a"')`).run();
  return db;
}

/** Whether a bad text in that column is found, all else being empty. */
function isLookedAt(table: string, column: string): boolean {
  const db = new Database(':memory:');
  db.exec(`CREATE TABLE "${table}" ("${column}" TEXT)`);
  db.prepare(`INSERT INTO "${table}" VALUES ('{')`).run();
  return unreadableTable(db) === table;
}

describe('JSON in rows', () => {
  it('is found where it cannot be read', () => {
    const db = database();
    expect(unreadableTable(db)).toBe('devices');
    db.exec(`DELETE FROM devices WHERE id = 'b'`);
    expect(unreadableTable(db)).toBe('settings');
    db.exec(`DELETE FROM settings WHERE key = 'torn'`);
    expect(unreadableTable(db)).toBeUndefined();
  });

  it('is taken away, but a device stays', () => {
    const db = database();
    expect(dropUnreadable(db, 'devices')).toBe(1);
    expect(dropUnreadable(db, 'settings')).toBe(1);
    expect(db.prepare('SELECT name, settings FROM devices ORDER BY id').raw().all()).toEqual([
      ['whole', '{"tags":[]}'],
      ['turned', '{}'],
    ]);
    expect(unreadableTable(db)).toBeUndefined();
  });

  it('is known of every column that the migrations call JSON', () => {
    const db = database();
    const called = migrations.flatMap(({ sql }) =>
      [...sql.matchAll(/CREATE TABLE (\w+) \(([\s\S]*?)\n\)/g)].flatMap(([, table = '', body = '']) =>
        [...body.matchAll(/^ {2}(\w+) TEXT.*-- JSON/gm)].map(([, column = '']) => [table, column] as const),
      ),
    );
    expect(called.length).toBeGreaterThan(10);
    for (const [table, column] of called) {
      const [row] = db.prepare(`SELECT * FROM pragma_table_info('${table}') WHERE name = '${column}'`).all();
      if (row === undefined) continue; // another migration took it away
      expect(isLookedAt(table, column), `${table}.${column}`).toBe(true);
    }
  });
});
