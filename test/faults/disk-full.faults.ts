import { closeSync, existsSync, fsyncSync, openSync, rmSync, statfsSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { afterAll, describe, expect, it } from 'vitest';
import { rest } from '../e2e/lib/program.ts';
import { report } from './lib/built.ts';
import { createLoopDisks, hasLoopDisks } from './lib/loop-disk.ts';
import { begin } from './lib/subject.ts';

const DISK_MIB = 420;
const FULL_MS = 20_000;
const RESUME_MS = 10_000;
const BLOCK = Buffer.alloc(1024 ** 2, 0x5a);

type Status = { readonly disk: { readonly state: string } | null };
type Device = { readonly id: string; readonly notes: string };

const freeBytes = (path: string): number => {
  const { bavail, bsize } = statfsSync(path);
  return bavail * bsize;
};

/** Takes room away until only so much is left. */
function take(path: string, leave: number): void {
  const file = openSync(path, 'a');
  try {
    for (let free = freeBytes(join(path, '..')); free > leave; free = freeBytes(join(path, '..'))) {
      const size = Math.min(BLOCK.length, free - leave);
      if (writeSync(file, BLOCK, 0, size) < size) return;
      if (free < 8 * BLOCK.length) fsyncSync(file);
    }
  } catch {
    // Full to the last block.
  } finally {
    closeSync(file);
  }
}

async function until(isSo: () => Promise<boolean>, most: number): Promise<number> {
  const began = performance.now();
  while (!(await isSo()) && performance.now() - began < most) await wait(200);
  return Math.round(performance.now() - began);
}

describe.skipIf(!hasLoopDisks)('a disk that is full for a while (needs root)', () => {
  const disks = createLoopDisks();
  afterAll(() => disks.dispose());

  it.each([4096, 1024])(
    'with blocks of %i bytes: no crash, nothing acknowledged is lost, and it goes on by itself',
    async (blockBytes) => {
      const disk = disks.make(DISK_MIB, blockBytes);
      const dataDir = join(disk.mount, 'data');
      const { program, ask, token } = await begin(dataDir);
      const { id } = await ask<Device>('POST', 'api/v1/devices', {
        name: 'loop',
        address: '127.0.0.1',
        checks: [{ type: 'icmp', intervalS: 1 }],
      });
      const state = async (): Promise<string> => (await ask<Status>('GET', 'api/v1/status')).disk?.state ?? '';
      const hasBallast = () => existsSync(join(dataDir, 'ronda.ballast'));
      await until(async () => hasBallast() && freeBytes(disk.mount) < (DISK_MIB - 48) * 1024 ** 2, 40_000);
      const seen = new Set([await state()]);
      let [acknowledged, refused] = [0, 0];
      const change = async (): Promise<void> => {
        try {
          await rest(program.url, token)('PATCH', `api/v1/devices/${id}`, { notes: String(acknowledged + 1) });
          acknowledged += 1;
        } catch {
          refused += 1;
        }
      };
      const filler = join(disk.mount, 'filler');
      for (const leave of [150, 40, 0]) {
        take(filler, leave * 1024 ** 2);
        await wait(2500);
        seen.add(await state());
        for (let n = 0; n < 20; n += 1) await change();
      }
      // The ballast is gone by now; what it left is taken too, so that nothing at all can be written.
      const fullUntil = performance.now() + FULL_MS;
      while (performance.now() < fullUntil) {
        take(filler, 0);
        await change();
        await wait(100);
      }
      const refusedWhileFull = refused;
      const isAlive = (
        await fetch(new URL('api/v1/status', program.url), { headers: { authorization: `Bearer ${token}` } })
      ).ok;
      rmSync(filler);
      let isWritten = false;
      const resumedMs = await until(async () => {
        const before = acknowledged;
        await change();
        isWritten = acknowledged > before;
        return isWritten;
      }, RESUME_MS * 2);
      const ballastMs = await until(async () => hasBallast() && (await state()) !== 'critical', 60_000);
      const exitCode = await program.kill('SIGTERM');
      const db = new Database(join(dataDir, 'ronda.db'));
      const integrity = String(db.pragma('integrity_check', { simple: true }));
      const notes = Number(db.prepare('SELECT notes FROM devices').pluck().get());
      db.close();
      report('disk-full', {
        blockBytes,
        states: [...seen],
        acknowledged,
        refusedWhileFull,
        notes,
        lost: Math.max(0, acknowledged - notes),
        integrity,
        isAlive,
        resumedMs,
        ballastMs,
        exitCode,
      });
      disks.remove(disk);
      expect(isAlive && isWritten).toBe(true);
      expect(notes).toBeGreaterThanOrEqual(acknowledged);
      expect(integrity).toBe('ok');
      expect(exitCode).toBe(143);
      expect(seen.has('critical')).toBe(true);
      expect(resumedMs).toBeLessThan(RESUME_MS);
    },
  );
});
