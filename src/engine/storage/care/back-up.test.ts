import { execFileSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { dataFolder } from '../data-folder.ts';
import type { Storage } from '../storage.ts';
import { anEvent, aRound, type Bench, column, columns, createBench } from '../testing/harness.ts';
import { backUp } from './back-up.ts';
import { fillFolder } from './testing/care-bench.ts';

let bench: Bench;
let elsewhere: string;
beforeEach(() => {
  bench = createBench();
  elsewhere = join(dirname(bench.dataDir), 'elsewhere');
  mkdirSync(elsewhere, { recursive: true });
});
afterEach(() => bench.dispose());

/** Commits one numbered event after the other until it is told to stop; the number of the last is a setting too. */
function keepWriting(storage: Storage) {
  let isOver = false;
  let acknowledged = 0;
  const slowest = { ms: 0 };
  const done = (async () => {
    for (let n = 1; !isOver; n += 1) {
      const before = performance.now();
      await storage.commit([
        { type: 'event.add', event: anEvent(n) },
        { type: 'setting.put', key: 'n', value: n },
      ]);
      slowest.ms = Math.max(slowest.ms, performance.now() - before);
      acknowledged = n;
    }
  })();
  return {
    acknowledged: () => acknowledged,
    async stop() {
      isOver = true;
      await done;
      return slowest.ms;
    },
  };
}

const rowsOf = (path: string, table: string): unknown[] => {
  const db = new Database(path, { readonly: true });
  const found = db.prepare(`SELECT * FROM ${table} ORDER BY 1`).all();
  db.close();
  return found;
};

describe('a copy of the database', () => {
  it('holds one moment of it while changes are committed, and opens as a data folder', async () => {
    fillFolder(bench.dataDir, 3);
    const storage = await bench.open();
    const history = rowsOf(join(bench.dataDir, 'ronda.db'), 'series');
    const at = Date.now();
    storage.appendRounds(columns(aRound(1, at), aRound(2, at)));
    const writing = keepWriting(storage);
    await storage.commit([{ type: 'setting.put', key: 'before', value: 1 }]);
    const before = writing.acknowledged();
    const path = join(elsewhere, 'copy.db');
    const made = await storage.care.backup({ path, force: false });
    const after = writing.acknowledged();
    await writing.stop();
    expect(made).toMatchObject({ name: path, bytes: statSync(path).size });
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(readdirSync(elsewhere)).toEqual(['copy.db']);

    const restored = join(elsewhere, 'restored');
    mkdirSync(restored);
    copyFileSync(path, join(restored, 'ronda.db'));
    const other = await bench.open({ dataDir: restored });
    const n = Number(await other.setting('n'));
    expect(n).toBeGreaterThanOrEqual(before);
    expect(n).toBeLessThanOrEqual(after + 1);
    const { items } = await other.events({ limit: 1000 });
    expect(items.filter(({ kind }) => kind === 'up')).toHaveLength(Math.min(1000, n));
    expect(items[0]?.at).toBe(n);
    expect(rowsOf(join(restored, 'ronda.db'), 'series').slice(0, history.length)).toEqual(history);
    expect(await other.care.verify({ quick: false })).toMatchObject({
      count: 0,
      checked: { tables: expect.any(Number) as number },
    });
    await storage.close();
    const rounds = await (await bench.open()).rounds({ from: at, to: at, limit: 10 });
    expect(column(rounds, 'at')).toEqual([at, at]);
  });

  it('is the same as the database at rest, table by table', async () => {
    fillFolder(bench.dataDir, 2);
    const storage = await bench.open();
    const made = await storage.care.backup();
    expect(storage.care.backups()).toMatchObject([{ name: made.name, bytes: made.bytes }]);
    const copy = join(dataFolder(bench.dataDir).backups, made.name);
    for (const { table } of await storage.care.rows()) {
      // The program notes each second that it lives.
      if (table !== 'meta')
        expect(rowsOf(copy, table), table).toEqual(rowsOf(dataFolder(bench.dataDir).database, table));
    }
  });

  it('never takes the place of a file, unless it is told to', async () => {
    const storage = await bench.open();
    const path = join(elsewhere, 'precious.txt');
    writeFileSync(path, 'precious');
    await expect(storage.care.backup({ path, force: false })).rejects.toThrow(/exists already/);
    expect(readFileSync(path, 'utf8')).toBe('precious');
    await storage.care.backup({ path, force: true });
    expect(readFileSync(path).subarray(0, 15).toString()).toBe('SQLite format 3');
  });

  it('goes to no link, folder, missing folder, relative path, nor among the files of the data folder', async () => {
    const storage = await bench.open();
    const { database } = dataFolder(bench.dataDir);
    const link = join(elsewhere, 'link.db');
    symlinkSync(database, link);
    symlinkSync(join(elsewhere, 'nowhere'), join(elsewhere, 'dangling.db'));
    symlinkSync(bench.dataDir, join(elsewhere, 'door'));
    const hard = join(elsewhere, 'hard.db');
    linkSync(database, hard);
    const refused = async (path: string) => {
      await expect(storage.care.backup({ path, force: true }), path).rejects.toMatchObject({
        code: expect.stringMatching(/invalid-input|not-found/) as string,
      });
    };
    for (const path of [
      link,
      join(elsewhere, 'dangling.db'),
      hard,
      elsewhere,
      database,
      `${database}-wal`,
      join(bench.dataDir, 'ronda.lock'),
      join(elsewhere, 'door', 'ronda.db'),
      join(elsewhere, 'none', 'copy.db'),
      'copy.db',
      join(elsewhere, 'a\0b'),
    ])
      await refused(path);
    await storage.commit([{ type: 'setting.put', key: 'alive', value: true }]);
    expect(readdirSync(elsewhere).sort()).toEqual(['dangling.db', 'door', 'hard.db', 'link.db']);
  });

  it('leaves nothing when it is cancelled, and is one at a time', async () => {
    fillFolder(bench.dataDir, 2);
    const storage = await bench.open();
    const path = join(elsewhere, 'copy.db');
    const copying = storage.care.backup({ path, force: false });
    expect(storage.care.work()).toMatchObject({ kind: 'backup' });
    await expect(storage.care.verify({ quick: true })).rejects.toMatchObject({ code: 'conflict' });
    expect(storage.care.cancel()).toBe(true);
    await expect(copying).rejects.toThrow(/cancelled/);
    expect([storage.care.cancel(), storage.care.work()]).toEqual([false, undefined]);
    expect(readdirSync(elsewhere)).toEqual([]);
    await storage.care.backup({ path, force: false });
    expect(existsSync(path)).toBe(true);
  });

  const canMount = process.platform === 'linux' && process.getuid?.() === 0;
  it.skipIf(!canMount)('says that the disk is full and leaves nothing there', async () => {
    fillFolder(bench.dataDir, 3);
    const small = join(elsewhere, 'small');
    mkdirSync(small);
    execFileSync('/bin/mount', ['-t', 'tmpfs', '-o', 'size=100k', 'tmpfs', small]);
    try {
      const storage = await bench.open();
      const path = join(small, 'copy.db');
      await expect(storage.care.backup({ path, force: false })).rejects.toThrow(/the copy needs \d+ MiB/);
      // Past the look at the free space, as when somebody else fills the disk meanwhile.
      const db = new Database(dataFolder(bench.dataDir).database, { readonly: true });
      const task = {
        kind: 'backup',
        database: '',
        target: path,
        temporary: join(small, '.part'),
        force: false,
      } as const;
      await expect(backUp(db, task, () => undefined)).rejects.toThrow(/is full. Nothing was kept/);
      db.close();
      expect(readdirSync(small)).toEqual([]);
      await storage.commit([{ type: 'setting.put', key: 'alive', value: true }]);
    } finally {
      execFileSync('/bin/umount', [small]);
    }
  });
});
