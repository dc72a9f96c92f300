import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { owned, rest, run } from '../e2e/lib/program.ts';
import { report, scratch } from './lib/built.ts';

const LIBRARY = ['x86_64-linux-gnu', 'aarch64-linux-gnu']
  .map((machine) => `/usr/lib/${machine}/faketime/libfaketime.so.1`)
  .find((path) => existsSync(path));
const HOUR_S = 3600;
/** How long each step is looked at: every threshold of silence and staleness is crossed by the step itself. */
const LOOK_MS = 6000;
/** Long enough to be sleep, to miss rounds, and to be more than any deadline of a round; ten minutes would show no more. */
const STOP_MS = 20_000;

type Event = { readonly kind: string; readonly at: string; readonly params: Readonly<Record<string, number>> };
type Page<T> = { readonly items: readonly T[] };
type Device = { readonly id: string; readonly state: string };
type Round = { readonly at: number; readonly lossPct: number | null };

describe.skipIf(LIBRARY === undefined)('a clock that is wrong (needs libfaketime)', () => {
  const folder = scratch('clock');
  const control = join(folder.path, 'clock');
  const dataDir = join(folder.path, 'data');
  const setClock = (seconds: number) =>
    writeFileSync(control, `${seconds < 0 ? '-' : '+'}${String(Math.abs(seconds))}s\n`);
  let ask: ReturnType<typeof rest>;
  let child: ReturnType<typeof spawn>;
  let device = '';

  beforeAll(async () => {
    setClock(0);
    const env = {
      ...process.env,
      LD_PRELOAD: LIBRARY ?? '',
      FAKETIME_TIMESTAMP_FILE: control,
      FAKETIME_NO_CACHE: '1',
      // Timers go on as they do when somebody sets the clock.
      FAKETIME_DONT_FAKE_MONOTONIC: '1',
      FAKETIME_DONT_RESET: '1',
    };
    child = owned(
      spawn(
        process.execPath,
        [resolve('out/main/cli.js'), '--headless', '--data-dir', dataDir, '--listen', '127.0.0.1:0'],
        { env, stdio: ['ignore', 'pipe', 'inherit'] },
      ),
    );
    let text = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      text += chunk.toString();
    });
    while (!/listening on http:\/\/\S+\//.test(text)) await wait(50);
    const url = /listening on (http:\/\/\S+\/)/.exec(text)?.[1] ?? '';
    ask = rest(url, run('token', 'create', '--role', 'admin', '--name', 'rig', '--data-dir', dataDir).out.trim());
    device = (
      await ask<Device>('POST', 'api/v1/devices', {
        name: 'loop',
        address: '127.0.0.1',
        checks: [{ type: 'icmp', intervalS: 1 }],
      })
    ).id;
    await wait(5000);
  });
  afterAll(async () => {
    child.kill('SIGTERM');
    await once(child, 'exit');
    folder.remove();
  });

  const events = async (): Promise<readonly Event[]> =>
    (await ask<Page<Event>>('GET', 'api/v1/events?limit=500')).items;
  const state = async (): Promise<string> => (await ask<Device>('GET', `api/v1/devices/${device}`)).state;
  /** Seconds by which a moment differs from the clock as it is now. */
  const DAY = (at: string): number => Math.round((Date.parse(at) - Date.now()) / 1000);

  const steps: readonly (readonly [string, number])[] = [
    ['two hours forward', 2 * HOUR_S],
    ['back again', 0],
    ['a day back', -24 * HOUR_S],
    ['right again', 0],
    ['to 1970', -Math.floor(Date.now() / 1000) + 3 * HOUR_S],
    ['right after 1970', 0],
    ['into 2038, past the end of 32-bit seconds', Math.floor((Date.UTC(2038, 0, 19, 3, 14, 0) - Date.now()) / 1000)],
    ['right after 2038', 0],
    ['an hour forward, as by a program that sets local time', HOUR_S],
    ['an hour back', 0],
  ];
  it.each(steps)('set %s: nothing is down, and it is told', async (what, seconds) => {
    const before = (await events()).length;
    setClock(seconds);
    const states = new Set<string>();
    for (let looked = 0; looked < LOOK_MS; looked += 500) {
      await wait(500);
      states.add(await state());
    }
    const all = await events();
    const fresh = all.slice(0, Math.max(1, all.length - before));
    const told = all.filter(({ kind }) => kind === 'clock-set').length;
    report('clock', {
      step: what,
      states: [...states],
      falseDowns: all.filter(({ kind }) => kind === 'down').length,
      clockSet: told,
      newest: fresh.slice(0, 3).map(({ kind, at }) => `${kind} ${String(DAY(at))}`),
    });
    // A busy machine answers its own pings late, which is a warning; silence is what must not be claimed.
    expect([...states].filter((one) => one !== 'up' && one !== 'warning')).toEqual([]);
    expect(all.filter(({ kind }) => kind === 'down' || kind === 'stale')).toEqual([]);
    expect(told).toBeGreaterThan(0);
  });

  it('stopped like by sleep: nothing is down, the time is a gap, and no rate is below zero', async () => {
    child.kill('SIGSTOP');
    await wait(STOP_MS);
    child.kill('SIGCONT');
    const states = new Set<string>();
    for (let looked = 0; looked < LOOK_MS; looked += 500) {
      await wait(500);
      states.add(await state());
    }
    const all = await events();
    const gap = all.find(({ kind }) => kind === 'gap')?.params['seconds'] ?? 0;
    const { items: rounds } = await ask<Page<Round>>('GET', `api/v1/devices/${device}/rounds?limit=1000`);
    const negative = rounds.filter(({ lossPct }) => lossPct !== null && lossPct < 0).length;
    const moments = new Set(rounds.map(({ at }) => at)).size;
    report('clock: stopped', {
      stoppedS: STOP_MS / 1000,
      gapS: gap,
      states: [...states],
      falseDowns: all.filter(({ kind }) => kind === 'down').length,
      rounds: rounds.length,
      negative,
      twice: rounds.length - moments,
    });
    // A busy machine answers its own pings late, which is a warning; silence is what must not be claimed.
    expect([...states].filter((one) => one !== 'up' && one !== 'warning')).toEqual([]);
    expect(gap).toBeGreaterThanOrEqual(STOP_MS / 1000 - 2);
    expect({ negative, twice: rounds.length - moments }).toEqual({ negative: 0, twice: 0 });
  });
});
