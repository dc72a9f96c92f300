import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { afterAll, describe, expect, it } from 'vitest';
import { openStorage } from '../../src/engine/storage/open-storage.ts';
import { column } from '../../src/engine/storage/testing/harness.ts';
import { owned } from '../e2e/lib/program.ts';
import { ANY_ROOM, built, report, seeded } from './lib/built.ts';
import { createLoopDisks, hasLoopDisks } from './lib/loop-disk.ts';

const CUTS = 50;
/** Two cuts of each run: one of a young database and one of an older one. */
const CUTS_A_RUN = 2;
const DISK_MIB = 160;
const WRITER = join(import.meta.dirname, 'lib', 'writer.ts');

/** Everything that was said by a moment. */
const said = (text: string, word: string): number[] =>
  text
    .split('\n')
    .slice(0, -1)
    .filter((line) => line.startsWith(word))
    .map((line) => Number(line.split(' ')[1]));

const isStopped = (pid: number): boolean => /\) T /.test(readFileSync(`/proc/${String(pid)}/stat`, 'utf8'));

/** @returns the moment from which on nothing more was written: a stop that waits for a processor is a stop already */
async function pause(writer: ChildProcess): Promise<number> {
  writer.kill('SIGSTOP');
  const stoppedAt = Date.now();
  while (!isStopped(writer.pid ?? 0)) await wait(1);
  // What it said before is on its way through the pipe.
  await wait(30);
  return stoppedAt;
}

describe.skipIf(!hasLoopDisks)('a disk that loses its power at any moment (needs root)', () => {
  const disks = createLoopDisks();
  afterAll(() => disks.dispose());

  it('keeps every acknowledged change, and all measurements but those of the last second', async () => {
    const random = seeded(50);
    const figures = { cuts: 0, acknowledged: 0, lostChanges: 0, lostRounds: 0, damaged: 0, oldestLostMs: 0 };
    while (figures.cuts < CUTS) {
      const disk = disks.make(DISK_MIB, 4096);
      const writer = owned(
        spawn(process.execPath, [WRITER, join(disk.mount, 'data')], { stdio: ['ignore', 'pipe', 'inherit'] }),
      );
      let text = '';
      writer.stdout.on('data', (chunk: Buffer) => {
        text += chunk.toString();
      });
      while (!text.includes('commit')) await wait(20);
      for (let cut = 0; cut < CUTS_A_RUN; cut += 1) {
        await wait(200 + random() * 1800);
        const cutAt = await pause(writer);
        const copy = disks.cut(disk.image);
        const heard = text;
        writer.kill('SIGCONT');
        disks.attach(copy);
        await judge(join(copy.mount, 'data'), { heard, cutAt }, figures);
        disks.remove(copy);
      }
      writer.kill('SIGKILL');
      await once(writer, 'close');
      disks.remove(disk);
    }
    report('power-cut', figures);
    expect(figures).toMatchObject({ lostChanges: 0, lostRounds: 0, damaged: 0 });
    expect(figures.acknowledged).toBeGreaterThan(CUTS * 10);
  });

  type Figures = {
    cuts: number;
    acknowledged: number;
    lostChanges: number;
    lostRounds: number;
    damaged: number;
    oldestLostMs: number;
  };

  async function judge(dataDir: string, { heard, cutAt }: { heard: string; cutAt: number }, figures: Figures) {
    const committed = said(heard, 'commit').at(-1) ?? 0;
    const rounds = said(heard, 'round');
    const storage = await openStorage({ ...built(dataDir), floors: ANY_ROOM });
    const kept = Number((await storage.setting('n')) ?? 0);
    const present = new Set(column(await storage.rounds({ from: 0, to: cutAt, limit: 1_000_000 }), 'at'));
    await storage.close();
    const db = new Database(join(dataDir, 'ronda.db'), { readonly: true });
    if (db.pragma('integrity_check', { simple: true }) !== 'ok') figures.damaged += 1;
    db.close();
    const missing = rounds.filter((at) => !present.has(at));
    figures.cuts += 1;
    figures.acknowledged += committed;
    figures.lostChanges += Math.max(0, committed - kept);
    figures.lostRounds += missing.filter((at) => at <= cutAt - 1000).length;
    figures.oldestLostMs = Math.max(figures.oldestLostMs, ...missing.map((at) => cutAt - at));
  }
});
