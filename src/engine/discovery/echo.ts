import { type IcmpSocket, SEND } from '../probing/icmp-socket.ts';

/** Replies are looked for this often while any is waited for. */
const LOOK_EVERY_MS = 4;
const AGAIN_MS = 5;

export type Echo = 'silent' | 'blocked' | { readonly rttMs: number };
type Waiting = { readonly generation: number; readonly sentAt: number; readonly end: (echo: Echo) => void };

/** Single pings over a socket of the ping engine, many at a time. */
export function createEcho(socket: IcmpSocket) {
  const waiting = new Map<number, Waiting>();
  let generation = 0;
  let nextSlot = 0;
  let timer: NodeJS.Timeout | undefined;

  const settle = (slot: number, of: number, echo: (sentAt: number) => Echo): void => {
    const one = waiting.get(slot);
    if (one?.generation === of) one.end(echo(one.sentAt));
  };
  const look = (): void => {
    timer = undefined;
    socket.receive({
      reply: (slot, of, at) => settle(slot, of, (sentAt) => ({ rttMs: Math.max(0, at - sentAt) })),
      unsent: (slot, of) => settle(slot, of, () => 'blocked'),
    });
    watch();
  };
  const watch = (): void => {
    if (waiting.size > 0) timer ??= setTimeout(look, LOOK_EVERY_MS);
  };

  /** One echo request. @param timeoutMs how long a reply is waited for */
  function ping(address: string, timeoutMs: number, signal: AbortSignal): Promise<Echo> {
    const probe = { address, timeoutMs, number: 0, intervalMs: 1000, count: 1, size: 56, dscp: 0 };
    const send = socket.prepare(probe);
    const slot = (nextSlot = (nextSlot + 1) & 0xffff_ffff) >>> 0;
    const own = (generation = (generation + 1) >>> 0);
    return new Promise((resolve) => {
      let limit: NodeJS.Timeout | undefined;
      const end = (echo: Echo): void => {
        clearTimeout(limit);
        signal.removeEventListener('abort', stop);
        waiting.delete(slot);
        resolve(echo);
      };
      const stop = (): void => end('silent');
      const attempt = (): void => {
        const result = send(slot, own, 1);
        if (result === SEND.blocked) return end('blocked');
        if (result === SEND.lost) return end('silent');
        if (result === SEND.again) {
          limit = setTimeout(attempt, AGAIN_MS);
          return;
        }
        waiting.set(slot, { generation: own, sentAt: socket.sentAt(), end });
        limit = setTimeout(stop, timeoutMs + socket.graceMs);
        watch();
      };
      if (signal.aborted) return resolve('silent');
      signal.addEventListener('abort', stop, { once: true });
      attempt();
    });
  }

  return {
    ping,
    close(): void {
      clearTimeout(timer);
      for (const { end } of waiting.values()) end('silent');
      socket.close();
    },
  };
}
export type EchoClient = Pick<ReturnType<typeof createEcho>, 'ping' | 'close'>;
