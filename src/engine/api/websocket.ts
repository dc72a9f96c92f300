import type { FastifyInstance } from 'fastify';
import type { WebSocket } from 'ws';
import type { Principal } from '../../contract/access.ts';
import type { CallContext, Reply } from '../../contract/contract.ts';
import { Fault } from '../../contract/faults.ts';
import type { TopicName } from '../../contract/system.ts';
import type { Engine } from '../engine.ts';
import { callerOf } from './gate.ts';
import { principalOf } from './guard.ts';
import { answer } from './invoke.ts';
import type { RateLimit } from './rate-limit.ts';
import { parseStrictJson } from './strict-json.ts';

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

type Caller = { readonly principal: Principal; readonly remote: string };

/** The request of a frame, and what it says it is called where that can be read. */
async function take(text: string, engine: Engine, context: CallContext, pay: () => void): Promise<Reply> {
  let request: unknown;
  try {
    request = parseStrictJson(text);
    pay();
  } catch (thrown) {
    const id = typeof request === 'object' && request !== null && 'id' in request ? request.id : 0;
    return { id: typeof id === 'number' ? id : 0, ok: false, fault: Fault.from(thrown).toData() };
  }
  return answer(engine, request, context);
}

function serve(socket: WebSocket, engine: Engine, { principal, remote }: Caller, limit: RateLimit): void {
  const subscription = engine.topicsFor(principal).subscribe((topic, payload) => {
    if (socket.bufferedAmount > BACKLOG_BYTES) socket.close(CLOSE_SLOW, 'too slow');
    else socket.send(frame(topic, payload));
  });
  const subscribe = (names: readonly TopicName[]) => subscription.choose(names);
  const pay = () => limit.take(callerOf(principal, remote));
  const forget = engine.access.onEnd(principal, () => socket.close(CLOSE_ENDED, 'sign in again'));
  socket.on('close', () => {
    forget();
    subscription.end();
  });
  socket.on('error', () => socket.terminate());
  socket.on('message', (data: Buffer) => {
    engine.access.touch(principal);
    void take(data.toString(), engine, { principal, remote, subscribe }, pay).then((reply) =>
      socket.send(JSON.stringify(reply)),
    );
  });
}

/** `/api/v1/ws`: the same envelope as IPC, and the live streams. Who is not let in gets an HTTP status, no socket. */
export function addWebSocket(app: FastifyInstance, engine: Engine, limit: RateLimit): void {
  const signedIn = (headers: Parameters<typeof principalOf>[0]): Principal => {
    const principal = principalOf(headers, engine.access);
    if (principal === undefined) throw new Fault('auth-failed', 'Sign in first, or send an access token.');
    return principal;
  };
  app.get(
    '/api/v1/ws',
    { websocket: true, preValidation: async ({ headers }) => void signedIn(headers) },
    (socket, request) => serve(socket, engine, { principal: signedIn(request.headers), remote: request.ip }, limit),
  );
}
