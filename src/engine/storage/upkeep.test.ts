import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite, { type Database } from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type DataFolder, dataFolder, fileBytes } from './data-folder.ts';
import { createMeta } from './meta.ts';
import { migrations } from './migrations.gen.ts';
import { openDatabase } from './open-database.ts';
import { statements } from './statements.ts';
import { startUpkeep } from './upkeep.ts';

let folder: DataFolder;
let db: Database;
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date', 'setInterval', 'clearInterval'] });
  folder = dataFolder(mkdtempSync(join(tmpdir(), 'ronda-upkeep-')));
  ({ db } = openDatabase(folder, migrations));
});
afterEach(() => {
  vi.useRealTimers();
  db.close();
  rmSync(folder.root, { recursive: true, force: true });
});

describe('the upkeep of the database', () => {
  it('notes every ten seconds that the program lives and empties an idle write-ahead log; works a little every second', () => {
    const prepare = statements(db, () => undefined);
    const meta = createMeta(prepare, Date.now());
    const onTrouble = vi.fn<(thrown: unknown) => void>();
    const everySecond = vi.fn<() => void>();
    const upkeep = startUpkeep({ db, folder, meta, everySecond, onTrouble, onLargeLog: () => undefined });
    expect(fileBytes(`${folder.database}-wal`)).toBeGreaterThan(0);

    vi.advanceTimersByTime(10_000);
    expect(meta.lastSeenAt()).toBe(Date.now());
    expect(everySecond).toHaveBeenCalledTimes(10);
    expect(fileBytes(`${folder.database}-wal`)).toBe(0);

    upkeep.stop();
    vi.advanceTimersByTime(60_000);
    expect(meta.lastSeenAt()).toBe(Date.now() - 60_000);
    expect(onTrouble).not.toHaveBeenCalled();
  });

  it('reports its trouble and tries again', () => {
    const prepare = statements(db, () => undefined);
    const meta = createMeta(prepare, Date.now());
    const onTrouble = vi.fn<(thrown: unknown) => void>();
    let isBroken = true;
    const sawAt = (at: number) => {
      if (isBroken) throw new Error('disk full');
      meta.sawAt(at);
    };
    const upkeep = startUpkeep({
      db,
      folder,
      meta: { ...meta, sawAt },
      everySecond: vi.fn<() => void>(),
      onTrouble,
      onLargeLog: () => undefined,
    });
    vi.advanceTimersByTime(10_000);
    expect(onTrouble).toHaveBeenCalledOnce();
    expect(meta.lastSeenAt()).toBeNull();
    isBroken = false;
    vi.advanceTimersByTime(10_000);
    expect(meta.lastSeenAt()).toBe(Date.now());
    upkeep.stop();
  });

  it('gives pages back to the disk once a minute, while a tenth of the file is free', () => {
    const prepare = statements(db, () => undefined);
    const meta = createMeta(prepare, Date.now());
    db.exec('CREATE TABLE ballast (data BLOB); INSERT INTO ballast VALUES (zeroblob(20000000)); DROP TABLE ballast');
    const free = () => Number(db.pragma('freelist_count', { simple: true }));
    const before = free();
    expect(before).toBeGreaterThan(4096);
    const onTrouble = vi.fn<(thrown: unknown) => void>();
    const upkeep = startUpkeep({
      db,
      folder,
      meta,
      onTrouble,
      everySecond: () => undefined,
      onLargeLog: () => undefined,
    });
    vi.advanceTimersByTime(59_000);
    expect(free()).toBe(before);
    vi.advanceTimersByTime(1000);
    expect(free()).toBe(before - 512);
    vi.advanceTimersByTime(60 * 60_000);
    expect(free()).toBeLessThanOrEqual(4096);
    expect(free()).toBeGreaterThan(3500);
    upkeep.stop();
    expect(onTrouble).not.toHaveBeenCalled();
  });

  it('does not wait for somebody who reads the whole database', () => {
    const prepare = statements(db, () => undefined);
    const meta = createMeta(prepare, Date.now());
    const reader = new Sqlite(folder.database, { readonly: true });
    reader.exec('BEGIN');
    reader.prepare('SELECT count(*) FROM meta').get();
    const onTrouble = vi.fn<(thrown: unknown) => void>();
    const upkeep = startUpkeep({
      db,
      folder,
      meta,
      onTrouble,
      everySecond: () => undefined,
      onLargeLog: () => undefined,
    });
    const began = process.hrtime.bigint();
    vi.advanceTimersByTime(60_000);
    expect(Number(process.hrtime.bigint() - began) / 1e6).toBeLessThan(1000);
    expect(fileBytes(`${folder.database}-wal`)).toBeGreaterThan(0);
    reader.close();
    vi.advanceTimersByTime(10_000);
    expect(fileBytes(`${folder.database}-wal`)).toBe(0);
    upkeep.stop();
    expect(onTrouble).not.toHaveBeenCalled();
  });
});

describe('a statement that takes longer than 40 ms', () => {
  it('is reported by its name, a quick one is not', () => {
    vi.useRealTimers();
    const onSlow = vi.fn<(name: string, ms: number) => void>();
    const prepare = statements(db, onSlow);
    const count = prepare<{ limit: number }, { readonly n: number }>(
      'numbers.count',
      'WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers LIMIT @limit) SELECT count(*) AS n FROM numbers',
    );
    count.get({ limit: 10 });
    expect(onSlow).not.toHaveBeenCalled();
    count.get({ limit: 1_000_000 });
    expect(onSlow).toHaveBeenCalledExactlyOnceWith('numbers.count', expect.any(Number));
  });
});
