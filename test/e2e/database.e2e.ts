import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, expect, test } from 'vitest';
import type { StorageStats, VerifyReport } from '../../src/contract/storage.ts';
import { rest, run, start, temporaryFolder } from './lib/program.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());
const at = (name: string) => join(folder.path, name);
const on = (name: string) => ['--data-dir', at(name)];
const SERVE = ['--headless', '--listen', '127.0.0.1:0'];

/** A program that watches itself, with some rounds on disk. */
async function startWatching(name: string) {
  const program = await start(...SERVE, ...on(name));
  const token = run('token', 'create', ...on(name), '--role', 'admin', '--name', 'test').out.trim();
  const call = rest(program.url, token);
  await call('POST', '/api/v1/devices', { address: '127.0.0.1', name: 'itself' });
  const stats = () => call<StorageStats>('GET', '/api/v1/system/storage');
  await expect.poll(async () => (await stats()).journal.rows).toBeGreaterThan(0);
  return { program, call, stats };
}

test('verify, backup, vacuum and stats work on a running program, and the copy is a data folder', async () => {
  const { program, call, stats } = await startWatching('live');
  const report = JSON.parse(run('db', 'verify', '--json', ...on('live')).out) as VerifyReport;
  expect(report).toMatchObject({ sound: true, findings: [] });
  expect(report.checked.journalRows).toBeGreaterThan(0);

  const copy = at('copy.db');
  expect(run('db', 'backup', copy, ...on('live'))).toMatchObject({
    code: 0,
    out: expect.stringMatching(/copy\.db: .*, checked, \d+\.\d s\n$/) as string,
  });
  const again = run('db', 'backup', copy, ...on('live'));
  expect([again.code, again.err]).toEqual([1, expect.stringContaining('exists already') as string]);
  expect(run('db', 'backup', copy, '--force', ...on('live')).code).toBe(0);

  const text = run('db', 'stats', ...on('live'));
  expect(text.out).toMatch(/^file .* free on the disk\nmeasurements .* of 2.0\sGiB/);
  expect(text.out).toMatch(/\ndevices +1\n/);
  expect(JSON.parse(run('db', 'stats', '--json', ...on('live')).out)).toMatchObject({ budgetBytes: 2 ** 31 });
  expect(run('db', 'vacuum', '--full', ...on('live'))).toMatchObject({
    code: 0,
    out: expect.stringMatching(/ given back: .* before, .* now\n$/) as string,
  });
  await expect(call('POST', '/api/v1/system/storage/backup', { path: copy })).rejects.toThrow(/400/);
  const made = await call<{ name: string }>('POST', '/api/v1/system/storage/backup');
  // That of the day may be there already.
  expect(readdirSync(join(at('live'), 'backups'))).toContain(made.name);
  const changed = await call<{ rawDays: number }>('PATCH', '/api/v1/retention', { rawDays: 10 });
  expect(changed.rawDays).toBe(10);
  expect((await stats()).rows.length).toBeGreaterThan(10);
  expect(await program.kill('SIGTERM')).toBe(143);

  mkdirSync(at('restored'));
  cpSync(copy, join(at('restored'), 'ronda.db'));
  const restored = await start(...SERVE, ...on('restored'));
  expect(run('devices', ...on('restored')).out).toContain('itself');
  await restored.kill('SIGTERM');
});

test('verify and backup work on a data folder at rest, and change nothing in it', async () => {
  const { program } = await startWatching('rest');
  await program.kill('SIGTERM');
  const before = readFileSync(join(at('rest'), 'ronda.db'));
  expect(run('db', 'verify', ...on('rest'))).toMatchObject({
    code: 0,
    out: expect.stringMatching(/^sound: /) as string,
  });
  expect(run('db', 'verify', '--quick', ...on('rest')).code).toBe(0);
  expect(run('db', 'backup', at('rest.db'), ...on('rest')).code).toBe(0);
  expect(readFileSync(join(at('rest'), 'ronda.db')).equals(before)).toBe(true);
  expect(run('db', 'stats', ...on('rest')).code).toBe(0);
  expect(run('db', 'vacuum', ...on('rest')).code).toBe(0);
});

test('damage is named, also where the program refuses to start, and ends with 5', async () => {
  const { program } = await startWatching('bad');
  // After a clean end nothing is left in the journal.
  await program.kill('SIGKILL');
  const file = join(at('bad'), 'ronda.db');
  const db = new Database(file);
  const row = db.prepare<[], { number: number; data: Buffer }>('SELECT number, data FROM series_journal LIMIT 1').get();
  row?.data.writeUInt8(row.data.readUInt8(row.data.length - 1) ^ 1, row.data.length - 1);
  db.prepare('UPDATE series_journal SET data = ? WHERE number = ?').run(row?.data, row?.number);
  const root = Number(db.prepare("SELECT rootpage FROM sqlite_schema WHERE name = 'devices'").pluck().get());
  const size = Number(db.pragma('page_size', { simple: true }));
  db.pragma('wal_checkpoint(TRUNCATE)');
  db.close();

  const one = run('db', 'verify', ...on('bad'));
  expect(one.code).toBe(5);
  expect(one.out).toMatch(/^journal {2}series_journal {2}\d{4}-.*Z – \d{4}-.*Z {2}.*\ndamaged in 1 places: /);
  const bytes = readFileSync(file);
  bytes.fill(0xaa, (root - 1) * size, root * size);
  writeFileSync(file, bytes);
  const two = run('db', 'verify', '--json', ...on('bad'));
  expect(two.code).toBe(5);
  const { findings } = JSON.parse(two.out) as VerifyReport;
  expect(findings).toContainEqual(expect.objectContaining({ what: 'page', table: 'devices' }));
  expect(findings).toContainEqual(expect.objectContaining({ what: 'journal' }));
  // A copy of what is damaged is no copy.
  const copied = run('db', 'backup', at('bad.db'), ...on('bad'));
  expect(copied.code).toBe(5);
  expect(existsSync(at('bad.db'))).toBe(false);
});

test.each([
  [['db'], 2, 'needs one of: verify, backup, restore, salvage, vacuum, stats'],
  [['db', 'verfy'], 2, 'Did you mean "db verify"?'],
  [['db', 'backup'], 2, 'needs the file to write'],
  [['db', 'verify', 'x'], 2, '"x" is too much'],
  [['db', 'stats', ...on('nowhere')], 1, 'There is no Ronda database'],
  [['db', 'verify', ...on('nowhere')], 1, 'There is no Ronda database'],
] as const)('%j ends with %i and says why', (args, code, sentence) => {
  expect(run(...args)).toMatchObject({ code, out: '', err: expect.stringContaining(sentence) as string });
  expect(existsSync(at('nowhere'))).toBe(false);
});

test('Ctrl-C ends a copy with nothing half done', async () => {
  const { program } = await startWatching('large');
  await program.kill('SIGTERM');
  const db = new Database(join(at('large'), 'ronda.db'));
  const add = db.prepare('INSERT INTO settings VALUES (?, json_quote(hex(zeroblob(500000))))');
  db.transaction(() => {
    for (let index = 0; index < 300; index += 1) add.run(`ballast-${String(index)}`);
  })();
  db.close();
  const out = at('large-copy');
  mkdirSync(out);
  const child = spawn(resolve('bin/ronda.mjs'), ['db', 'backup', join(out, 'x.db'), ...on('large')], {
    stdio: 'ignore',
  });
  await expect.poll(() => readdirSync(out).length, { interval: 5 }).toBeGreaterThan(0);
  child.kill('SIGINT');
  const [code] = (await once(child, 'exit')) as [number | null];
  expect(code).toBe(130);
  expect(readdirSync(out)).toEqual([]);
  expect(statSync(join(at('large'), 'ronda.db')).size).toBeGreaterThan(300_000_000);
});
