import { Worker } from 'node:worker_threads';
import type { Profile } from '../profiles/profile.ts';
import { type SupervisedThread, supervise } from '../threads/supervisor.ts';
import type {
  DiscoveryWorkerData,
  FromDiscoveryThread,
  NeighbourEntry,
  ScanOrder,
  ToDiscoveryThread,
} from './messages.ts';

/** So long the thread stays after the last scan: somebody may type another credential. */
const LINGER_MS = 5000;
/** So long it has to close its sockets before it is ended from outside. */
const GRACE_MS = 1000;

export type ScannerOptions = {
  /** URL of `discovery.worker` in this layout (source or bundle). */
  readonly workerUrl: URL;
  readonly profiles: readonly Profile[];
  readonly neighbours: () => Promise<readonly NeighbourEntry[]>;
  readonly onMessage: (message: Exclude<FromDiscoveryThread, { kind: 'neighbours-wanted' }>) => void;
  /** What begins the scans that run again where they were. */
  readonly running: () => readonly ToDiscoveryThread[];
  readonly onCrash: (error: Error, degraded: boolean) => void;
};

/** The thread that scans: started with the first scan, ended after the last. */
export function createScanner(options: ScannerOptions) {
  let thread: SupervisedThread | undefined;
  let timer: NodeJS.Timeout | undefined;
  let isStarting = false;

  const post = (message: ToDiscoveryThread): void => thread?.post(message);
  function hear(message: FromDiscoveryThread): void {
    if (message.kind !== 'neighbours-wanted') return options.onMessage(message);
    options.neighbours().then(
      (entries) => post({ kind: 'neighbours', entries }),
      () => post({ kind: 'neighbours', entries: [] }),
    );
  }
  function start(): void {
    clearTimeout(timer);
    if (thread) return;
    const workerData: DiscoveryWorkerData = { profiles: options.profiles };
    isStarting = true;
    thread = supervise({
      name: 'discovery',
      start: () => new Worker(options.workerUrl, { name: 'discovery', workerData }),
      onStart: (send) => {
        // The first time there is nothing yet to be begun again.
        if (!isStarting) for (const message of options.running()) send(message);
      },
      onMessage: (message) => hear(message as FromDiscoveryThread),
      onCrash: options.onCrash,
    });
    isStarting = false;
  }
  async function end(): Promise<void> {
    clearTimeout(timer);
    const last = thread;
    thread = undefined;
    last?.post({ kind: 'stop' });
    await last?.dispose(GRACE_MS);
  }

  return {
    scan(order: ScanOrder): void {
      start();
      post({ kind: 'scan', order });
    },
    post,
    /** Nothing runs any more. */
    rest(): void {
      clearTimeout(timer);
      timer = setTimeout(() => void end(), LINGER_MS);
      timer.unref();
    },
    dispose: end,
  };
}
export type Scanner = ReturnType<typeof createScanner>;
