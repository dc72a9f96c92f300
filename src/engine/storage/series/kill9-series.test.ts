import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { DAY_MS, LEVELS } from './levels.ts';
import { KEPT_MS, valueAt } from './testing/kill9-plan.ts';
import { aSeries, createSeriesBench } from './testing/series-bench.ts';

const KILLS = 12;
const child = join(import.meta.dirname, 'testing', 'kill9-child.ts');

/** Lets a process measure for a while, kills it, and gives the moments it had said were safe. */
async function runAndKill(folder: string, ms: number): Promise<number[]> {
  const writer = spawn(process.execPath, [child, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  writer.stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  await wait(ms);
  writer.kill('SIGKILL');
  await once(writer, 'close');
  // The last line may be cut off.
  const lines = said.split('\n').slice(0, -1);
  return lines.filter((line) => line.startsWith('ack')).map((line) => Number(line.split(' ')[1]));
}

it('a process that is killed while it seals, moves and takes away loses no sample that was on disk', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'ronda-kill-'));
  const safe: number[] = [];
  for (let kill = 0; kill < KILLS; kill += 1) safe.push(...(await runAndKill(folder, 700 + Math.random() * 1500)));
  const last = safe.at(-1) ?? 0;
  expect(new Set(safe).size).toBe(safe.length);

  const bench = createSeriesBench({}, folder);
  const [, b] = bench.store.catalogue.ensure(['a', 'b'].map((metric) => aSeries('d1', metric)));
  const expected = safe.filter((at) => at > last - KEPT_MS + DAY_MS);
  const from = expected[0] ?? 0;
  const kept = new Map<number, number>();
  bench.store.reading.samples(b ? [b] : [], { from, to: last }, (_, start, { times, values, count }) => {
    for (let index = 0; index < count; index += 1) {
      const at = start + (times[index] ?? 0);
      // In exactly one place.
      expect(kept.has(at)).toBe(false);
      kept.set(at, values[index] ?? 0);
    }
  });
  expect(expected.filter((at) => kept.get(at) !== valueAt(at, 1))).toEqual([]);
  const chunks = bench.store.chunks.totals().map((total) => total.chunks);
  const counted = bench.db.prepare('SELECT count(*) AS chunks FROM series_chunks').get();
  expect(counted).toEqual({ chunks: chunks.reduce((sum, count) => sum + count, 0) });
  // It did get to all of it, and to taking away.
  expect([chunks[LEVELS.rawLong.id], chunks[LEVELS.hourSeries.id]].every((count) => (count ?? 0) > 0)).toBe(true);
  expect(bench.store.stats().tiers[0]?.samples).toBeLessThan(3 * safe.length);
  expect(bench.damages).toEqual([]);
  bench.dispose();
  rmSync(folder, { recursive: true, force: true });
}, 120_000);
