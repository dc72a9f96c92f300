import type { MessagePort } from 'node:worker_threads';

/** The first message of a supervised thread that has nothing else to say when it starts. */
export const BEGUN = 'begun';

/**
 * Worker side, once everything is loaded, native code too: from its first message on a thread may be torn down.
 *
 * @param port `parentPort` of the worker
 */
export const sayBegun = (port: MessagePort): void => port.postMessage(BEGUN);
