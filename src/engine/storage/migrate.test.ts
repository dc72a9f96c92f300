import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type DataFolder, dataFolder } from './data-folder.ts';
import { type Migration, migrate, schemaVersion } from './migrate.ts';
import { migrations } from './migrations.gen.ts';
import { openDatabase } from './open-database.ts';

const next = migrations.length + 1;
const added: Migration = {
  version: next,
  name: '9999-more',
  sql: `CREATE TABLE more (x INTEGER) STRICT; PRAGMA user_version = ${String(next)};`,
};

let folder: DataFolder;
beforeEach(() => {
  folder = dataFolder(mkdtempSync(join(tmpdir(), 'ronda-migrate-')));
});
afterEach(() => rmSync(folder.root, { recursive: true, force: true }));

describe('migrations', () => {
  it('begin with an empty database, without a backup, and every table is strict', () => {
    const { db } = openDatabase(folder, migrations);
    expect(schemaVersion(db)).toBe(migrations.length);
    const loose = db
      .prepare("SELECT name FROM pragma_table_list WHERE schema = 'main' AND name NOT LIKE 'sqlite_%' AND strict = 0")
      .all();
    expect(loose).toEqual([]);
    expect(readdirSync(folder.root)).not.toContain('backups');
    db.close();
  });

  it('are set to full durability', () => {
    const { db } = openDatabase(folder, migrations);
    const pragmas = ['journal_mode', 'synchronous', 'foreign_keys', 'auto_vacuum'];
    expect(pragmas.map((name) => db.pragma(name, { simple: true }))).toEqual(['wal', 2, 1, 2]);
    db.close();
  });

  it('bring an existing database up to date after a copy of it that opens', () => {
    const before = openDatabase(folder, migrations).db;
    before.exec("INSERT INTO settings VALUES ('kept', '1')");
    before.close();
    const { db } = openDatabase(folder, [...migrations, added]);
    expect(schemaVersion(db)).toBe(next);
    expect(db.prepare('SELECT * FROM more').all()).toEqual([]);
    db.close();
    const [backup = ''] = readdirSync(folder.backups);
    expect(backup).toMatch(/^before-9999-more-.*\.db$/);
    const copy = new Database(join(folder.backups, backup), { readonly: true });
    expect(schemaVersion(copy)).toBe(migrations.length);
    expect(copy.prepare('SELECT key FROM settings').all()).toEqual([{ key: 'kept' }]);
    copy.close();
  });

  it('that fail change nothing', () => {
    const { db } = openDatabase(folder, migrations);
    const broken = { ...added, sql: `${added.sql} INSERT INTO nowhere VALUES (1);` };
    expect(() => migrate(db, folder, [...migrations, broken])).toThrow('no such table');
    expect(schemaVersion(db)).toBe(migrations.length);
    expect(db.prepare("SELECT name FROM sqlite_schema WHERE name = 'more'").all()).toEqual([]);
    db.close();
  });

  it('of a later program are refused', () => {
    openDatabase(folder, [...migrations, added]).db.close();
    expect(() => openDatabase(folder, migrations)).toThrow(expect.objectContaining({ reason: 'data-newer' }));
  });

  it('in the program are those of the folder', () => {
    const room = join(import.meta.dirname, 'migrations');
    const files = readdirSync(room).sort();
    expect(migrations.map(({ name, sql }) => [`${name}.sql`, sql])).toEqual(
      files.map((file) => [file, readFileSync(join(room, file), 'utf8')]),
    );
  });
});
