import { Worker } from 'node:worker_threads';
import { type SupervisedThread, supervise } from '../threads/supervisor.ts';
import type { FromProbeThread, ProbeWorkerData, ToProbeThread } from './probe-messages.ts';
import type { Prober, ProberOptions, PingTarget } from './probing.ts';

/**
 * Starts the probe thread. It is restarted when it crashes and is then given all targets again;
 * rounds that were in flight are lost.
 */
export function createProber(options: ProberOptions): Prober {
  const targets = new Map<number, PingTarget>();
  const signal = new Int32Array(new SharedArrayBuffer(4));
  const workerData: ProbeWorkerData = {
    signal: signal.buffer,
    onlyMethod: options.onlyMethod,
    watchReplies: options.onReplies !== undefined,
  };
  const send = (thread: Pick<SupervisedThread, 'post'>, message: ToProbeThread) => {
    thread.post(message);
    Atomics.add(signal, 0, 1);
    Atomics.notify(signal, 0);
  };

  const thread = supervise({
    name: 'probe',
    start: () => new Worker(options.workerUrl, { name: 'probe', workerData }),
    onStart: (post) => send({ post }, { kind: 'update', put: [...targets.values()], remove: [] }),
    onMessage: (message) => receive(message as FromProbeThread, options),
    onCrash: options.onCrash,
  });

  return {
    update(put, remove) {
      for (const number of remove) targets.delete(number);
      for (const target of put) targets.set(target.number, target);
      send(thread, { kind: 'update', put, remove });
    },
    runNow(numbers) {
      send(thread, { kind: 'run', numbers });
    },
    dispose: () => thread.dispose(),
  };
}

function receive(message: FromProbeThread, options: ProberOptions): void {
  switch (message.kind) {
    case 'rounds':
      return options.onRounds(message.rows);
    case 'replies':
      return options.onReplies?.(message.rows);
    case 'method':
      return options.onMethod(message.report);
  }
}
