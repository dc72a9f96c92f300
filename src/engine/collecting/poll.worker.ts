import { parentPort, workerData } from 'node:worker_threads';
import { Fault } from '../../contract/faults.ts';
import { withOwn } from '../inspect/own-profiles.ts';
import { profiles } from '../profiles/registry.gen.ts';
import { createSnmp } from '../snmp/snmp.ts';
import { sayBegun } from '../threads/begun.ts';
import { createWire } from './linux-wire.ts';
import type { FromPollThread, PollWorkerData, ToPollThread } from './messages.ts';
import { createPollLoop } from './poll-loop.ts';
import { runLoop } from './poll-thread.ts';

const port = parentPort;
if (port === null) throw new Fault('internal', 'This file is a worker.');

/** Buffers of a message that the receiver takes over. */
function buffersOf(message: FromPollThread): ArrayBuffer[] {
  if (message.kind === 'live') return [message.row.buffer as ArrayBuffer];
  if (message.kind !== 'rounds') return [];
  const { at, rttMs, uptimeTicks, interfaces } = message;
  return [at, rttMs, uptimeTicks, interfaces].map((column) => column.buffer as ArrayBuffer);
}

const clock = { mono: () => performance.now(), wall: () => Date.now() };
const snmp = createSnmp();
const loop = createPollLoop({
  wire: createWire(),
  clock,
  open: snmp.open,
  profiles: withOwn(workerData as PollWorkerData | undefined, profiles),
  post: (message) => port.postMessage(message, buffersOf(message)),
  chance: Math.random,
});
const thread = runLoop(loop, clock);
sayBegun(port);
port.on('message', (message: ToPollThread) => {
  loop.handle(message);
  thread.wake();
});
