import type { MessagePort, Transferable } from 'node:worker_threads';
import { Fault, type FaultData } from '../../contract/faults.ts';

/** What a thread answers: one function type for each call, with one plain-data input. */
export type ThreadApi = Record<string, (input: never) => unknown>;
type Input<F> = F extends (input: infer I) => unknown ? I : never;
type Output<F> = F extends (input: never) => infer O ? O : never;

/** A result whose buffers change hands instead of being copied. */
class Transferred<T> {
  readonly value: T;
  readonly buffers: readonly Transferable[];
  constructor(value: T, buffers: readonly Transferable[]) {
    this.value = value;
    this.buffers = buffers;
  }
}
export const transferring = <T>(value: T, buffers: readonly Transferable[]): Transferred<T> =>
  new Transferred(value, buffers);

type Answer<T> = T | Transferred<T>;
export type Handlers<A extends ThreadApi> = {
  readonly [K in keyof A]: (input: Input<A[K]>) => Answer<Output<A[K]>> | Promise<Answer<Output<A[K]>>>;
};

/** `id` is absent on a message that wants no answer. */
type Request = { readonly id?: number; readonly call: string; readonly input: unknown };
type Reply = { readonly id: number; readonly value?: unknown; readonly fault?: FaultData };

const isReply = (message: unknown): message is Reply =>
  typeof message === 'object' && message !== null && 'id' in message && ('value' in message || 'fault' in message);

type ServeOptions = {
  /** A message that wanted no answer failed; without this the worker ends, so that nothing fails in silence. */
  readonly onFault?: (fault: Fault) => void;
};

/**
 * Worker side: answers the calls that arrive on the port, several at a time. A thrown Fault crosses as `FaultData`.
 *
 * @param port `parentPort` of a worker
 */
export function serve<A extends ThreadApi>(port: MessagePort, handlers: Handlers<A>, options: ServeOptions = {}): void {
  const answer = async (request: Request): Promise<void> => {
    if (!Object.hasOwn(handlers, request.call)) throw new Fault('unsupported', `No thread call "${request.call}"`);
    const result: unknown = await handlers[request.call]?.(request.input as never);
    if (request.id === undefined) return;
    const moved = result instanceof Transferred;
    const reply: Reply = { id: request.id, value: moved ? result.value : result };
    port.postMessage(reply, moved ? [...result.buffers] : []);
  };
  port.on('message', (request: Request) => {
    answer(request).catch((thrown: unknown) => {
      const fault = Fault.from(thrown);
      if (request.id !== undefined) port.postMessage({ id: request.id, fault: fault.toData() } satisfies Reply);
      else if (options.onFault) options.onFault(fault);
      else throw thrown;
    });
  });
}

type Post = (message: unknown, transfer?: readonly Transferable[]) => void;
type CallOptions = {
  readonly transfer?: readonly Transferable[];
  /** How long an answer may take, ms; without it as long as the worker lives. */
  readonly deadlineMs?: number;
};

export type ThreadCaller<A extends ThreadApi> = {
  /** @throws {Fault} what the handler threw; `timeout` after the deadline; what `failAll` was given */
  call<K extends keyof A & string>(name: K, input: Input<A[K]>, options?: CallOptions): Promise<Awaited<Output<A[K]>>>;
  /** Sends without waiting for an answer. */
  post<K extends keyof A & string>(name: K, input: Input<A[K]>, transfer?: readonly Transferable[]): void;
  /** Hands in a message of the worker. @returns false when it is not an answer but news of its own */
  receive(message: unknown): boolean;
  /** Rejects every waiting call; to be called when the worker dies. `unreachable` unless another fault is given. */
  failAll(fault?: Fault): void;
};

type Waiting = {
  readonly resolve: (value: unknown) => void;
  readonly reject: (fault: Fault) => void;
  readonly timer: NodeJS.Timeout | undefined;
};

/**
 * Main side: typed calls over any `post` to a worker (a supervised one, or `worker.postMessage`).
 * A late answer to a call that was given up is ignored.
 */
export function callThread<A extends ThreadApi>(post: Post): ThreadCaller<A> {
  const waiting = new Map<number, Waiting>();
  let lastId = 0;

  const take = (id: number): Waiting | undefined => {
    const entry = waiting.get(id);
    waiting.delete(id);
    clearTimeout(entry?.timer);
    return entry;
  };

  const call = (name: string, input: unknown, options: CallOptions = {}): Promise<unknown> => {
    const id = ++lastId;
    return new Promise((resolve, reject) => {
      const timer =
        options.deadlineMs === undefined ? undefined : setTimeout(() => expire(id, name), options.deadlineMs);
      waiting.set(id, { resolve, reject, timer });
      try {
        post({ id, call: name, input } satisfies Request, options.transfer);
      } catch (thrown) {
        take(id)?.reject(Fault.from(thrown));
      }
    });
  };
  const expire = (id: number, name: string) =>
    take(id)?.reject(new Fault('timeout', `The thread did not answer "${name}" in time`));

  return {
    call: call as ThreadCaller<A>['call'],
    post: (name, input, transfer) => post({ call: name, input } satisfies Request, transfer),
    receive(message) {
      if (!isReply(message)) return false;
      const entry = take(message.id);
      if (message.fault) entry?.reject(Fault.fromData(message.fault));
      else entry?.resolve(message.value);
      return true;
    },
    failAll(fault = new Fault('unreachable', 'The thread ended before it answered')) {
      for (const id of waiting.keys()) take(id)?.reject(fault);
    },
  };
}
