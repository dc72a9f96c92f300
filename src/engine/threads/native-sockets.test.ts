import { once } from 'node:events';
import { readdirSync, readlinkSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { expect, it, vi } from 'vitest';
import { PATIENCE } from '../testing/patience.ts';

/** Sockets of this process, whoever opened them. */
const sockets = (): number =>
  readdirSync('/proc/self/fd').filter((fd) => {
    try {
      return readlinkSync(`/proc/self/fd/${fd}`).startsWith('socket:');
    } catch {
      return false;
    }
  }).length;

const THREADS = {
  'probing/probe.worker.ts': { signal: new SharedArrayBuffer(4), watchReplies: false },
  'collecting/poll.worker.ts': { profiles: [] },
  'discovery/discovery.worker.ts': { profiles: [] },
};

it.skipIf(process.platform !== 'linux').each(Object.entries(THREADS))(
  'no socket stays open when %s is ended by force',
  async (file, workerData) => {
    const before = sockets();
    const worker = new Worker(new URL(`../${file}`, import.meta.url), { workerData });
    // As the supervisor does: what is half opened is nobody's yet.
    await once(worker, 'message');
    await vi.waitFor(() => expect(sockets()).toBeGreaterThan(before), PATIENCE);
    await worker.terminate();
    await vi.waitFor(() => expect(sockets()).toBe(before), PATIENCE);
  },
);
