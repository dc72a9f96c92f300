import { afterEach, expect, test, vi } from 'vitest';
import { COLUMN, OUTCOME, ROUND_STRIDE } from '../lib/round-columns.ts';
import { openSocket } from './methods.ts';
import { createProber } from './prober.ts';
import type { MethodReport, PingTarget, Prober, ProberOptions } from './probing.ts';
import { PATIENCE } from '../testing/patience.ts';

const workerUrl = new URL('./probe.worker.ts', import.meta.url);
const target = (number: number, changes: Partial<PingTarget> = {}): PingTarget => ({
  number,
  address: '127.0.0.1',
  intervalMs: 60_000,
  count: 2,
  size: 56,
  dscp: 0,
  timeoutMs: 1000,
  ...changes,
});

let running: Prober | undefined;
afterEach(async () => {
  await running?.dispose();
  running = undefined;
});

function startProber(options: Partial<ProberOptions> = {}) {
  const rows: Float64Array[] = [];
  const reports: MethodReport[] = [];
  const crashes: string[] = [];
  const prober = createProber({
    workerUrl,
    onRounds(batch) {
      for (let at = 0; at < batch.length; at += ROUND_STRIDE) rows.push(batch.slice(at, at + ROUND_STRIDE));
    },
    onMethod: (report) => reports.push(report),
    onCrash: (error) => crashes.push(error.message),
    ...options,
  });
  running = prober;
  const rowOf = (number: number) => rows.find((row) => row[COLUMN.check] === number);
  return { prober, rows, reports, crashes, rowOf };
}

async function isUsable(method: MethodReport['method']): Promise<boolean> {
  try {
    (await openSocket(method)).socket.close();
    return true;
  } catch {
    return false;
  }
}

for (const method of ['icmp-datagram', 'icmp-raw', 'fping', 'ping', 'tcp'] as const) {
  if (!(await isUsable(method))) {
    test(`${method} is not to be had here, and says so`, async () => {
      const { crashes } = startProber({ onlyMethod: method });
      await vi.waitFor(() => expect(crashes[0]).toMatch(/^No way to ping: /), PATIENCE);
    });
    continue;
  }
  test(`${method} reaches IPv4 and IPv6, and says when it cannot send`, async () => {
    const { prober, reports, rowOf } = startProber({ onlyMethod: method });
    prober.update([target(1), target(2, { address: '::1' }), target(3, { source: '192.0.2.1', count: 1 })], []);
    await vi.waitFor(() => expect(rowOf(1)?.[COLUMN.received]).toBe(2), PATIENCE);
    await vi.waitFor(() => expect(rowOf(2)?.[COLUMN.received]).toBe(2), PATIENCE);
    expect(rowOf(1)?.[COLUMN.minMs]).toBeGreaterThan(0);
    expect(rowOf(1)?.[COLUMN.maxMs]).toBeLessThan(500);
    expect(reports[0]?.method).toBe(method);
    if (method === 'ping') return; // its exit status does not tell why it failed
    await vi.waitFor(() => expect(rowOf(3)?.[COLUMN.outcome]).toBe(OUTCOME.notSent), PATIENCE);
  });
}

test('the method in use is the best one, or says why not', async () => {
  const { reports } = startProber();
  await vi.waitFor(() => expect(reports.length).toBe(1), PATIENCE);
  const isBest = await isUsable('icmp-datagram');
  expect(reports[0]?.method === 'icmp-datagram').toBe(isBest);
  expect(reports[0]?.note === null).toBe(isBest);
});

test.skipIf(!(await isUsable('icmp-raw')))('the source address and the reply stream are honoured', async () => {
  const replies: number[] = [];
  const { prober, rowOf } = startProber({ onReplies: (rows) => replies.push(...rows) });
  prober.update([target(4, { source: '127.0.0.2', dscp: 46, size: 1472 }), target(5, { address: '::1', dscp: 8 })], []);
  await vi.waitFor(() => expect(rowOf(4)?.[COLUMN.received]).toBe(2), PATIENCE);
  await vi.waitFor(() => expect(rowOf(5)?.[COLUMN.received]).toBe(2), PATIENCE);
  expect(replies.length).toBe(20);
  expect(replies[4]).toBe(64);
});

test('runNow adds a round, and a removed target has no more', async () => {
  const { prober, rows, rowOf } = startProber();
  prober.update([target(6, { count: 1 })], []);
  await vi.waitFor(() => expect(rowOf(6)).toBeDefined(), PATIENCE);
  prober.runNow([6]);
  await vi.waitFor(() => expect(rows.length).toBe(2), PATIENCE);
  prober.update([], [6]);
  prober.runNow([6]);
  prober.update([target(7, { count: 1 })], []);
  await vi.waitFor(() => expect(rowOf(7)).toBeDefined(), PATIENCE);
  expect(rows.length).toBe(3);
});

test('a method that does not exist here is a crash with a reason, not silence', async () => {
  const { crashes } = startProber({ onlyMethod: process.platform === 'win32' ? 'icmp-raw' : 'icmp-api' });
  await vi.waitFor(() => expect(crashes[0]).toContain('icmp-api does not exist'), PATIENCE);
});

test('after a crash all targets are sent again', async () => {
  // A stand-in for the thread: reports the number of targets it was given, and dies when told to run.
  const code = `import { parentPort } from 'node:worker_threads';
    parentPort.on('message', (message) => {
      if (message.kind === 'run') throw new Error('out of luck');
      const rows = new Float64Array(${ROUND_STRIDE.toString()}).fill(message.put.length);
      parentPort.postMessage({ kind: 'rounds', rows });
    });`;
  const { prober, rows, crashes } = startProber({
    workerUrl: new URL(`data:text/javascript,${encodeURIComponent(code)}`),
  });
  prober.update([target(1), target(2), target(3)], []);
  prober.update([], [3]);
  await vi.waitFor(() => expect(rows.length).toBe(3), PATIENCE);
  prober.runNow([1]);
  await vi.waitFor(() => expect(crashes).toEqual(['out of luck']), PATIENCE);
  await vi.waitFor(() => expect(rows.at(-1)?.[0]).toBe(2), PATIENCE);
});
