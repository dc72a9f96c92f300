// Loaded into the program and each of its threads by the soak: at every SIGUSR2 the next thing goes wrong inside it.
import { syncBuiltinESMExports } from 'node:module';
import threads, { getEnvironmentData, isMainThread, setEnvironmentData } from 'node:worker_threads';

const CLOCK = 'rig.clock';
const STEP_S = 600;
const COLLECT_EVERY_MS = 5000;

setInterval(() => globalThis.gc?.(), COLLECT_EVERY_MS).unref();

if (isMainThread) setEnvironmentData(CLOCK, new SharedArrayBuffer(4));
/** Seconds by which the clock of the wall is wrong, for all threads. */
const wrongByS = new Int32Array(getEnvironmentData(CLOCK));
const now = Date.now;
Date.now = () => now() + Atomics.load(wrongByS, 0) * 1000;

/** Makes the threads of the program end by themselves, as after a crash. */
function mortal() {
  const alive = new Map();
  const { Worker } = threads;
  threads.Worker = class extends Worker {
    constructor(url, options) {
      super(url, options);
      alive.set(options?.name, this);
    }
  };
  syncBuiltinESMExports();
  return (name) => () => void alive.get(name)?.terminate();
}

if (isMainThread) {
  const end = mortal();
  const setClock = (seconds) => () => Atomics.store(wrongByS, 0, seconds);
  const deeds = [end('probe'), end('storage'), setClock(STEP_S), end('care'), setClock(0)];
  let done = 0;
  process.on('SIGUSR2', () => {
    deeds[done % deeds.length]();
    done += 1;
  });
}
