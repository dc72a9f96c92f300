import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { INTERFACE_COLUMN, INTERFACE_STRIDE } from '../../src/engine/lib/interface-columns.ts';
import { createCollector } from '../../src/engine/collecting/collector.ts';
import type { FromPollThread } from '../../src/engine/collecting/messages.ts';
import { startCrowd } from '../../src/engine/collecting/testing/crowd.ts';
import { LIES } from '../../src/engine/collecting/testing/lies.ts';

const GOOD = 200;
const INTERVAL_MS = 3000;
const RATE_COLUMNS = { first: INTERFACE_COLUMN.inBps, last: INTERFACE_COLUMN.outDiscards } as const;
const LIMIT_BPS = 1e9;

type Rounds = Extract<FromPollThread, { kind: 'rounds' }>;

function start() {
  const rounds: Rounds[] = [];
  const crashes: Error[] = [];
  const nothing = () => undefined;
  const collector = createCollector({
    workerUrl: new URL('../../src/engine/collecting/poll.worker.ts', import.meta.url),
    handlers: {
      onSurveyed: nothing,
      onWired: nothing,
      onHealth: nothing,
      onOids: nothing,
      onLive: nothing,
      onRebooted: nothing,
      onFailed: nothing,
      onRounds: (news) => rounds.push(news),
      onCrash: (error) => crashes.push(error),
    },
  });
  const add = (ids: readonly string[], port: number, numbers: number) => {
    const security = { version: 2, community: 'public' } as const;
    collector.put(ids.map((id) => ({ id, host: '127.0.0.1', port, security, intervalMs: INTERVAL_MS })));
    for (const [at, id] of ids.entries()) {
      const ports = [1, 2, 3, 4].map((ifIndex) => ({
        ifIndex,
        number: numbers + at * 10 + ifIndex,
        limitBps: LIMIT_BPS,
      }));
      collector.plan(id, { ports, oids: [{ key: 'x', oid: '1.3.6.1.2.1.2.2.1.10', isColumn: true, isCounter: true }] });
    }
  };
  return { collector, rounds, crashes, add };
}

/** How far the rounds of good agents are from their interval, in shares of it: the middle and nine tenths of them. */
function punctuality(rounds: readonly Rounds[], sinceMs: number) {
  const last = new Map<string, number>();
  const errors: number[] = [];
  for (const { ids, at } of rounds)
    for (const [row, id] of ids.entries()) {
      const moment = at[row] ?? 0;
      const before = last.get(id);
      if (!id.startsWith('good')) continue;
      last.set(id, moment);
      if (before !== undefined && before >= sinceMs) errors.push(Math.abs(moment - before - INTERVAL_MS) / INTERVAL_MS);
    }
  const sorted = errors.toSorted((a, b) => a - b);
  return {
    count: sorted.length,
    middle: sorted[sorted.length >> 1] ?? 1,
    most: sorted[Math.floor(sorted.length * 0.9)] ?? 1,
  };
}

test('agents that lie in 30 ways neither hold up 200 good ones nor have a wrong value told', {
  timeout: 90_000,
}, async () => {
  const kinds = Object.keys(LIES);
  expect(kinds.length).toBeGreaterThanOrEqual(30);
  const good = await startCrowd();
  const liars = await Promise.all(kinds.map((kind) => startCrowd(LIES[kind])));
  const { collector, rounds, crashes, add } = start();
  try {
    add(
      Array.from({ length: GOOD }, (_, at) => `good ${String(at)}`),
      good.port,
      0,
    );
    // Surveys of all are over by then.
    await sleep(12_000);
    const quietSince = Date.now();
    await sleep(9000);
    const quiet = punctuality(rounds, quietSince);
    const memory = process.memoryUsage().rss;
    for (const [at, liar] of liars.entries()) add([`liar ${String(at)}`], liar.port, 100_000 + at * 100);
    await sleep(5000);
    const loudSince = Date.now();
    await sleep(14_000);
    const loud = punctuality(rounds, loudSince);

    console.log(JSON.stringify({ quiet, loud, counts: collector.counts() }));
    expect(crashes).toEqual([]);
    expect(quiet.count).toBeGreaterThan(GOOD);
    expect(loud.count).toBeGreaterThan(GOOD * 2);
    expect(loud.middle - quiet.middle).toBeLessThan(0.05);
    expect(loud.most - quiet.most).toBeLessThan(0.05);
    expect(process.memoryUsage().rss - memory).toBeLessThan(150 * 2 ** 20);
    let told = 0;
    for (const { interfaces } of rounds)
      for (let row = 0; row < interfaces.length; row += INTERFACE_STRIDE) {
        const state = interfaces[row + INTERFACE_COLUMN.state] ?? Number.NaN;
        expect(state % 10).toBeLessThanOrEqual(7);
        for (let column = RATE_COLUMNS.first; column <= RATE_COLUMNS.last; column += 1) {
          const rate = interfaces[row + column] ?? Number.NaN;
          if (Number.isNaN(rate)) continue;
          told += 1;
          if (!(rate >= 0 && rate <= LIMIT_BPS * 1.05))
            expect.fail(`row told ${String(rate)} in column ${String(column)}`);
          // All counters of the good ones go up at one speed.
          if ((interfaces[row] ?? 0) < 100_000 && column <= INTERFACE_COLUMN.outBps)
            expect(rate / 1e6).toBeCloseTo(1, 0);
        }
      }
    expect(told).toBeGreaterThan(GOOD * 10);
    const { dropped } = collector.counts();
    expect(dropped.invalid).toBeGreaterThan(0);
    expect(dropped.reboot).toBeGreaterThan(0);
    expect(dropped.implausible + dropped.backwards).toBeGreaterThan(0);
  } finally {
    await collector.dispose();
    good.close();
    for (const liar of liars) liar.close();
  }
});
