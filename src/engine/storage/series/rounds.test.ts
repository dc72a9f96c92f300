import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aRound, type Bench, column, columns, createBench } from '../testing/harness.ts';

const NOW = 1_700_000_000_000;
const ever = { from: 0, to: Number.MAX_SAFE_INTEGER, limit: 1_000_000 };
let bench: Bench;
beforeEach(() => {
  bench = createBench();
});
afterEach(() => bench.dispose());

const openFile = () => new Database(join(bench.dataDir, 'ronda.db'));

describe('rounds', () => {
  it('can be read at once, oldest first, and after a restart', async () => {
    const storage = await bench.open();
    storage.appendRounds(columns(aRound(2, NOW + 5), aRound(1, NOW)));
    storage.appendRounds(columns(aRound(1, NOW + 3)));
    const expected = columns(aRound(1, NOW), aRound(1, NOW + 3), aRound(2, NOW + 5));
    expect(await storage.rounds(ever)).toEqual(expected);
    await storage.close();
    expect(await (await bench.open()).rounds(ever)).toEqual(expected);
  });

  it('are on disk within a second without being asked for', async () => {
    const storage = await bench.open();
    storage.appendRounds(columns(aRound(1, NOW)));
    await wait(1000);
    const db = openFile();
    expect(db.prepare('SELECT count(*) AS count FROM series_journal').get()).toEqual({ count: 1 });
    db.close();
  });

  it('give nothing for an empty time and nothing for an unknown check', async () => {
    const storage = await bench.open();
    expect(await storage.rounds(ever)).toHaveLength(0);
    storage.appendRounds(columns(aRound(1, NOW)));
    expect(await storage.rounds({ ...ever, check: 9 })).toHaveLength(0);
  });

  it('of a time, of a check, and the newest of many are the same as in a plain list', async () => {
    const storage = await bench.open();
    const all: number[][] = [];
    // Long rounds make the moments of neighbouring batches overlap.
    for (let batch = 0; batch < 600; batch += 1) {
      const rows = [1, 2, 3].map((check) => aRound(check, NOW + batch * 1000 - check * 1700 + batch, check));
      all.push(...rows);
      storage.appendRounds(columns(...rows));
    }
    all.sort((a, b) => (a[1] ?? 0) - (b[1] ?? 0));
    const [from, to] = [NOW + 100_000, NOW + 500_000];
    const inTime = all.filter((row) => (row[1] ?? 0) >= from && (row[1] ?? 0) <= to);
    expect(await storage.rounds(ever)).toEqual(columns(...all));
    expect(await storage.rounds({ from, to, limit: 5000 })).toEqual(columns(...inTime));
    expect(await storage.rounds({ ...ever, limit: 7 })).toEqual(columns(...all.slice(-7)));
    expect(await storage.rounds({ ...ever, limit: 1000 })).toEqual(columns(...all.slice(-1000)));
    const ofTwo = all.filter((row) => row[0] === 2);
    expect(await storage.rounds({ ...ever, check: 2, limit: 300 })).toEqual(columns(...ofTwo.slice(-300)));
  });

  it('of a damaged part are passed by and named, the others are given', async () => {
    for (const at of [NOW, NOW + 10, NOW + 20]) {
      const storage = await bench.open();
      storage.appendRounds(columns(aRound(1, at)));
      await storage.close();
    }
    const db = openFile();
    const middle = db.prepare('SELECT data FROM series_parts WHERE number = 2').get() as { data: Buffer };
    middle.data[20] = (middle.data[20] ?? 0) ^ 1;
    db.prepare('UPDATE series_parts SET data = ? WHERE number = 2').run(middle.data);
    db.close();
    expect(column(await (await bench.open()).rounds(ever), 'at')).toEqual([NOW, NOW + 20]);
    expect(bench.warnings[0]).toMatchObject({ from: expect.any(Number), to: expect.any(Number) });
  });

  it('of fifteen minutes of a thousand checks are all there', async () => {
    const storage = await bench.open();
    for (let second = 0; second < 900; second += 1) {
      const rows = Array.from({ length: 100 }, (_, index) =>
        aRound((second % 10) * 100 + index, NOW + second * 1000, Math.random() * 50),
      );
      storage.appendRounds(columns(...rows));
    }
    const rows = await storage.rounds({ from: NOW, to: NOW + 900_000, limit: 100_000 });
    expect(column(rows, 'check')).toHaveLength(90_000);
  });
});
