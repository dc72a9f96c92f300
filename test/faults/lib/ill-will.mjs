// Loaded into the program and each of its threads by the soak: at every SIGUSR2 the next thing goes wrong inside it.
import { appendFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { setFlagsFromString } from 'node:v8';
import threads, { getEnvironmentData, isMainThread, setEnvironmentData, threadName } from 'node:worker_threads';

const CLOCK = 'rig.clock';
const KEPT = 'rig.kept';
/** Threads that live as long as the program and have an event loop, each with its place among the numbers. */
const LASTING = ['main', 'storage'];
const STEP_S = 600;
/** What the clock is wrong by from the beginning. */
const BASE_S = Number(process.env.RIG_CLOCK_S ?? 0);
const COLLECT_EVERY_MS = 5000;

if (isMainThread) {
  // What the engine notes and makes of a function when it has run often is no object of the program.
  for (const flag of [
    '--no-opt',
    '--no-maglev',
    '--no-sparkplug',
    '--no-flush-bytecode',
    '--no-lazy-feedback-allocation',
  ])
    setFlagsFromString(flag);
  setEnvironmentData(CLOCK, new SharedArrayBuffer(4));
  Atomics.store(new Int32Array(getEnvironmentData(CLOCK)), 0, BASE_S);
  setEnvironmentData(KEPT, new SharedArrayBuffer(8 * LASTING.length));
}
/** Bytes of objects that are left after a collection, by thread. */
const kept = new Float64Array(getEnvironmentData(KEPT));
const place = LASTING.indexOf(isMainThread ? 'main' : threadName);

setInterval(() => {
  // Also what is only reachable by weak and ageing references, which a usual collection leaves for later.
  globalThis.gc?.({ type: 'major', execution: 'sync', flavor: 'last-resort' });
  if (place >= 0) kept[place] = process.memoryUsage().heapUsed;
  // By a clock that the rig does not set.
  const at = performance.timeOrigin + performance.now();
  const file = process.env.RIG_KEPT;
  if (isMainThread && file) appendFileSync(file, `${at} ${kept.join(' ')}\n`);
}, COLLECT_EVERY_MS).unref();

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
  const deeds = [end('probe'), end('storage'), setClock(BASE_S + STEP_S), end('care'), setClock(BASE_S)];
  let done = 0;
  process.on('SIGUSR2', () => {
    deeds[done % deeds.length]();
    done += 1;
  });
}
