import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { WebSocket } from 'ws';
import { report, scratch } from './lib/built.ts';
import { drift, keptSince, type Look, look, trend } from './lib/memory.ts';
import { begin } from './lib/subject.ts';

/** All troubles come again in this time, at the same moments of it, so that one cycle can be compared with another. */
const CYCLE_MS = 75_000;
/** So many that the memory for open samples is full in the first half, stops and all. */
const CYCLES = 10;
const SOAK_MS = CYCLES * CYCLE_MS;
const SAMPLE_MS = 2000;
const DEVICES = 240;
/** There are five things that go wrong inside, one after the other. */
const ILL_EVERY_MS = CYCLE_MS / 5;
const STOP_EVERY_MS = CYCLE_MS / 2;
const SILENT_EVERY_MS = CYCLE_MS / 2;
/** Garbage is collected every 5 s, in threads that have an event loop: what is left then is what is kept. */
const hook = pathToFileURL(resolve('test/faults/lib/ill-will.mjs')).href;

/** Measurements are put in order every two hours. The clock is such that this is over, once, before memory is measured. */
const ORDER_EVERY_S = 7200;
const ORDER_AFTER_S = 120;
const clockAheadS = (): number => ORDER_EVERY_S - ORDER_AFTER_S - ((Date.now() / 1000) % ORDER_EVERY_S);

/** What may fill in the second half: pages of the database (8 MiB), not full before a quarter of an hour is over, and the
 * columns of open samples, which a thread that is started again makes anew. */
const ROOM_MIB = 12;

type Subject = Awaited<ReturnType<typeof begin>>;
type Devices = { readonly items: readonly { readonly id: string }[] };

/** A service that answers for a while and is silent for as long. */
async function moody(): Promise<{ readonly url: string; readonly close: () => void }> {
  let isSilent = false;
  const server = createServer((_, response) => void (isSilent ? undefined : response.end('well')));
  const timer = setInterval(() => {
    isSilent = !isSilent;
  }, SILENT_EVERY_MS);
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${String(port)}/`,
    close: () => {
      clearInterval(timer);
      server.close();
      server.closeAllConnections();
    },
  };
}

/** Everything that is done to the program again and again, each at its own pace, and how often. */
function troubles({ program, ask, token }: Subject, ids: readonly string[]) {
  const counts = { clients: 0, changes: 0, refused: 0, stops: 0, ills: 0, verified: 0, failed: 0 };
  const client = async (): Promise<void> => {
    const socket = new WebSocket(`${program.url.replace('http', 'ws')}api/v1/ws`, {
      headers: { authorization: `Bearer ${token}` },
    });
    const input = { topics: ['devices', 'live', 'events', 'status'] };
    socket.on('error', () => undefined);
    socket.on('open', () => socket.send(JSON.stringify({ id: 1, name: 'system.subscribe', input })));
    await wait(1500);
    socket.terminate();
    counts.clients += 1;
  };
  const change = async (): Promise<void> => {
    const id = ids[counts.changes % ids.length] ?? '';
    counts.changes += 1;
    await ask('PATCH', `api/v1/devices/${id}`, { notes: String(counts.changes), paused: counts.changes % 7 === 0 });
  };
  const refused = async (): Promise<void> => {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    await fetch(new URL('api/v1/devices', program.url), { method: 'POST', headers, body: '{"address":' });
    await fetch(new URL('api/v1/devices/nobody', program.url));
    counts.refused += 2;
  };
  // A stop of some seconds is sleep to the program, which then begins to judge anew.
  const stop = async (): Promise<void> => {
    process.kill(program.pid, 'SIGSTOP');
    await wait(5000);
    process.kill(program.pid, 'SIGCONT');
    counts.stops += 1;
  };
  // A thread ends or the clock is set, while the third thread is at work.
  const ill = async (): Promise<void> => {
    const verified = ask('POST', 'api/v1/system/storage/verify', { quick: true }).then(
      () => true,
      () => false,
    );
    await wait(100);
    process.kill(program.pid, 'SIGUSR2');
    counts.ills += 1;
    if (await verified) counts.verified += 1;
  };
  return { counts, client, change, refused, stop, ill };
}

/** Does it every so often, at the same moments of each cycle, until the time is over; not while it is still at it. */
async function every(periodMs: number, work: () => Promise<unknown>, isOver: () => boolean, onFail: () => void) {
  const began = performance.now();
  for (;;) {
    await wait(periodMs - ((performance.now() - began) % periodMs));
    if (isOver()) return;
    await work().catch(onFail);
  }
}

describe.skipIf(process.platform !== 'linux')('ten minutes of trouble', () => {
  const folder = scratch('soak').path;
  const keptFile = join(folder, 'kept.txt');
  let subject: Subject;
  let endService: (() => void) | undefined;

  beforeAll(async () => {
    vi.stubEnv('RIG_KEPT', keptFile);
    vi.stubEnv('RIG_CLOCK_S', String(Math.round(clockAheadS())));
    vi.stubEnv('NODE_OPTIONS', `--expose-gc --import=${hook}`);
    const { url, close } = await moody();
    endService = close;
    subject = await begin(join(folder, 'data'));
    for (let number = 0; number < DEVICES; number += 1)
      await subject.ask('POST', 'api/v1/devices', {
        name: `d${String(number)}`,
        address: `127.0.1.${String(number + 1)}`,
        checks: [
          { type: 'icmp', intervalS: 1 },
          ...(number % 12 === 0 ? [{ type: 'http', intervalS: 5, timeoutMs: 1000, url }] : []),
        ],
      });
  });
  afterAll(() => {
    vi.unstubAllEnvs();
    endService?.();
  });

  it('clients, changes, wrong requests, silence, stops, ended threads and set clocks leave memory and handles as they were', async () => {
    const { program, ask } = subject;
    const { items } = await ask<Devices>('GET', 'api/v1/devices?limit=1000');
    const { counts, ...work } = troubles(
      subject,
      items.map(({ id }) => id),
    );
    const began = performance.now();
    const looks: Look[] = [];
    const isOver = () => performance.now() - began > SOAK_MS || program.ended() !== undefined;
    const onFail = () => {
      counts.failed += 1;
    };
    const doing = (periodMs: number, does: () => Promise<unknown>) => every(periodMs, does, isOver, onFail);
    await Promise.all([
      doing(SAMPLE_MS, async () => looks.push(look(program.pid, performance.now() - began))),
      doing(200, work.client),
      doing(400, work.change),
      doing(1000, work.refused),
      doing(STOP_EVERY_MS, work.stop),
      doing(ILL_EVERY_MS, work.ill),
    ]);
    const threadsEnded = program.out().match(/thread ended and is started again/g)?.length ?? 0;
    const early = program.ended();
    const exitCode = await program.kill('SIGTERM');
    const second = looks.filter(({ atMs }) => atMs > SOAK_MS / 2);
    const { riseMib } = trend(second, CYCLE_MS);
    const all = keptSince(keptFile, performance.timeOrigin + began);
    const kept = all.filter(({ atMs }) => atMs > SOAK_MS / 2 && atMs < SOAK_MS);
    const { riseMib: keptRiseMib, ...slope } = trend(kept, CYCLE_MS);
    const figure = (value: number | undefined) => Number(value?.toFixed(2));
    report('soak', {
      ...counts,
      threadsEnded,
      mib: [looks[0], second[0], looks.at(-1)].map((one) => figure(one?.mib)),
      highestMib: figure(Math.max(...looks.map(({ mib }) => mib))),
      riseMib: figure(riseMib),
      kept: {
        mib: [kept[0], kept.at(-1)].map((one) => figure(one?.mib)),
        mibPerHour: figure(slope.mibPerHour),
        interval95: [figure(slope.least), figure(slope.most)],
        riseMib: figure(keptRiseMib),
      },
      handles: { first: second[0]?.handles, last: second.at(-1)?.handles, drift: drift(second, CYCLE_MS) },
      exitCode,
      ...(early && { early, last: program.out().slice(-2000) }),
    });
    expect(early).toBeUndefined();
    expect(threadsEnded).toBeGreaterThan(4);
    // One that stays open after each end of a thread would be four.
    expect(drift(second, CYCLE_MS)).toBeLessThanOrEqual(2);
    // Six minutes rarely tell 1 MiB an hour from nothing: then nothing is what it must look like, and it may not add up.
    expect(slope.mibPerHour < 1 || (slope.least < 1 && keptRiseMib < 0.5)).toBe(true);
    expect(riseMib).toBeLessThan(ROOM_MIB);
    expect(exitCode).toBe(143);
  });
});
