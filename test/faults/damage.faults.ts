import { copyFileSync, cpSync, existsSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openFolder } from '../../src/main/open-folder.ts';
import { openStorage } from '../../src/engine/storage/open-storage.ts';
import { built, quantile, report, scratch, seeded } from './lib/built.ts';
import { fill } from './lib/fill.ts';

const DEVICES = 20;
const FLIPS = 200;
const LOG_FLIPS = 60;
const CUTS = 40;

/** How a start on a damaged folder went. `told`: it said that something is wrong. */
type Start = {
  readonly kind: 'watching' | 'recovery';
  readonly devices: number;
  readonly told: boolean;
  readonly ms: number;
};

async function startOn(dataDir: string): Promise<Start> {
  const before = performance.now();
  const { storage, reason, recovery } = await openFolder({ ...built(dataDir), mayRecover: true });
  const ms = performance.now() - before;
  try {
    const { devices } = await storage.inventory().catch(() => ({ devices: [] }));
    const { isAltered, lostCommits } = storage.opened;
    const told = reason === 'damaged' || isAltered || lostCommits > 0;
    return { kind: reason === 'damaged' ? 'recovery' : 'watching', devices: devices.length, told, ms };
  } finally {
    await recovery?.dispose();
    await storage.close().catch(() => undefined);
  }
}

function flip(path: string, bit: number): void {
  const bytes = readFileSync(path);
  const at = Math.floor(bit / 8);
  bytes[at] = (bytes[at] ?? 0) ^ (1 << (bit % 8));
  writeFileSync(path, bytes);
}

describe('a database in which anything at all is damaged', () => {
  const base = scratch('damage');
  const [clean, crashed, now] = ['clean', 'crashed', 'now'].map((name) => join(base.path, name)) as [
    string,
    string,
    string,
  ];
  const random = seeded(300);
  const database = join(now, 'ronda.db');
  const reset = (from: string): void => {
    rmSync(now, { recursive: true, force: true });
    cpSync(from, now, { recursive: true });
  };

  beforeAll(async () => {
    await fill(clean, DEVICES);
    // As after a crash: the log still holds what was committed last.
    const storage = await openStorage(built(clean));
    for (let n = 1; n <= 300; n += 1) await storage.commit([{ type: 'setting.put', key: 'n', value: n }]);
    cpSync(clean, crashed, { recursive: true });
    for (const name of ['ronda.lock', 'ronda.pid', 'ronda.db-shm']) rmSync(join(crashed, name), { force: true });
    await storage.close();
  });
  afterAll(() => base.remove());

  /** Damages a fresh copy so many times and starts on each. */
  async function trial(from: string, times: number, harm: () => void): Promise<Start[]> {
    const starts: Start[] = [];
    for (let index = 0; index < times; index += 1) {
      reset(from);
      harm();
      starts.push(await startOn(now));
    }
    return starts;
  }
  const figures = (starts: readonly Start[]) => ({
    starts: starts.length,
    watching: starts.filter(({ kind }) => kind === 'watching').length,
    recovery: starts.filter(({ kind }) => kind === 'recovery').length,
    untold: starts.filter(({ told }) => !told).length,
    silentlyEmpty: starts.filter(({ kind, devices }) => kind === 'watching' && devices === 0).length,
    slowestMs: Math.round(
      quantile(
        starts.map(({ ms }) => ms),
        1,
      ),
    ),
  });

  it('starts after any one bit of the closed file was turned, and says so', async () => {
    const bits = statSync(join(clean, 'ronda.db')).size * 8;
    const found = figures(await trial(clean, FLIPS, () => flip(database, Math.floor(random() * bits))));
    report('damage: bits of the database', found);
    expect(found).toMatchObject({ starts: FLIPS, untold: 0, silentlyEmpty: 0 });
  });

  it('starts after any one bit of the log was turned, and says that changes are lost', async () => {
    const bits = statSync(join(crashed, 'ronda.db-wal')).size * 8;
    const found = figures(await trial(crashed, LOG_FLIPS, () => flip(`${database}-wal`, Math.floor(random() * bits))));
    report('damage: bits of the log', found);
    expect(found).toMatchObject({ starts: LOG_FLIPS, untold: 0, silentlyEmpty: 0 });
  });

  it('starts after the file was cut off anywhere, and says so', async () => {
    const { size } = statSync(join(clean, 'ronda.db'));
    const found = figures(await trial(clean, CUTS, () => truncateSync(database, Math.floor(random() * size))));
    report('damage: cut off', found);
    expect(found).toMatchObject({ starts: CUTS, untold: 0, silentlyEmpty: 0 });
  });

  const shapes: readonly (readonly [string, () => void])[] = [
    ['empty', () => truncateSync(database, 0)],
    ['missing', () => rmSync(database)],
    ['of zeros', () => writeFileSync(database, Buffer.alloc(65_536))],
    ['garbage', () => writeFileSync(database, 'garbage '.repeat(9000))],
    ['a folder short of its header', () => writeFileSync(database, readFileSync(database).subarray(100))],
    ['the log of another database', () => copyFileSync(join(crashed, 'ronda.db-wal'), `${database}-wal`)],
  ];
  it.each(shapes)('a file that is %s is told of, and everything is kept', async (what, harm) => {
    reset(clean);
    harm();
    const start = await startOn(now);
    report('damage: shape', { shape: what, ...start });
    expect(start.told || start.devices === DEVICES).toBe(true);
    expect(start.kind === 'watching' && start.devices === 0).toBe(false);
  });

  it('is back within seconds from a copy, or from what can be read of it, and the damaged file is kept', async () => {
    const took: Record<string, number> = {};
    for (const way of ['restore', 'salvage', 'empty'] as const) {
      reset(clean);
      const first = await openStorage(built(now));
      const { name } = await first.care.backupDaily();
      await first.close();
      const bytes = readFileSync(database);
      // A page in the middle that is no page, and the first table of all unreadable behind it.
      bytes.fill(0xa5, bytes.length / 2, bytes.length / 2 + 8192);
      bytes.fill(0xa5, 4096 * 2, 4096 * 3);
      writeFileSync(database, bytes);
      const before = performance.now();
      const { storage, recovery } = await openFolder({ ...built(now), mayRecover: true });
      if (!recovery) throw new Error('The damage was not noticed.');
      const { aside } =
        way === 'restore'
          ? await recovery.restore(name)
          : way === 'salvage'
            ? await recovery.salvage()
            : await recovery.startEmpty();
      await recovery.dispose();
      await storage.close();
      const again = await openStorage(built(now));
      took[way] = Math.round(performance.now() - before);
      const { devices } = await again.inventory();
      await again.close();
      expect(aside.every((path) => existsSync(path))).toBe(true);
      if (way === 'restore') expect(devices).toHaveLength(DEVICES);
      if (way === 'empty') expect(devices).toEqual([]);
      took[`${way}Devices`] = devices.length;
    }
    report('damage: ways back', took);
    for (const way of ['restore', 'salvage', 'empty']) expect(took[way]).toBeLessThan(30_000);
  });
});
