import { Worker } from 'node:worker_threads';
import { supervise } from '../threads/supervisor.ts';
import type { Drawn, FromTopologyThread, Match, Spot, ToTopologyThread } from './messages.ts';

export type TopologyThread = {
  post(message: Exclude<ToTopologyThread, { kind: 'find' | 'locate' }>): void;
  /** Empty when the thread is down. */
  find(q: string): Promise<readonly Match[]>;
  /** Where each address is; null where nothing knows. */
  locate(macs: readonly string[]): Promise<readonly (Spot | null)[]>;
  dispose(): Promise<void>;
};
export type TopologyThreadOptions = {
  /** URL of `topology.worker` in this layout (source or bundle). */
  readonly workerUrl: URL;
  /** All that a fresh thread must know. */
  readonly onStart: (post: (message: ToTopologyThread) => void) => void;
  readonly onDrawn: (drawn: Drawn) => void;
  readonly onCrash: (error: Error, degraded: boolean) => void;
};

type Answer = Extract<FromTopologyThread, { request: number }>;

/** The thread that draws the map: at a thousand devices that takes longer than the main thread may be held. */
export function createTopologyThread({ workerUrl, onStart, onDrawn, onCrash }: TopologyThreadOptions): TopologyThread {
  const waiting = new Map<number, (answer: Answer | undefined) => void>();
  let last = 0;
  const thread = supervise({
    name: 'topology',
    start: () => new Worker(workerUrl, { name: 'topology' }),
    onStart: (post) => onStart((message) => post(message)),
    onMessage(message) {
      const told = message as FromTopologyThread;
      if (told.kind === 'drawn') return onDrawn(told);
      waiting.get(told.request)?.(told);
      waiting.delete(told.request);
    },
    onCrash(error, degraded) {
      for (const settle of waiting.values()) settle(undefined);
      waiting.clear();
      onCrash(error, degraded);
    },
  });
  const ask = (make: (request: number) => ToTopologyThread): Promise<Answer | undefined> =>
    new Promise((resolve) => {
      last += 1;
      waiting.set(last, resolve);
      thread.post(make(last));
    });
  return {
    post: (message) => thread.post(message),
    async find(q) {
      const answer = await ask((request) => ({ kind: 'find', request, q }));
      return answer?.kind === 'found' ? answer.matches : [];
    },
    async locate(macs) {
      const answer = await ask((request) => ({ kind: 'locate', request, macs }));
      return answer?.kind === 'located' ? answer.spots : macs.map(() => null);
    },
    async dispose() {
      for (const settle of waiting.values()) settle(undefined);
      waiting.clear();
      await thread.dispose();
    },
  };
}
