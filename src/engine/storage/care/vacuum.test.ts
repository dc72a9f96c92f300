import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { dataFolder, fileBytes } from '../data-folder.ts';
import { type Bench, createBench } from '../testing/harness.ts';
import { edit, fillFolder, verify } from './testing/care-bench.ts';

let bench: Bench;
beforeEach(() => {
  bench = createBench();
});
afterEach(() => bench.dispose());

/** Makes some MiB of pages free. */
function makeRoom(root: string): void {
  edit(root, (db) => {
    db.exec('CREATE TABLE ballast (data BLOB)');
    const add = db.prepare('INSERT INTO ballast VALUES (zeroblob(50000))');
    for (let index = 0; index < 100; index += 1) add.run();
    db.exec('DROP TABLE ballast');
  });
}

describe('a vacuum', () => {
  it.each([false, true])('gives free pages back to the disk and loses nothing (full: %s)', async (full) => {
    fillFolder(bench.dataDir, 2);
    makeRoom(bench.dataDir);
    const { database } = dataFolder(bench.dataDir);
    const storage = await bench.open();
    const rows = await storage.care.rows();
    const { bytesBefore, bytesAfter } = await storage.care.vacuum({ full });
    expect(bytesBefore - bytesAfter).toBeGreaterThan(4_500_000);
    expect(fileBytes(database)).toBe(bytesAfter);
    expect((await storage.care.usage()).file).toMatchObject({ bytes: bytesAfter, freePages: 0, givesBack: true });
    expect(await storage.care.rows()).toEqual(rows);
    await storage.close();
    expect(verify(bench.dataDir).count).toBe(0);
  });

  it('teaches a database of an old version to give back room: only a full one can', async () => {
    await (await bench.open()).close();
    edit(bench.dataDir, (db) => {
      db.pragma('journal_mode = DELETE');
      db.pragma('auto_vacuum = NONE');
      db.exec('VACUUM');
    });
    makeRoom(bench.dataDir);
    const storage = await bench.open();
    expect((await storage.care.usage()).file.givesBack).toBe(false);
    await expect(storage.care.vacuum({ full: false })).rejects.toMatchObject({ code: 'unsupported' });
    await storage.care.vacuum({ full: true });
    expect((await storage.care.usage()).file).toMatchObject({ givesBack: true, freePages: 0 });
    await storage.close();
    const db = new Database(join(bench.dataDir, 'ronda.db'), { readonly: true });
    expect(db.pragma('auto_vacuum', { simple: true })).toBe(2);
    db.close();
  });
});
