import type { MessagePort } from 'node:worker_threads';
import { receiveMessageOnPort } from 'node:worker_threads';
import type { IcmpSocket } from './icmp-socket.ts';
import type { ProbeLoop } from './probe-loop.ts';
import type { ToProbeThread } from './probe-messages.ts';
import type { ProbeClock } from './rounds.ts';

export type ProbeThreadOptions = {
  readonly loop: ProbeLoop;
  readonly socket: IcmpSocket;
  readonly clock: ProbeClock;
  readonly port: MessagePort;
};

/**
 * Blocks the thread for good: exact wake-ups without an event loop in between.
 *
 * @param signal counts messages; whoever posts one adds to it and wakes the thread, which takes them by hand
 */
export function runBlocking(options: ProbeThreadOptions, signal: Int32Array<SharedArrayBuffer>): never {
  const { loop, socket, clock, port } = options;
  let seen = -1;
  for (;;) {
    const count = Atomics.load(signal, 0);
    if (count !== seen) handleMessages(loop, port);
    seen = count;
    const ms = loop.step() - clock.mono();
    if (ms <= 0) continue;
    if (socket.wait !== undefined && loop.isWaiting()) socket.wait(ms);
    else Atomics.wait(signal, 0, seen, ms);
  }
}

/** The same for methods that start processes or open connections: leaves the thread to the event loop meanwhile. */
export function runOnEventLoop({ loop, clock, port }: ProbeThreadOptions): void {
  let timer: NodeJS.Timeout | undefined;
  const run = () => {
    clearTimeout(timer);
    timer = setTimeout(run, Math.max(1, loop.step() - clock.mono()));
  };
  port.on('message', (message: ToProbeThread) => {
    loop.handle(message);
    run();
  });
  run();
}

function handleMessages(loop: ProbeLoop, port: MessagePort): void {
  for (let next = receiveMessageOnPort(port); next !== undefined; next = receiveMessageOnPort(port)) {
    loop.handle(next.message as ToProbeThread);
  }
}
