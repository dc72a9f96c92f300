import type { FastifyInstance } from 'fastify';
import type { WebSocket } from 'ws';
import type { Principal } from '../../contract/access.ts';
import type { Engine } from '../engine.ts';
import type { TopicName } from '../../contract/system.ts';
import { parseJson } from '../lib/json.ts';
import { checkHost, checkOrigin, principalOf } from './guard.ts';
import { answer } from './invoke.ts';

/** A listener that does not read is dropped before it costs memory. */
const BACKLOG_BYTES = 8 * 1024 * 1024;
/** Going away; the browser comes back. */
const CLOSE_SLOW = 1013;
/** What let this connection in has ended. */
const CLOSE_ENDED = 4401;

/** One text per payload, however many sockets get it. */
const texts = new WeakMap<object, string>();
function frame(topic: TopicName, payload: unknown): string {
  if (typeof payload !== 'object' || payload === null) return JSON.stringify({ topic, payload });
  const known = texts.get(payload);
  if (known !== undefined) return known;
  const text = JSON.stringify({ topic, payload });
  texts.set(payload, text);
  return text;
}

function serve(socket: WebSocket, engine: Engine, principal: Principal): void {
  const subscription = engine.topicsFor(principal).subscribe((topic, payload) => {
    if (socket.bufferedAmount > BACKLOG_BYTES) socket.close(CLOSE_SLOW, 'too slow');
    else socket.send(frame(topic, payload));
  });
  const forget = engine.access.onEnd(principal, () => socket.close(CLOSE_ENDED, 'sign in again'));
  socket.on('close', () => {
    forget();
    subscription.end();
  });
  socket.on('error', () => socket.terminate());
  socket.on('message', (data: Buffer) => {
    engine.access.touch(principal);
    const context = { principal, subscribe: (names: readonly TopicName[]) => subscription.choose(names) };
    void answer(engine, parseJson(data.toString()), context).then((reply) => socket.send(JSON.stringify(reply)));
  });
}

/** `/api/v1/ws`: the same envelope as IPC, and the live streams. */
export function addWebSocket(app: FastifyInstance, engine: Engine, onLoopback: boolean): void {
  app.get('/api/v1/ws', { websocket: true }, (socket, request) => {
    try {
      checkHost(request.headers, onLoopback);
      checkOrigin(request.headers);
      const principal = principalOf(request.headers, engine.access);
      if (principal) serve(socket, engine, principal);
      else socket.close(4401, 'sign in first');
    } catch {
      socket.close(4403, 'refused');
    }
  });
}
