import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { dataFolder } from '../data-folder.ts';
import { type Bench, createBench } from '../testing/harness.ts';
import { fillFolder, verify } from './testing/care-bench.ts';

const KILLS = 12;
/** A busy machine gets less done before each kill: then more kills make up the evidence. */
const MOST_KILLS = 40;
const EVIDENCE = 5;
const child = join(import.meta.dirname, 'testing', 'kill9-child.ts');

async function runAndKill(dataDir: string, ms: number) {
  const writer = spawn(process.execPath, [child, dataDir], { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  writer.stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  await wait(ms);
  writer.kill('SIGKILL');
  await once(writer, 'close');
  const lines = said.split('\n').slice(0, -1);
  expect(lines.filter((line) => line.startsWith('crash'))).toEqual([]);
  const words = (verb: string) => lines.filter((line) => line.startsWith(verb)).map((line) => line.split(' ')[1] ?? '');
  return { commit: Number(words('commit').at(-1) ?? 0), backups: words('backup'), vacuums: words('vacuum').length };
}

describe('a process that is killed while it copies or rewrites its database', () => {
  let bench: Bench;
  beforeEach(() => {
    bench = createBench();
  });
  afterEach(() => bench.dispose());

  it('loses nothing it had acknowledged, and every copy under its name is whole', async () => {
    fillFolder(bench.dataDir, 2);
    const { backups } = dataFolder(bench.dataDir);
    let [committed, copies, vacuums] = [0, 0, 0];
    const isEnough = () => copies >= EVIDENCE && vacuums >= EVIDENCE;
    for (let kill = 0; kill < KILLS || (!isEnough() && kill < MOST_KILLS); kill += 1) {
      // Later ones live longer: on a busy machine the first are over before they have begun.
      const acks = await runAndKill(bench.dataDir, (400 + Math.random() * 900) * (1 + kill / KILLS / 2));
      committed = Math.max(committed, acks.commit);
      copies += acks.backups.length;
      vacuums += acks.vacuums;
      for (const name of acks.backups) expect(existsSync(join(backups, name)), name).toBe(true);
      const storage = await bench.open();
      expect(Number((await storage.setting('n')) ?? 0)).toBeGreaterThanOrEqual(committed);
      await storage.close();
    }
    expect(verify(bench.dataDir).findings).toEqual([]);
    const names = existsSync(backups) ? readdirSync(backups).filter((name) => name.endsWith('.db')) : [];
    for (const name of names) {
      const copy = new Database(join(backups, name), { readonly: true });
      expect(copy.pragma('integrity_check', { simple: true }), name).toBe('ok');
      copy.close();
    }
    const storage = await bench.open();
    await storage.care.backup();
    expect(readdirSync(backups).filter((name) => !name.endsWith('.db'))).toEqual([]);
    expect(isEnough()).toBe(true);
  }, 150_000);
});
