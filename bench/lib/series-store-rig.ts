// The product's own store of samples on a real database, with a clock that the bench moves.
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { dataFolder } from '../../src/engine/storage/data-folder.ts';
import { createMeta } from '../../src/engine/storage/meta.ts';
import { migrations } from '../../src/engine/storage/migrations.gen.ts';
import { openDatabase } from '../../src/engine/storage/open-database.ts';
import { DEFAULT_AGES } from '../../src/engine/storage/series/retention.ts';
import { createSeriesStore } from '../../src/engine/storage/series/series-store.ts';
import { statements } from '../../src/engine/storage/statements.ts';

export const STEP_MS = 30_000;
/** Start of a window of 32 days, and so of every shorter one. */
export const START: number = Date.UTC(2000, 0, 1) + 36 * 256 * 86_400_000;

export function openRig() {
  const root = mkdtempSync(join(tmpdir(), 'ronda-bench-'));
  const folder = dataFolder(root);
  const { db } = openDatabase(folder, migrations);
  const prepare = statements(db, () => undefined);
  const meta = createMeta(prepare, START);
  const transaction = db.transaction((work: () => void) => work());
  let now = START;
  const store = createSeriesStore({
    prepare,
    atomic: (work) => transaction.immediate(work),
    vantage: meta.vantage,
    now: () => now,
    retention: () => ({ ages: DEFAULT_AGES, budgetBytes: 2 ** 40 }),
    alongside: () => meta.sawAt(now),
    onDamage: (damage) => console.error('damage', damage),
    onTrouble: (thrown) => console.error(thrown),
    breathe: () => new Promise((resolve) => void setImmediate(resolve)),
  });
  return {
    db,
    store,
    setNow: (at: number) => void (now = at),
    /** Does all the upkeep there is. */
    settle(): void {
      for (let idle = 0; idle < 12; idle += 1) while (store.upkeep()) idle = 0;
    },
    /** @param perDevice series that share a device */
    series: (count: number, perDevice: number): number[] =>
      store.catalogue
        .ensure(
          Array.from({ length: count }, (_, index) => ({
            device: `device-${String(Math.floor(index / perDevice))}`,
            ownerKind: 'device' as const,
            ownerId: `device-${String(Math.floor(index / perDevice))}`,
            metric: `m${String(index)}`,
            unit: '',
            kind: 'gauge' as const,
            decimals: null,
          })),
        )
        .map(({ number }) => number),
    /** Size of a file that holds only the raw chunks, bytes: page overhead included. */
    rawFileBytes(): number {
      const path = join(root, 'raw.db');
      const copy = new Database(path);
      copy.exec('CREATE TABLE c (key INTEGER PRIMARY KEY, samples INTEGER NOT NULL, data BLOB NOT NULL) STRICT');
      const add = copy.prepare('INSERT INTO c VALUES (?, ?, ?)');
      const level = 'SELECT key, samples, data FROM series_chunks WHERE (key / 1048576) % 8 IN (0, 1)';
      copy.transaction(() => {
        for (const row of db.prepare(level).raw().iterate()) add.run(...(row as [number, number, Buffer]));
      })();
      copy.exec('VACUUM');
      copy.close();
      return statSync(path).size;
    },
    fileBytes: (): number => statSync(folder.database).size,
    dispose(): void {
      store.dispose();
      db.close();
      rmSync(root, { recursive: true, force: true });
    },
  };
}
export type Rig = ReturnType<typeof openRig>;

/** Bytes this process has handed to the system to write, and bytes that went to a disk as far as the system says. */
export function bytesWritten(): { readonly asked: number; readonly disk: number } {
  const text = readFileSync('/proc/self/io', 'utf8');
  const number = (name: string) => Number(new RegExp(`^${name}: (\\d+)`, 'm').exec(text)?.[1] ?? 0);
  return { asked: number('wchar'), disk: number('write_bytes') };
}
/** User and system time of this process, µs. */
export function cpuMicros(): number {
  const { user, system } = process.cpuUsage();
  return user + system;
}
export const median = (list: readonly number[]): number =>
  list.toSorted((a, b) => a - b)[list.length >> 1] ?? Number.NaN;
export const percentile = (list: readonly number[], share: number): number =>
  list.toSorted((a, b) => a - b)[Math.min(list.length - 1, Math.floor(list.length * share))] ?? Number.NaN;
export const round = (x: number, digits = 3): number => Number(x.toFixed(digits));
