import { availableParallelism, loadavg } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { rest } from '../e2e/lib/program.ts';
import { quantile, report, scratch, seeded } from './lib/built.ts';
import { begin, serveOn } from './lib/subject.ts';

/** Half of them in each of two data folders at a time. */
const KILLS = 200;
const LANES = 2;
const UP_MS = 3000;

/** How many want each processor: what else runs on the machine is not what is measured. */
const crowd = (): number => Math.max(1, (loadavg()[0] ?? 0) / availableParallelism());

type Device = { readonly id: string; readonly notes: string };
type Ask = ReturnType<typeof rest>;

/** Changes one device again and again; each answer is an acknowledged change. @returns the last that was */
async function load(ask: Ask, id: string, from: number, isOver: () => boolean): Promise<number> {
  let acknowledged = from;
  try {
    for (let n = from + 1; !isOver(); n += 1) {
      await ask('PATCH', `api/v1/devices/${id}`, { notes: String(n) });
      acknowledged = n;
    }
  } catch {
    // It was killed while it answered.
  }
  return acknowledged;
}

async function lane(seed: number) {
  const random = seeded(seed);
  const folder = scratch('kill9');
  const first = await begin(folder.path);
  const { id } = await first.ask<Device>('POST', 'api/v1/devices', {
    name: 'loop',
    address: '127.0.0.1',
    checks: [{ type: 'icmp', intervalS: 1 }],
  });
  let [program, acknowledged, lost, acks] = [first.program, 0, 0, 0];
  const ups: number[] = [];
  const fair: number[] = [];
  for (let kill = 0; kill < KILLS / LANES; kill += 1) {
    let isOver = false;
    const before = acknowledged;
    const loading = load(rest(program.url, first.token), id, acknowledged, () => isOver);
    await wait(20 + random() * 900);
    await program.kill('SIGKILL');
    isOver = true;
    acknowledged = await loading;
    acks += acknowledged - before;
    program = await serveOn(folder.path);
    ups.push(program.readyMs);
    fair.push(program.readyMs / crowd());
    const kept = Number((await rest(program.url, first.token)<Device>('GET', `api/v1/devices/${id}`)).notes || 0);
    lost += Math.max(0, acknowledged - kept);
    // What was written but not acknowledged is there too, and must not be counted as a later one.
    acknowledged = Math.max(acknowledged, kept);
  }
  await program.kill('SIGTERM');
  const db = new Database(join(folder.path, 'ronda.db'), { readonly: true });
  const integrity = String(db.pragma('integrity_check', { simple: true }));
  const events = Number(db.prepare("SELECT count(*) FROM events WHERE kind = 'device-changed'").pluck().get());
  db.close();
  folder.remove();
  return { lost, acks, ups, fair, integrity, missingEvents: Math.max(0, acks - events) };
}

it('a program that is killed at any moment loses no change it acknowledged, and is up again soon', async () => {
  const lanes = await Promise.all(Array.from({ length: LANES }, (_, index) => lane(index + 1)));
  const ups = lanes.flatMap((one) => one.ups);
  const sum = (key: 'lost' | 'acks' | 'missingEvents') => lanes.reduce((total, one) => total + one[key], 0);
  const fair = lanes.flatMap((one) => one.fair);
  report('kill9', {
    kills: ups.length,
    acknowledged: sum('acks'),
    lost: sum('lost'),
    missingEvents: sum('missingEvents'),
    integrity: lanes.map((one) => one.integrity),
    load: loadavg()[0],
    upMs: { median: quantile(ups, 0.5), p95: quantile(ups, 0.95), max: Math.max(...ups) },
    upMsByLoad: { median: quantile(fair, 0.5), p95: quantile(fair, 0.95), max: Math.max(...fair) },
  });
  expect(ups).toHaveLength(KILLS);
  expect(sum('lost') + sum('missingEvents')).toBe(0);
  expect(lanes.map((one) => one.integrity)).toEqual(['ok', 'ok']);
  expect(quantile(fair, 0.5)).toBeLessThan(UP_MS);
});
