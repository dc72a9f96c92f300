import { once } from 'node:events';
import type { ClientRequest, IncomingMessage } from 'node:http';
import { WebSocket } from 'ws';
import type { Push, Reply } from '../../../src/contract/contract.ts';

export type OpenSocket = {
  /** The code it was refused or closed with at once; undefined while it is open. */
  readonly closedWith: number | undefined;
  /** The code it is closed with in the end. */
  readonly closed: Promise<number>;
  readonly pushes: readonly Push[];
  ask(name: string, input: unknown): Promise<Reply>;
  end(): void;
};

/** A WebSocket to a server of ours; resolves when it is known whether it was let in. */
export async function openSocket(url: string, headers: Record<string, string>): Promise<OpenSocket> {
  const socket = new WebSocket(new URL('/api/v1/ws', url.replace('http', 'ws')), { headers });
  // Who is refused before the handshake gets a status of HTTP; it counts as a code of its own: 401 is 4401.
  const refused = new Promise<number>((resolve) => {
    socket.once('unexpected-response', (request: ClientRequest, response: IncomingMessage) => {
      resolve(4000 + (response.statusCode ?? 0));
      request.destroy();
    });
  });
  const closed = Promise.race([refused, once(socket, 'close').then(([code]) => Number(code))]);
  socket.on('error', () => undefined);
  const waiting = new Map<number, (reply: Reply) => void>();
  const pushes: Push[] = [];
  let next = 1;
  socket.on('message', (data: Buffer) => {
    const message = JSON.parse(data.toString()) as Reply | Push;
    if ('topic' in message) pushes.push(message);
    else waiting.get(message.id)?.(message);
  });
  const ask = (name: string, input: unknown): Promise<Reply> =>
    new Promise((resolve) => {
      const id = next++;
      waiting.set(id, resolve);
      socket.send(JSON.stringify({ id, name, input }));
    });
  await Promise.race([once(socket, 'open'), closed]);
  // A refusal comes right behind the handshake; an answer says that there was none.
  const open = socket.readyState === WebSocket.OPEN ? ask('access.me', {}).then(() => undefined) : undefined;
  const closedWith = await Promise.race([open ?? closed, closed]);
  return { closedWith, closed, pushes, ask, end: () => socket.terminate() };
}
