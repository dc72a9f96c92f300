import { existsSync, mkdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { aDevice, aRound, type Bench, columns, createBench } from './testing/harness.ts';
import { PATIENCE } from '../testing/patience.ts';

let bench: Bench;
let database: string;
beforeEach(() => {
  bench = createBench();
  database = join(bench.dataDir, 'ronda.db');
});
afterEach(() => bench.dispose());

async function usedFolder(): Promise<void> {
  const storage = await bench.open();
  await storage.commit([{ type: 'device.put', device: aDevice({ name: 'kept' }) }]);
  await storage.close();
}
function change(work: (db: Database.Database) => void): void {
  const db = new Database(database);
  work(db);
  db.close();
}

function damagePages(): void {
  change((db) => db.exec("UPDATE meta SET value = 0 WHERE key = 'clean_exit'"));
  const bytes = readFileSync(database);
  bytes.fill(0xa5, 4096, bytes.length - 4096);
  writeFileSync(database, bytes);
}
function blank(): void {
  rmSync(database);
  change((db) => db.pragma('journal_mode = WAL'));
  expect(statSync(database).size).toBeGreaterThan(0);
}

describe('opening a data folder', () => {
  it('makes it, for its owner only', async () => {
    await bench.open();
    expect(statSync(bench.dataDir).mode & 0o777).toBe(0o700);
    for (const file of ['ronda.db', 'ronda.db-wal', 'ronda.lock', 'ronda.marker', 'ronda.pid']) {
      expect([file, (statSync(join(bench.dataDir, file)).mode & 0o777).toString(8)]).toEqual([file, '600']);
    }
  });

  it('tells a first start from a later one, and when it last wrote', async () => {
    const first = await bench.open();
    expect(first.opened).toEqual({
      existed: false,
      cleanExit: true,
      lastSeenAt: null,
      isAltered: false,
      lostCommits: 0,
    });
    await first.close();
    const closedAt = Date.now();
    const second = await bench.open();
    expect(second.opened).toMatchObject({ existed: true, cleanExit: true });
    expect(Math.abs((second.opened.lastSeenAt ?? 0) - closedAt)).toBeLessThan(1000);
  });

  it('a second one on the same folder is refused, naming the process; it is free after closing', async () => {
    const first = await bench.open();
    await expect(bench.open()).rejects.toMatchObject({
      code: 'conflict',
      reason: 'data-locked',
      message: expect.stringContaining(`process ${String(process.pid)}`),
    });
    await first.commit([{ type: 'setting.put', key: 'still', value: 'serving' }]);
    await first.close();
    await expect(bench.open()).resolves.toBeDefined();
  });

  it('closing twice is as closing once, and a closed one refuses calls', async () => {
    const storage = await bench.open();
    await Promise.all([storage.close(), storage.close()]);
    await expect(storage.inventory()).rejects.toMatchObject({ name: 'Fault' });
  });

  it('less free space than the floor is refused before anything is made', async () => {
    await expect(bench.open({ floorBytes: Number.MAX_SAFE_INTEGER })).rejects.toMatchObject({
      code: 'internal',
      reason: 'data-unwritable',
    });
    expect(existsSync(database)).toBe(false);
  });

  it('a data folder that is a file is refused', async () => {
    writeFileSync(bench.dataDir, 'a file');
    await expect(bench.open()).rejects.toMatchObject({ reason: 'data-unwritable' });
  });

  it('a lock file that is no lock file is refused, not replaced', async () => {
    mkdirSync(bench.dataDir);
    writeFileSync(join(bench.dataDir, 'ronda.lock'), 'x'.repeat(5000));
    await expect(bench.open()).rejects.toMatchObject({ reason: 'data-corrupt' });
  });
});

/** One bit of a quotation mark. */
const TURNED = `UPDATE devices SET settings = replace(settings, '"tags', '!tags')`;

describe('a database that is not as it was left', () => {
  const spoil: readonly [string, () => void, string][] = [
    ['missing', () => rmSync(database), 'data-corrupt'],
    ['empty', () => truncateSync(database), 'data-corrupt'],
    ['garbage', () => writeFileSync(database, 'garbage '.repeat(2000)), 'data-corrupt'],
    ['damaged in its middle', () => damagePages(), 'data-corrupt'],
    ['damaged in what is written in a row', () => change((db) => db.exec(TURNED)), 'data-corrupt'],
    ['blank, as after a lost write-ahead log', () => blank(), 'data-corrupt'],
    ['of another program', () => change((db) => db.pragma('application_id = 1')), 'data-corrupt'],
    ['of a newer version', () => change((db) => db.pragma('user_version = 99')), 'data-newer'],
  ];
  it.each(spoil)(
    '%s: is refused with a reason, nothing is touched, and the lock is free again',
    async (_, harm, reason) => {
      await usedFolder();
      harm();
      const before = existsSync(database) ? readFileSync(database) : undefined;
      await expect(bench.open()).rejects.toMatchObject({ name: 'Fault', reason });
      await expect(bench.open()).rejects.toMatchObject({ name: 'Fault', reason });
      expect(existsSync(database) ? readFileSync(database) : undefined).toEqual(before);
    },
  );

  it('a foreign database in a fresh folder is refused', async () => {
    mkdirSync(bench.dataDir);
    change((db) => db.exec('CREATE TABLE theirs (x)'));
    await expect(bench.open()).rejects.toMatchObject({ reason: 'data-corrupt' });
  });

  it('an empty file without a marker is a first start', async () => {
    mkdirSync(bench.dataDir);
    writeFileSync(database, '');
    expect((await bench.open()).opened.existed).toBe(false);
  });

  it('a database without its marker is accepted and marked again', async () => {
    await usedFolder();
    rmSync(join(bench.dataDir, 'ronda.marker'));
    const storage = await bench.open();
    expect((await storage.inventory()).devices).toHaveLength(1);
    expect(existsSync(join(bench.dataDir, 'ronda.marker'))).toBe(true);
  });
});

describe('a thread that dies', () => {
  const mortal = new URL('./testing/mortal.worker.ts', import.meta.url);

  it('is started again: what was acknowledged is there, what was on its way is refused, the exit was not clean', async () => {
    const onCrash = vi.fn<(error: Error, degraded: boolean) => void>();
    const storage = await bench.open({ workerUrl: mortal, onCrash });
    await storage.commit([{ type: 'setting.put', key: 'n', value: 1 }]);
    await expect(storage.setting('die')).rejects.toMatchObject({ code: 'internal', retryable: true });
    expect(onCrash).toHaveBeenCalledExactlyOnceWith(expect.any(Error), false);
    await expect(storage.setting('n')).rejects.toMatchObject({ code: 'internal', retryable: true });
    storage.appendRounds(columns(aRound(1, Date.now())));
    await vi.waitFor(async () => expect(await storage.setting('n')).toBe(1), PATIENCE);
    expect(await storage.rounds({ from: 0, to: Date.now(), limit: 10 })).toHaveLength(11);
    await storage.close();
    await wait(50);
    expect((await bench.open()).opened).toMatchObject({ existed: true, cleanExit: true });
  });

  it('lets go of the folder when it is closed while it is down', async () => {
    const storage = await bench.open({ workerUrl: mortal });
    await expect(storage.setting('die')).rejects.toThrow('ended before it answered');
    await storage.close();
    expect((await bench.open()).opened).toMatchObject({ existed: true, cleanExit: false });
  });
});

it('a visit does not count as the watch having run', async () => {
  const first = await bench.open();
  const { lastSeenAt } = first.opened;
  await first.close();
  const second = await bench.open({ isVisit: true });
  const seen = second.opened.lastSeenAt;
  await new Promise((later) => setTimeout(later, 50));
  await second.close();
  const third = await bench.open({ isVisit: true });
  expect(third.opened.lastSeenAt).toBe(seen);
  expect(lastSeenAt).toBeNull();
  await third.close();
});
