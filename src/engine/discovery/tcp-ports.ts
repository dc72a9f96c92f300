import { createConnection, type Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import type { Rate } from './pace.ts';

/** What a host's ports say: `open` ones, and whether it answered at all, be it by refusing. */
export type PortsFound = { readonly open: readonly number[]; readonly isAlive: boolean; readonly rttMs: number | null };
type Verdict = 'open' | 'refused' | 'silent';

function connectOnce(address: string, port: number, timeoutMs: number, signal: AbortSignal): Promise<Verdict> {
  return new Promise((resolve) => {
    const socket: Socket = createConnection({ host: address, port });
    const end = (verdict: Verdict): void => {
      signal.removeEventListener('abort', stop);
      // A reset instead of a farewell: nothing was said, and no port of this computer stays in TIME-WAIT.
      socket.resetAndDestroy();
      resolve(verdict);
    };
    const stop = (): void => end('silent');
    signal.addEventListener('abort', stop, { once: true });
    socket.setTimeout(timeoutMs, stop);
    socket.once('connect', () => end('open'));
    socket.on('error', (error: NodeJS.ErrnoException) => end(error.code === 'ECONNREFUSED' ? 'refused' : 'silent'));
  });
}

/** Tries to connect to some ports, a few at a time, and says which took it. */
export async function findPorts(
  address: string,
  { ports, rate, timeoutMs }: { readonly ports: readonly number[]; readonly rate: Rate; readonly timeoutMs: number },
  signal: AbortSignal,
): Promise<PortsFound> {
  const open: number[] = [];
  let rttMs: number | null = null;
  let isAlive = false;
  await Promise.all(
    ports.map(async (port) => {
      await rate.take(1, signal);
      const began = performance.now();
      const verdict = await connectOnce(address, port, timeoutMs, signal);
      if (verdict === 'silent') return;
      isAlive = true;
      rttMs = Math.min(rttMs ?? Number.POSITIVE_INFINITY, performance.now() - began);
      if (verdict === 'open') open.push(port);
    }),
  );
  // Sockets that were destroyed let go of their handles in the next turn.
  await wait(0);
  return { open: open.sort((a, b) => a - b), isAlive, rttMs };
}
