import { setTimeout as wait } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { type SupervisedThread, supervise } from './supervisor.ts';
import { PATIENCE } from '../testing/patience.ts';

describe('a supervised thread', () => {
  let thread: SupervisedThread | undefined;
  afterEach(() => thread?.dispose());

  function launch() {
    const onCrash = vi.fn<(error: Error, degraded: boolean) => void>();
    const starts: number[] = [];
    const messages: unknown[] = [];
    thread = supervise({
      name: 'test',
      start: () => new Worker(new URL('./testing/echo.worker.ts', import.meta.url)),
      onStart: () => starts.push(performance.now()),
      onMessage: (message) => messages.push(message),
      onCrash,
    });
    const post = (message: unknown) => thread?.post(message);
    return { post, onCrash, starts, messages };
  }
  const die = { call: 'die', input: null };

  it('hands messages both ways', async () => {
    const { post, messages } = launch();
    post({ id: 1, call: 'echo', input: 'hello' });
    await vi.waitFor(() => expect(messages).toContainEqual({ id: 1, value: 'hello' }), PATIENCE);
  });

  it('starts again after a crash, a little later each time, and calls the third crash degraded', async () => {
    const { post, onCrash, starts } = launch();
    for (const crashes of [1, 2, 3]) {
      await vi.waitFor(() => expect(starts).toHaveLength(crashes), PATIENCE);
      post(die);
      await vi.waitFor(() => expect(onCrash).toHaveBeenCalledTimes(crashes), PATIENCE);
    }
    await vi.waitFor(() => expect(starts).toHaveLength(4), PATIENCE);
    expect(onCrash.mock.calls.map(([, degraded]) => degraded)).toEqual([false, false, true]);
    expect(onCrash.mock.calls[0]?.[0].message).toBe('The test thread ended with code 7');
    const [first = 0, second = 0, third = 0, fourth = 0] = starts;
    expect(second - first).toBeGreaterThan(190);
    expect(third - second).toBeGreaterThan(390);
    expect(fourth - third).toBeGreaterThan(790);
  });

  it('is not started again once it was disposed of', async () => {
    const { onCrash, starts } = launch();
    await thread?.dispose();
    await wait(300);
    expect(starts).toHaveLength(1);
    expect(onCrash).not.toHaveBeenCalled();
  });

  it('is torn down only when it has loaded', async () => {
    const { messages } = launch();
    await thread?.dispose();
    expect(messages).toEqual([{ news: 'started' }]);
  });

  it('is not started again when it is disposed of while it waits to be', async () => {
    const { post, onCrash, starts } = launch();
    post(die);
    await vi.waitFor(() => expect(onCrash).toHaveBeenCalledOnce(), PATIENCE);
    await thread?.dispose();
    await wait(300);
    expect(starts).toHaveLength(1);
  });

  it('a message to a thread that is down is lost without an error', async () => {
    const { post, onCrash } = launch();
    post(die);
    await vi.waitFor(() => expect(onCrash).toHaveBeenCalledOnce(), PATIENCE);
    expect(() => post({ id: 1, call: 'echo', input: 1 })).not.toThrow();
  });
});
