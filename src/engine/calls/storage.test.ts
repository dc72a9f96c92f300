import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { invoke } from '../api/invoke.ts';
import { createJournal } from '../journal.ts';
import { createRemovals } from '../removals.ts';
import { edit, fillFolder } from '../storage/care/testing/care-bench.ts';
import { startRig } from '../testing/rig.ts';
import { PATIENCE } from '../testing/patience.ts';

const DAY_MS = 86_400_000;
const MIB = 1024 ** 2;
let home: string;
let dataDir: string;
let rig: Awaited<ReturnType<typeof startRig>>;
beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'ronda-care-'));
  fillFolder(join(home, 'history'), 6);
});
afterAll(() => rmSync(home, { recursive: true, force: true }));
beforeEach(async () => {
  dataDir = join(home, 'data');
  cpSync(join(home, 'history'), dataDir, { recursive: true });
  rig = await startRig({ dataDir });
});
afterEach(() => rig.stop());

const tierOf = <T extends { readonly tier: string }>(tiers: readonly T[], name: string): T => {
  const found = tiers.find(({ tier }) => tier === name);
  if (!found) throw new Error(`no tier ${name}`);
  return found;
};
const eventsOf = async (kind: 'retention-changed' | 'history-removed' | 'backup-made' | 'database-damaged') =>
  (await rig.call('events.list', { kind: [kind] })).items;

describe('the meter of the room measurements take', () => {
  it('tells what is used, since when, how it grows and how long the budget lasts', async () => {
    const meter = await rig.call('retention.get', {}, 'viewer');
    expect(meter).toMatchObject({ rawDays: 35, fiveMinuteDays: 190, budgetBytes: 2048 * MIB });
    const sum = meter.byTier.reduce((total, { bytes }) => total + bytes, 0);
    expect(meter.usedBytes).toBe(sum + meter.journalBytes);
    const raw = tierOf(meter.byTier, 'raw');
    expect(Date.parse(raw.oldest ?? '')).toBeLessThan(Date.now() - 6 * DAY_MS);
    // Four series were measured each minute, all days alike.
    expect(raw.bytesPerDay / (raw.bytes / (raw.samples / (4 * 1440)))).toBeCloseTo(1, 0);
    expect(meter.bytesPerDay).toBe(meter.byTier.reduce((total, { bytesPerDay }) => total + bytesPerDay, 0));
    // What four series need for as long as it is kept is far less than 2 GiB.
    expect(meter.daysLeft).toBeNull();
    expect(meter.freeDiskBytes).toBeGreaterThan(MIB);
  });

  it('agrees with the figures of the whole database', async () => {
    const [meter, stats] = [await rig.call('retention.get', {}), await rig.call('storage.stats', {}, 'viewer')];
    expect(stats).toMatchObject({ budgetBytes: meter.budgetBytes, usedBytes: meter.usedBytes, series: 4 });
    const rows = new Map(stats.rows.map(({ table, rows: count }) => [table, count]));
    expect(rows.get('series_chunks')).toBe(stats.byTier.reduce((sum, { chunks }) => sum + chunks, 0));
    expect(rows.get('devices')).toBe(2);
    expect(stats.file.bytes).toBeLessThanOrEqual(stats.file.pages * stats.file.pageBytes);
  });
});

describe('a change of retention', () => {
  it('takes effect at once, is told with who made it, and outlives a restart', async () => {
    const before = tierOf((await rig.call('retention.get', {})).byTier, 'raw');
    await rig.call('retention.set', { rawDays: 2 });
    await vi.waitFor(async () => {
      const raw = tierOf((await rig.call('retention.get', {})).byTier, 'raw');
      expect(Date.parse(raw.oldest ?? '')).toBeGreaterThan(Date.now() - 3 * DAY_MS);
      expect(raw.bytes).toBeLessThan(before.bytes / 2);
    }, PATIENCE);
    expect(tierOf((await rig.call('retention.get', {})).byTier, '5m').oldest).toBe(before.oldest);
    expect(await eventsOf('retention-changed')).toMatchObject([
      { level: 'info', params: { by: 'test', rawDays: 2, fiveMinuteDays: 190 } },
    ]);
    await rig.stop(true);
    rig = await startRig({ dataDir });
    expect(await rig.call('retention.get', {})).toMatchObject({ rawDays: 2, budgetBytes: 2048 * MIB });
  });

  it('tells once a day, for each tier, how much was removed and up to when', async () => {
    let at = Date.now();
    const now = () => at;
    const journal = await createJournal({ ...rig.ports, storage: rig.storage, now });
    const shrink = async (rawDays: number) => {
      await rig.call('retention.set', { rawDays });
      await vi.waitFor(async () => {
        const { oldest } = tierOf((await rig.call('retention.get', {})).byTier, 'raw');
        expect(Date.parse(oldest ?? '')).toBeGreaterThan(Date.now() - (rawDays + 1) * DAY_MS);
      }, PATIENCE);
    };
    const removals = createRemovals({ storage: rig.storage, journal, now });
    await removals.refresh();
    expect(await eventsOf('history-removed')).toEqual([]);

    await shrink(4);
    at += 2 * 60_000;
    await removals.refresh();
    const [first, ...others] = await eventsOf('history-removed');
    expect(others).toEqual([]);
    expect(first).toMatchObject({ level: 'info', params: { tier: 'raw' } });
    expect(first?.params['bytes']).toBeGreaterThan(1000);
    const upTo = Date.parse(String(first?.params['upTo']));
    expect(upTo).toBeGreaterThan(Date.now() - 5 * DAY_MS);
    expect(upTo).toBeLessThan(Date.now() - 3 * DAY_MS);

    await shrink(2);
    at += DAY_MS / 2;
    await removals.refresh();
    expect(await eventsOf('history-removed')).toHaveLength(1);
    // Storage keeps count: a program that was started anew knows it too, and tells only what came after.
    at += DAY_MS;
    await createRemovals({ storage: rig.storage, journal, now }).refresh();
    const [second] = await eventsOf('history-removed');
    expect(await eventsOf('history-removed')).toHaveLength(2);
    expect(Date.parse(String(second?.params['upTo']))).toBeGreaterThan(upTo);
  });

  it('outside of its bounds is refused with the name of the field', async () => {
    for (const [change, path] of [
      [{ rawDays: 0 }, '/rawDays'],
      [{ rawDays: 1.5 }, '/rawDays'],
      [{ rawDays: 300 }, '/fiveMinuteDays'],
      [{ hourDays: 100 }, '/hourDays'],
      [{ shiftDays: 500 }, '/shiftDays'],
      [{ budgetBytes: 64 * MIB - 1 }, '/budgetBytes'],
      [{ budget: 1 }, '/budget'],
    ] as const)
      await expect(rig.call('retention.set', change as object), path).rejects.toMatchObject({
        code: 'invalid-input',
        errors: [expect.objectContaining({ path })],
      });
    expect(await eventsOf('retention-changed')).toEqual([]);
  });
});

describe('care of the database', () => {
  it('is for administrators; whoever reads may see the figures', async () => {
    for (const name of [
      'storage.verify',
      'storage.backup',
      'storage.backups',
      'storage.vacuum',
      'retention.set',
    ] as const)
      await expect(rig.call(name, {}, 'engineer')).rejects.toMatchObject({ code: 'forbidden' });
    expect(await rig.call('storage.work', {}, 'viewer')).toEqual({ work: null });
  });

  it('copies into its own folder, under a name of its own, and tells it', async () => {
    const made = await rig.call('storage.backup', {});
    expect(made.name).toMatch(/^ronda-[\w-]+\.db$/);
    expect(existsSync(join(dataDir, 'backups', made.name))).toBe(true);
    const { items } = await rig.call('storage.backups', {});
    expect(items).toMatchObject([{ name: made.name, bytes: made.bytes }]);
    await vi.waitFor(
      async () => expect(await eventsOf('backup-made')).toMatchObject([{ params: { name: made.name } }]),
      PATIENCE,
    );
  });

  it('takes a path only from this computer itself', async () => {
    const path = join(dataDir, 'backups', 'x.db');
    for (const kind of ['token', 'session'] as const) {
      const principal = { kind, id: 'x', name: 'x', role: 'admin' } as const;
      await expect(
        invoke(rig.engine, { name: 'storage.backupTo', input: { path } }, { principal }),
      ).rejects.toMatchObject({ code: 'forbidden' });
    }
    expect(existsSync(path)).toBe(false);
  });

  it('checks and shrinks while it is watched', async () => {
    expect(await rig.call('storage.verify', {})).toMatchObject({ sound: true, count: 0, findings: [] });
    const { full, bytesBefore, bytesAfter, freedBytes } = await rig.call('storage.vacuum', { full: true });
    expect([full, freedBytes]).toEqual([true, Math.max(0, bytesBefore - bytesAfter)]);
    expect(await eventsOf('database-damaged')).toEqual([]);
  });

  it('names what is damaged while the watch goes on, and tells it as an error', async () => {
    edit(dataDir, (db) => {
      const key = db.prepare('SELECT max(key) FROM series_chunks').pluck().get();
      db.prepare('UPDATE series_chunks SET data = CAST(substr(data, 1, length(data) - 1) AS BLOB) WHERE key = ?').run(
        key,
      );
    });
    const { sound, findings } = await rig.call('storage.verify', { quick: true });
    expect(sound).toBe(false);
    expect(findings).toMatchObject([{ what: 'chunk', table: 'series_chunks', deviceName: 'edge-2' }]);
    expect(findings[0]?.from).toMatch(/Z$/);
    await vi.waitFor(
      async () => expect(await eventsOf('database-damaged')).toMatchObject([{ level: 'error', params: { count: 1 } }]),
      PATIENCE,
    );
  });
});
