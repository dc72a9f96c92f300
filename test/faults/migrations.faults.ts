import { spawnSync } from 'node:child_process';
import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, expect, it } from 'vitest';
import { dataFolder, makeFolder } from '../../src/engine/storage/data-folder.ts';
import { migrations } from '../../src/engine/storage/migrations.gen.ts';
import { openFolder } from '../../src/main/open-folder.ts';
import { openStorage } from '../../src/engine/storage/open-storage.ts';
import { built, report, scratch } from './lib/built.ts';

const CHILD = join(import.meta.dirname, 'lib', 'migrating.ts');
const base = scratch('migrations');
afterAll(() => base.remove());

/** A database as the first version left it, with a device and an event. */
function oldFolder(name: string): string {
  const path = join(base.path, name);
  const folder = dataFolder(path);
  makeFolder(path);
  const db = new Database(folder.database);
  db.pragma('journal_mode = WAL');
  db.exec(migrations[0]?.sql ?? '');
  db.exec(`INSERT INTO vantages VALUES (1, 'v', 'here', 0);
    INSERT INTO meta VALUES ('vantage', 1), ('clean_exit', 1);
    INSERT INTO devices VALUES ('d', 'kept', '192.0.2.1', '', '', '', '', 'default', 0, '{"groups":[],"tags":[]}', 1, 1, NULL);
    INSERT INTO events VALUES ('e', 1, 'info', 'up', NULL, NULL, NULL, '{}', 1);`);
  db.close();
  writeFileSync(folder.marker, 'used\n');
  return path;
}

const versionOf = (dataDir: string): { version: number; integrity: string } => {
  const db = new Database(join(dataDir, 'ronda.db'));
  const found = {
    version: Number(db.pragma('user_version', { simple: true })),
    integrity: String(db.pragma('integrity_check', { simple: true })),
  };
  db.close();
  return found;
};

it('an update of the database that is killed after any of its statements is as if it had not begun, and works the next time', async () => {
  const old = oldFolder('old');
  const now = join(base.path, 'now');
  const versions = new Set(migrations.map(({ version }) => version));
  let [kills, broken, later, failed, lost] = [0, 0, 0, 0, 0];
  for (let statement = 0; ; statement += 1) {
    rmSync(now, { recursive: true, force: true });
    cpSync(old, now, { recursive: true });
    const { signal } = spawnSync(process.execPath, [CHILD, now, String(statement)]);
    if (signal !== 'SIGKILL') break;
    kills += 1;
    const { version, integrity } = versionOf(now);
    if (integrity !== 'ok' || !versions.has(version)) broken += 1;
    if (version > 1) later += 1;
    const storage = await openStorage(built(now)).catch(() => undefined);
    if (storage === undefined) failed += 1;
    const { devices } = (await storage?.inventory()) ?? { devices: [] };
    if (devices[0]?.name !== 'kept') lost += 1;
    await storage?.close();
    const backups = readdirSync(join(now, 'backups')).filter((name) => name.startsWith('before-'));
    if (backups.length === 0) lost += 1;
  }
  report('migrations', {
    statements: kills,
    betweenTwoVersions: broken,
    stoppedAtALaterVersion: later,
    failedNextTime: failed,
    lost,
  });
  expect(kills).toBeGreaterThan(10);
  expect({ broken, failed, lost }).toEqual({ broken: 0, failed: 0, lost: 0 });
});

it('a database of a newer program is only looked at, and not a byte of it changes', async () => {
  const now = join(base.path, 'newer');
  cpSync(oldFolder('older'), now, { recursive: true });
  await (await openStorage(built(now))).close();
  const db = new Database(join(now, 'ronda.db'));
  db.pragma('user_version = 999');
  db.pragma('wal_checkpoint(TRUNCATE)');
  db.close();
  const before = readFileSync(join(now, 'ronda.db'));
  const { storage, reason } = await openFolder({ ...built(now), mayRecover: true });
  const { devices } = await storage.inventory();
  await expect(storage.commit([{ type: 'setting.put', key: 'n', value: 1 }])).rejects.toMatchObject({
    reason: 'data-unwritable',
  });
  await storage.close();
  report('migrations: newer', { reason, devices: devices.length });
  expect(reason).toBe('newer');
  expect(devices.map(({ name }) => name)).toEqual(['kept']);
  expect(readFileSync(join(now, 'ronda.db')).equals(before)).toBe(true);
});
