import { parentPort, workerData } from 'node:worker_threads';
import { openSocket } from './methods.ts';
import { createProbeLoop } from './probe-loop.ts';
import type { FromProbeThread, ProbeWorkerData } from './probe-messages.ts';
import { runBlocking, runOnEventLoop } from './probe-thread.ts';

const { signal, onlyMethod, watchReplies } = workerData as ProbeWorkerData;
const port = parentPort;
if (port === null) throw new Error('probe.worker runs as a worker thread only');
const post = (message: FromProbeThread) => {
  port.postMessage(message, message.kind === 'method' ? [] : [message.rows.buffer as ArrayBuffer]);
};

const clock = { mono: () => performance.now(), wall: () => Date.now() };
const { socket, report } = await openSocket(onlyMethod);
post({ kind: 'method', report });
const loop = createProbeLoop({
  socket,
  clock,
  onRounds: (rows) => post({ kind: 'rounds', rows }),
  onReplies: watchReplies ? (rows) => post({ kind: 'replies', rows }) : undefined,
});
const thread = { loop, socket, clock, port };
if (socket.needsEventLoop) runOnEventLoop(thread);
else runBlocking(thread, new Int32Array(signal));
