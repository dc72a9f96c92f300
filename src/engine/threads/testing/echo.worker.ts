// A worker for tests: answers, fails, waits and dies on request.
import { setTimeout as wait } from 'node:timers/promises';
import { parentPort } from 'node:worker_threads';
import { Fault } from '../../../contract/faults.ts';
import { serve, transferring } from '../thread-calls.ts';

export type EchoCalls = {
  echo: (value: unknown) => unknown;
  double: (values: Float64Array) => Float64Array;
  locked: (input: null) => void;
  broken: (input: null) => void;
  slow: (ms: number) => string;
  die: (input: null) => void;
};

const port = parentPort;
if (!port) throw new Fault('internal', 'This file is a worker.');
serve<EchoCalls>(port, {
  echo: (value) => value,
  double: (values) => {
    const doubled = values.map((value) => value * 2);
    return transferring(doubled, [doubled.buffer]);
  },
  locked: () => {
    throw new Fault('conflict', 'The folder is in use.', { reason: 'data-locked' });
  },
  broken: () => {
    throw new TypeError('a bug');
  },
  slow: async (ms) => {
    await wait(ms);
    return 'late';
  },
  die: () => process.exit(7),
});
port.postMessage({ news: 'started' });
