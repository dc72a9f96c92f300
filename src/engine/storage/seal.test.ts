import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type DataFolder, dataFolder } from './data-folder.ts';
import { lostCommits, lostCommitsOf } from './log-check.ts';
import { isSealBroken, isUnsealed, removeSeal, seal } from './seal.ts';

let folder: DataFolder;
beforeEach(() => {
  folder = dataFolder(mkdtempSync(join(tmpdir(), 'ronda-seal-')));
});
afterEach(() => rmSync(folder.root, { recursive: true, force: true }));

describe('the seal of a closed database', () => {
  beforeEach(() => writeFileSync(folder.database, 'a database, more or less'));

  it('is whole as long as not a byte changes', () => {
    seal(folder);
    expect([isSealBroken(folder), isUnsealed(folder)]).toEqual([false, false]);
    writeFileSync(folder.database, 'a database, more or lesr');
    expect(isSealBroken(folder)).toBe(true);
  });

  it('is broken when the file is gone', () => {
    seal(folder);
    rmSync(folder.database);
    expect(isSealBroken(folder)).toBe(true);
  });

  it('says nothing about a file that has none, as after a crash', () => {
    seal(folder);
    removeSeal(folder);
    expect([isSealBroken(folder), isUnsealed(folder)]).toEqual([false, true]);
  });
});

describe('the write-ahead log', () => {
  /** Bytes of a log of ten transactions. */
  function log(): Buffer {
    const db = new Database(folder.database);
    db.pragma('journal_mode = WAL');
    db.exec('CREATE TABLE t (x)');
    for (let n = 0; n < 10; n += 1) db.prepare('INSERT INTO t VALUES (?)').run(n);
    const bytes = readFileSync(`${folder.database}-wal`);
    db.close();
    return bytes;
  }

  it('that is whole has lost nothing', () => {
    expect(lostCommits(log())).toBe(0);
    expect(lostCommitsOf(folder.database)).toBe(0);
  });

  it('loses the transactions from the damaged one on', () => {
    const bytes = log();
    const frame = 24 + 4096;
    const at = bytes.length - 3 * frame + 1000;
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    expect(lostCommits(bytes)).toBe(3);
  });

  it('that ends within a transaction has lost nothing that was committed', () => {
    const bytes = log();
    expect(lostCommits(bytes.subarray(0, bytes.length - 2000))).toBe(0);
  });

  it('with a damaged header is lost as a whole', () => {
    const bytes = log();
    bytes[20] = (bytes[20] ?? 0) ^ 1;
    expect(lostCommits(bytes)).toBeGreaterThan(0);
  });
});
