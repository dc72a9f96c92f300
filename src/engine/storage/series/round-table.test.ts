import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { dataFolder } from '../data-folder.ts';
import { createMeta } from '../meta.ts';
import { migrations } from '../migrations.gen.ts';
import { openDatabase } from '../open-database.ts';
import { type Prepare, statements } from '../statements.ts';
import { createRoundTable } from './round-table.ts';

const HOUR = 3_600_000;
const NOW = 1_700_000_000_000;
let root: string;
let db: Database;
let prepare: Prepare;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'ronda-rounds-'));
  ({ db } = openDatabase(dataFolder(root), migrations));
  prepare = statements(db, () => undefined);
});
afterEach(() => {
  db.close();
  rmSync(root, { recursive: true, force: true });
});

function tableWith(batches: number, stepMs: number, budgetBytes: number) {
  const table = createRoundTable(prepare, createMeta(prepare, NOW).vantage, budgetBytes);
  for (let index = batches - 1; index >= 0; index -= 1) {
    const at = NOW - index * stepMs;
    table.add({ from: at, to: at, data: new Uint8Array(100) });
  }
  return table;
}
const kept = () => db.prepare('SELECT count(*) AS count, min(to_at) AS oldest FROM round_journal').get();

describe('retention of rounds', () => {
  it('takes away what is older than 24 hours and nothing else', () => {
    const table = tableWith(48, HOUR, 1_000_000);
    expect(table.prune(NOW)).toBe(23);
    expect(kept()).toEqual({ count: 25, oldest: NOW - 24 * HOUR });
    expect(table.prune(NOW)).toBe(0);
  });

  it('takes the oldest whole batches away when the budget is passed', () => {
    const table = tableWith(100, 1000, 6050);
    expect(table.prune(NOW)).toBe(40);
    expect(kept()).toEqual({ count: 60, oldest: NOW - 59_000 });
  });

  it('goes in small steps', () => {
    const table = tableWith(450, 1000, 0);
    expect([table.prune(NOW), table.prune(NOW), table.prune(NOW), table.prune(NOW)]).toEqual([200, 200, 50, 0]);
  });

  it('knows the bytes of an earlier run', () => {
    tableWith(10, 1000, 1_000_000);
    expect(createRoundTable(prepare, 1, 500).prune(NOW)).toBe(5);
  });
});
