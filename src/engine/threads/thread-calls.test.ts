import { Worker } from 'node:worker_threads';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { EchoCalls } from './testing/echo.worker.ts';
import { callThread, type ThreadCaller } from './thread-calls.ts';

describe('calls to a thread', () => {
  let worker: Worker;
  let calls: ThreadCaller<EchoCalls>;
  let news: unknown[];

  beforeEach(() => {
    news = [];
    worker = new Worker(new URL('./testing/echo.worker.ts', import.meta.url));
    calls = callThread<EchoCalls>((message, transfer = []) => worker.postMessage(message, [...transfer]));
    worker.on('message', (message) => {
      if (!calls.receive(message)) news.push(message);
    });
    worker.on('exit', () => calls.failAll());
  });
  afterEach(async () => {
    await worker.terminate();
  });

  it.each([
    ['text', 'Grüße \u0000 \u{1f980}'],
    ['nothing', undefined],
    ['null', null],
    ['an object', { a: [1, 2], b: Number.NaN }],
  ])('%s comes back as it was sent', async (_, value) => {
    expect(await calls.call('echo', value)).toEqual(value);
  });

  it('several calls at a time each get their own answer', async () => {
    const answers = await Promise.all([calls.call('slow', 30), calls.call('echo', 1), calls.call('echo', 2)]);
    expect(answers).toEqual(['late', 1, 2]);
  });

  it('buffers change hands in both directions', async () => {
    const values = Float64Array.of(1, 2, 3);
    const doubled = await calls.call('double', values, { transfer: [values.buffer] });
    expect(values.length).toBe(0);
    expect(doubled).toEqual(Float64Array.of(2, 4, 6));
  });

  it('a fault crosses with code, reason and sentence', async () => {
    await expect(calls.call('locked', null)).rejects.toMatchObject({
      name: 'Fault',
      code: 'conflict',
      reason: 'data-locked',
      message: 'The folder is in use.',
    });
  });

  it('an error that is no fault arrives as internal', async () => {
    await expect(calls.call('broken', null)).rejects.toMatchObject({ name: 'Fault', code: 'internal' });
  });

  it.each(['nonsense', 'toString', 'constructor'])('a call that is not served (%s) is refused', async (name) => {
    await expect(calls.call(name as 'echo', null)).rejects.toMatchObject({ code: 'unsupported' });
  });

  it('what cannot be sent is a fault of the call', async () => {
    await expect(calls.call('echo', () => 1)).rejects.toMatchObject({ name: 'Fault', code: 'internal' });
  });

  it('waiting calls fail as unreachable when the worker dies', async () => {
    const waiting = calls.call('slow', 60_000);
    calls.post('die', null);
    await expect(waiting).rejects.toMatchObject({ code: 'unreachable', retryable: true });
  });

  it('a call is given up at its deadline and its late answer is ignored', async () => {
    await calls.call('echo', 'worker is up');
    await expect(calls.call('slow', 100, { deadlineMs: 20 })).rejects.toMatchObject({ code: 'timeout' });
    await calls.call('slow', 150);
    expect(news).toEqual([{ news: 'started' }]);
  });

  it('news of the worker is told apart from answers', async () => {
    await calls.call('echo', { id: 1, value: 'looks like an answer' });
    expect(news).toEqual([{ news: 'started' }]);
  });
});
