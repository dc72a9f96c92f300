import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Bench, column, createBench } from './testing/harness.ts';

const KILLS = 20;
/** A busy machine leaves a process little time before it is killed: then more and later kills make up the evidence. */
const MOST_KILLS = 60;
const LATER_EVERY = 4;
const MOST_LATER = 8;
const EVIDENCE = 50;
const REOPEN_MS = 3000;
const child = join(import.meta.dirname, 'testing', 'kill9-child.ts');

type Acks = { readonly commit: number; readonly rounds: readonly number[]; readonly killedAt: number };

/** Lets a process commit for a while, kills it, and gives what it had said was safe. */
async function runAndKill(dataDir: string, ms: number): Promise<Acks> {
  const writer = spawn(process.execPath, [child, dataDir], { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  writer.stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  await wait(ms);
  const killedAt = Date.now();
  writer.kill('SIGKILL');
  await once(writer, 'close');
  // The last line may be cut off.
  const lines = said.split('\n').slice(0, -1);
  expect(lines.filter((line) => line.startsWith('crash'))).toEqual([]);
  const numbers = (word: string) =>
    lines.filter((line) => line.startsWith(word)).map((line) => Number(line.split(' ')[1]));
  return { commit: numbers('commit').at(-1) ?? 0, rounds: numbers('round'), killedAt };
}

describe('a process that is killed without warning', () => {
  let bench: Bench;
  beforeEach(() => {
    bench = createBench();
  });
  afterEach(() => bench.dispose());

  it('loses no acknowledged commit and at most the last second of rounds', async () => {
    let committed = 0;
    const safeRounds: number[] = [];
    const isEnough = () => committed > EVIDENCE && safeRounds.length > EVIDENCE;
    for (let kill = 0; kill < KILLS || (!isEnough() && kill < MOST_KILLS); kill += 1) {
      // From the middle of the opening (and of the first migration) to well past the first flushes.
      const later = Math.min(MOST_LATER, 2 ** Math.max(0, (kill - KILLS) / LATER_EVERY));
      const acks = await runAndKill(bench.dataDir, later * (250 + Math.random() * (kill % 3 === 0 ? 2400 : 700)));
      committed = Math.max(committed, acks.commit);
      safeRounds.push(...acks.rounds.filter((at) => at <= acks.killedAt - 1000));

      const before = performance.now();
      const storage = await bench.open();
      expect(performance.now() - before).toBeLessThan(REOPEN_MS);
      const stored = Number((await storage.setting('n')) ?? 0);
      expect(stored).toBeGreaterThanOrEqual(committed);
      const { items } = await storage.events({ limit: 1 });
      expect(items[0]?.at ?? 0).toBe(stored);
      await storage.close();
    }

    const db = new Database(join(bench.dataDir, 'ronda.db'));
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
    const holes = db.prepare('SELECT max(at) - count(DISTINCT at) AS holes FROM events').get();
    expect(holes).toEqual({ holes: 0 });
    db.close();
    const storage = await bench.open();
    const kept = new Set(column(await storage.rounds({ from: 0, to: Date.now(), limit: 1_000_000 }), 'at'));
    expect(safeRounds.filter((at) => !kept.has(at))).toEqual([]);
    expect(isEnough()).toBe(true);
  }, 400_000);
});
