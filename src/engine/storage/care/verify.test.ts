import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { dataFolder } from '../data-folder.ts';
import { keyStart } from '../series/levels.ts';
import { createSeriesBench } from '../series/testing/series-bench.ts';
import { damageFile, DEVICES, edit, fillFolder, pagesOf, verify } from './testing/care-bench.ts';

type Row = { readonly key: number; readonly data: Buffer };

let home: string;
let sound: string;
let root: string;
beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'ronda-verify-'));
  sound = join(home, 'sound');
  fillFolder(sound, 2);
});
afterAll(() => rmSync(home, { recursive: true, force: true }));
beforeEach(() => {
  root = join(home, 'case');
  cpSync(sound, root, { recursive: true });
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const flip = (data: Buffer, at: number): Buffer => {
  const other = Buffer.from(data);
  other[at] = (other[at] ?? 0) ^ 0x10;
  return other;
};

describe('the check of a database', () => {
  it('finds nothing in a sound one and says what it has read', () => {
    const { findings, count, checked } = verify(root);
    expect([findings, count]).toEqual([[], 0]);
    const kept = edit(root, (db) => ({
      chunks: db.prepare('SELECT count(*) FROM series_chunks').pluck().get(),
      bytes: db.prepare('SELECT sum(length(data)) FROM series_chunks').pluck().get(),
      journalRows: db.prepare('SELECT count(*) FROM series_journal').pluck().get(),
    }));
    expect(checked).toMatchObject(kept);
    expect(checked.chunks).toBeGreaterThan(20);
    expect(checked.journalRows).toBeGreaterThan(5);
  });

  it('names device, tier and time of any chunk in which one bit is not as it was written', () => {
    const rows = edit(root, (db) => db.prepare<[], Row>('SELECT key, data FROM series_chunks').all());
    const missed: string[] = [];
    for (const { key, data } of rows) {
      for (const at of [0, 6, 9, Math.floor(data.length / 2), data.length - 1]) {
        edit(root, (db) => db.prepare('UPDATE series_chunks SET data = ? WHERE key = ?').run(flip(data, at), key));
        const { findings, count } = verify(root, true);
        const [found] = findings;
        const named = found && DEVICES.includes(found.deviceName ?? '') && found.from === keyStart(key);
        if (count !== 1 || !named || found.tier === null || found.what !== 'chunk')
          missed.push(`${String(key)}:${String(at)}`);
        edit(root, (db) => db.prepare('UPDATE series_chunks SET data = ? WHERE key = ?').run(data, key));
      }
    }
    expect(missed).toEqual([]);
    expect(verify(root).count).toBe(0);
  });

  it('names the time of a damaged row of the journal, and rows whose page cannot be read', () => {
    const row = edit(root, (db) => {
      const found = db
        .prepare<[], { number: number; from_at: number; to_at: number; data: Buffer }>(
          'SELECT * FROM series_journal ORDER BY number LIMIT 1 OFFSET 3',
        )
        .get();
      if (!found) throw new Error('no journal');
      db.prepare('UPDATE series_journal SET data = ? WHERE number = ?').run(flip(found.data, 12), found.number);
      return found;
    });
    expect(verify(root).findings).toEqual([
      expect.objectContaining({ what: 'journal', table: 'series_journal', from: row.from_at, to: row.to_at }),
    ]);
  });

  it('names the rows of the journal on a page that cannot be read, at either end or between', () => {
    const { offsets, size } = pagesOf(root, 'series_journal', 'leaf');
    expect(offsets.length).toBeGreaterThan(1);
    for (const offset of offsets) {
      cpSync(sound, root, { recursive: true });
      const rows = verify(root).checked.journalRows;
      damageFile(root, offset, size);
      const { findings, checked } = verify(root);
      expect(findings.filter(({ what }) => what === 'page').map(({ table }) => table)).toContain('series_journal');
      const named = findings.filter(({ what }) => what === 'journal').map(({ detail }) => detail);
      expect(named).toEqual([expect.stringMatching(/^Rows? (?:from |before )?\d+.* cannot be read/)]);
      expect(checked.journalRows).toBeGreaterThan(0);
      expect(checked.journalRows).toBeLessThan(rows);
    }
  });

  it('names device and time of a damaged piece of an open window', () => {
    const bench = createSeriesBench({}, root);
    bench.setNow(Date.now());
    bench.store.close();
    bench.dispose();
    expect(verify(root)).toMatchObject({ count: 0, checked: { journalRows: 0 } });
    const part = edit(root, (db) => {
      const found = db
        .prepare<[], { number: number; window_start: number; data: Buffer }>('SELECT * FROM series_parts')
        .get();
      if (!found) throw new Error('no part');
      db.prepare('UPDATE series_parts SET data = ? WHERE number = ?').run(flip(found.data, 30), found.number);
      return found;
    });
    const { findings } = verify(root);
    expect(findings).toEqual([
      expect.objectContaining({ what: 'chunk', table: 'series_parts', tier: 'raw', from: part.window_start }),
    ]);
    expect(DEVICES).toContain(findings[0]?.deviceName);
  });

  it('names the table of a damaged page, and still reads what lies beside it', () => {
    const { offsets, size } = pagesOf(root, 'series_chunks', 'leaf');
    damageFile(root, offsets.at(-1) ?? 0, size);
    const { findings, checked } = verify(root);
    expect(findings.some(({ what, table }) => what === 'page' && table === 'series_chunks')).toBe(true);
    const chunks = findings.filter(({ what }) => what === 'chunk');
    expect(chunks.length).toBeGreaterThan(0);
    expect(chunks.every(({ deviceName, tier }) => DEVICES.includes(deviceName ?? '') && tier !== null)).toBe(true);
    expect(checked.chunks).toBeGreaterThan(0);
    expect(checked.journalRows).toBeGreaterThan(5);
  });

  it('names rows that refer to nothing, and sums that do not agree with the chunks', () => {
    edit(root, (db) => {
      db.pragma('foreign_keys = OFF');
      db.prepare("INSERT INTO device_states VALUES ('nobody', 'up', 1)").run();
      db.prepare('UPDATE series_totals SET bytes = bytes + 5 WHERE level = 0').run();
    });
    expect(verify(root).findings).toEqual([
      expect.objectContaining({ what: 'reference', table: 'device_states' }),
      expect.objectContaining({ what: 'totals', table: 'series_totals', tier: 'raw' }),
    ]);
  });

  it('tells of a file that is no database instead of failing', () => {
    writeFileSync(dataFolder(root).database, Buffer.alloc(50_000, 7));
    rmSync(`${dataFolder(root).database}-wal`, { force: true });
    const { findings } = verify(root);
    expect(findings).toEqual([expect.objectContaining({ what: 'page', detail: 'file is not a database' })]);
  });
});
