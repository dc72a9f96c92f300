// A data folder with sealed history of two devices, and ways to damage it.
import { closeSync, openSync, readSync, writeSync } from 'node:fs';
import Database from 'better-sqlite3';
import { createDevices } from '../../devices.ts';
import { dataFolder, makeFolder } from '../../data-folder.ts';
import { DAY_MS, HOUR_MS, WINDOW_MS, windowStart } from '../../series/levels.ts';
import { aSeries, createSeriesBench } from '../../series/testing/series-bench.ts';
import { statements } from '../../statements.ts';
import { aDevice } from '../../testing/harness.ts';
import { verifyDatabase, type Verified } from '../verify.ts';

const MINUTE_MS = 60_000;
export const DEVICES: readonly string[] = ['core-1', 'edge-2'];

/**
 * Measures two devices each minute over some days up to nearly now, seals what is due, and leaves the rest in the journal.
 *
 * @param root made when missing
 */
export function fillFolder(root: string, days: number): void {
  makeFolder(root);
  const bench = createSeriesBench({}, root);
  const { store, db } = bench;
  const devices = createDevices(statements(db, () => undefined));
  const specs = DEVICES.flatMap((name) => {
    const device = aDevice({ name });
    devices.put(device);
    return [aSeries(device.id, 'a'), aSeries(device.id, 'b')];
  });
  const numbers = store.catalogue.ensure(specs).map(({ number }) => number);
  // Ten minutes before the end of a window: whatever the time of day, nearly two hours are in the journal.
  const now = windowStart(Date.now(), WINDOW_MS) - 10 * MINUTE_MS;
  for (let at = windowStart(now - days * DAY_MS, DAY_MS); at <= now; at += MINUTE_MS) {
    bench.setNow(at);
    const value = Math.round(1000 + 100 * Math.sin(at / HOUR_MS)) / 10;
    store.append(Float64Array.from(numbers.flatMap((number) => [number, at, value + number])));
    if (at % (10 * MINUTE_MS) === 0 || at > now - WINDOW_MS) {
      store.tick();
      store.upkeep();
    }
  }
  store.tick();
  bench.setNow(now + 2 * MINUTE_MS);
  bench.settle();
  bench.dispose();
}

/** Works on the database of a folder that nobody else has open. */
export function edit<T>(root: string, work: (db: Database.Database) => T): T {
  const db = new Database(dataFolder(root).database);
  try {
    return work(db);
  } finally {
    db.pragma('wal_checkpoint(TRUNCATE)');
    db.close();
  }
}

/** Looks at every byte of a folder as the command does. */
export function verify(root: string, quick = false): Verified {
  const db = new Database(dataFolder(root).database, { readonly: true });
  try {
    return verifyDatabase(db, { quick, onStep: () => undefined });
  } finally {
    db.close();
  }
}

/** Turns bytes of the file around, as a failing disk does. */
export function damageFile(root: string, at: number, length: number): void {
  const file = openSync(dataFolder(root).database, 'r+');
  const bytes = Buffer.alloc(length);
  readSync(file, bytes, 0, length, at);
  for (let index = 0; index < length; index += 1) bytes[index] = (bytes[index] ?? 0) ^ 0xff;
  writeSync(file, bytes, 0, length, at);
  closeSync(file);
}

/** Where the pages of a table are in the file: offsets, and their size. */
export function pagesOf(root: string, table: string, type: 'leaf' | 'internal' | 'overflow') {
  return edit(root, (db) => {
    const size = Number(db.pragma('page_size', { simple: true }));
    const found = db
      .prepare<[string, string], number>('SELECT pageno FROM dbstat WHERE name = ? AND pagetype = ? ORDER BY pageno')
      .pluck()
      .all(table, type);
    return { size, offsets: found.map((page) => (page - 1) * size) };
  });
}
