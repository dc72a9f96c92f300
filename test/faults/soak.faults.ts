import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { report, scratch } from './lib/built.ts';
import { begin } from './lib/subject.ts';

const MINUTE_MS = 60_000;
const SOAK_MS = 10 * MINUTE_MS;
const SAMPLE_MS = 2000;
/** So many that the memory for open samples is full in the first half: what grows until then is meant to. */
const DEVICES = 240;
const MIB = 1024 ** 2;

type Sample = { readonly atMs: number; readonly bytes: number; readonly handles: number };

/** Resident memory without what is only mapped files, and open handles. @see proc(5) */
function look(pid: number, began: number): Sample {
  const status = readFileSync(`/proc/${String(pid)}/status`, 'utf8');
  const bytes = Number(/RssAnon:\s+(\d+)/.exec(status)?.[1] ?? 0) * 1024;
  return { atMs: performance.now() - began, bytes, handles: readdirSync(`/proc/${String(pid)}/fd`).length };
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

/**
 * Theil and Sen: the median of the slopes between all pairs, bytes a ms; a few peaks do not move it. `least`: the lower
 * end of its interval of 95 %, below which there is no growth to speak of.
 *
 * @see P. K. Sen, Estimates of the regression coefficient based on Kendall's tau, JASA 63 (1968)
 */
function slopeOf(samples: readonly Sample[]): { readonly middle: number; readonly least: number } {
  const slopes = samples
    .flatMap((a, index) => samples.slice(index + 1).map((b) => (b.bytes - a.bytes) / (b.atMs - a.atMs)))
    .toSorted((a, b) => a - b);
  const n = samples.length;
  const half = 1.96 * Math.sqrt((n * (n - 1) * (2 * n + 5)) / 18);
  return { middle: median(slopes), least: slopes[Math.max(0, Math.floor((slopes.length - half) / 2))] ?? Number.NaN };
}

/** The lowest of each quarter of a minute: what is left when the garbage of that time is gone. */
function floors(samples: readonly Sample[]): Sample[] {
  const windows = Map.groupBy(samples, ({ atMs }) => Math.floor(atMs / 15_000));
  return [...windows.values()].map((own) => own.reduce((low, one) => (one.bytes < low.bytes ? one : low)));
}

it.skipIf(process.platform !== 'linux')(
  'ten minutes with clients that come and go, changes, wrong requests and stops leave memory and handles as they were',
  async () => {
    const folder = scratch('soak');
    const { program, ask, token } = await begin(folder.path);
    for (let number = 0; number < DEVICES; number += 1)
      await ask('POST', 'api/v1/devices', {
        name: `d${String(number)}`,
        address: `127.0.1.${String(number + 1)}`,
        checks: [{ type: 'icmp', intervalS: 1 }],
      });
    const { items } = await ask<{ readonly items: readonly { readonly id: string }[] }>(
      'GET',
      'api/v1/devices?limit=1000',
    );
    const began = performance.now();
    const samples: Sample[] = [];
    const counts = { clients: 0, changes: 0, refused: 0, stops: 0, failed: 0 };
    const isOver = () => performance.now() - began > SOAK_MS;
    const forEver = async (everyMs: number, work: () => Promise<unknown>): Promise<void> => {
      while (!isOver()) {
        await work().catch(() => {
          counts.failed += 1;
        });
        await wait(everyMs);
      }
    };
    const client = async (): Promise<void> => {
      const socket = new WebSocket(`${program.url.replace('http', 'ws')}api/v1/ws`, {
        headers: { authorization: `Bearer ${token}` },
      });
      socket.on('error', () => undefined);
      socket.on('open', () =>
        socket.send(
          JSON.stringify({
            id: 1,
            name: 'system.subscribe',
            input: { topics: ['devices', 'live', 'events', 'status'] },
          }),
        ),
      );
      await wait(1500);
      socket.terminate();
      counts.clients += 1;
    };
    const change = async (): Promise<void> => {
      const id = items[counts.changes % items.length]?.id ?? '';
      await ask('PATCH', `api/v1/devices/${id}`, { notes: String(counts.changes), paused: counts.changes % 7 === 0 });
      counts.changes += 1;
    };
    const refused = async (): Promise<void> => {
      await fetch(new URL('api/v1/devices', program.url), {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: '{"address":',
      });
      await fetch(new URL('api/v1/devices/nobody', program.url));
      counts.refused += 2;
    };
    // A stop of some seconds is sleep to the program, which then begins to judge anew.
    const stop = async (): Promise<void> => {
      await wait(45_000);
      if (isOver()) return;
      process.kill(program.pid, 'SIGSTOP');
      await wait(5000);
      process.kill(program.pid, 'SIGCONT');
      counts.stops += 1;
    };
    await Promise.all([
      forEver(SAMPLE_MS, async () => samples.push(look(program.pid, began))),
      forEver(200, client),
      forEver(400, change),
      forEver(1000, refused),
      forEver(1000, stop),
    ]);
    const exitCode = await program.kill('SIGTERM');
    folder.remove();
    const second = samples.filter(({ atMs }) => atMs > SOAK_MS / 2);
    const [first, last] = [second[0], second.at(-1)];
    const slope = slopeOf(floors(second));
    const [mibPerHour, least] = [slope.middle, slope.least].map((one) => (one * 60 * MINUTE_MS) / MIB) as [
      number,
      number,
    ];
    const drift =
      median(second.slice(-20).map(({ handles }) => handles)) -
      median(second.slice(0, 20).map(({ handles }) => handles));
    report('soak', {
      minutes: SOAK_MS / MINUTE_MS,
      ...counts,
      startMiB: Math.round((samples[0]?.bytes ?? 0) / MIB),
      halfMiB: Math.round((first?.bytes ?? 0) / MIB),
      endMiB: Math.round((last?.bytes ?? 0) / MIB),
      mibPerHour: Number(mibPerHour.toFixed(2)),
      leastMibPerHour: Number(least.toFixed(2)),
      handles: { first: first?.handles, last: last?.handles, drift },
      exitCode,
    });
    expect(drift).toBeLessThanOrEqual(2);
    expect(least).toBeLessThan(1);
    expect(exitCode).toBe(143);
  },
);
