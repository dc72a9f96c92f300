import { createSocket, type Socket } from 'node:dgram';
import { isIPv4 } from 'node:net';
import { decodeStatusAnswer, encodeStatusRequest } from '../../protocols/nbns.ts';

const PORT = 137;
const WAIT_MS = 700;

/** Names of Windows computers and what behaves like them. */
export function createNetbiosNames() {
  const waiting = new Map<string, (name: string | undefined) => void>();
  let socket: Socket | undefined;
  let nextId = 0;

  function open(): Socket {
    if (socket) return socket;
    socket = createSocket('udp4');
    socket.on('error', () => undefined);
    socket.on('message', (bytes, { address, port }) => {
      const status = port === PORT ? decodeStatusAnswer(bytes) : undefined;
      if (status) waiting.get(`${address} ${String(status.id)}`)?.(status.name);
    });
    socket.unref();
    return socket;
  }

  return {
    of(address: string): Promise<string | undefined> {
      if (!isIPv4(address)) return Promise.resolve(undefined);
      const id = (nextId = (nextId + 1) & 0xffff);
      const key = `${address} ${String(id)}`;
      return new Promise((resolve) => {
        const end = (name: string | undefined): void => {
          clearTimeout(timer);
          waiting.delete(key);
          resolve(name);
        };
        const timer = setTimeout(end, WAIT_MS, undefined);
        waiting.set(key, end);
        open().send(encodeStatusRequest(id), PORT, address, (error) => error && end(undefined));
      });
    },
    close(): void {
      for (const end of waiting.values()) end(undefined);
      socket?.close();
      socket = undefined;
    },
  };
}
