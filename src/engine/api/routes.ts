import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { calls } from '../../contract/contract.ts';
import type { Call, StreamAnswer } from '../../contract/define.ts';
import { Fault } from '../../contract/faults.ts';
import type { Engine } from '../engine.ts';
import type { Ports } from '../ports.ts';
import { coerceQuery } from './coerce.ts';
import { checkIntent, principalOf, SESSION_COOKIE } from './guard.ts';
import { invoke } from './invoke.ts';
import { sendAnswer, sendStream } from './stream.ts';

type Message = { readonly request: FastifyRequest; readonly reply: FastifyReply; readonly log: Ports['log'] };

function inputOf({ spec }: { readonly spec: Call }, request: FastifyRequest): unknown {
  const { body } = request;
  if (body !== undefined && body !== null && (typeof body !== 'object' || Array.isArray(body)))
    throw new Fault('invalid-input', 'The body must be a JSON object.');
  const query = coerceQuery(spec.input, request.query as Record<string, string>);
  return { ...query, ...(spec.kind === 'command' ? body : {}), ...(request.params as object) };
}

/** The cookie of a session; one that came over TLS never travels without. */
function cookieText(secret: string, maxAgeS: number, { protocol }: FastifyRequest): string {
  const secure = protocol === 'https' ? '; Secure' : '';
  return `${SESSION_COOKIE}=${secret}; Path=/; HttpOnly; SameSite=Strict; Max-Age=${String(maxAgeS)}${secure}`;
}

async function carryOut(call: { name: string; spec: Call }, engine: Engine, { request, reply, log }: Message) {
  const principal = principalOf(request.headers, engine.access);
  if (call.spec.kind === 'command') checkIntent(request.headers, principal);
  const value = await invoke(
    engine,
    { name: call.name, input: inputOf(call, request) },
    {
      principal,
      remote: request.ip,
      setCookie: (secret, maxAgeS) => void reply.header('set-cookie', cookieText(secret, maxAgeS, request)),
    },
  );
  if (call.spec.kind === 'stream') return sendStream(reply, value as StreamAnswer, log);
  const status = call.spec.status ?? 200;
  return sendAnswer(reply.code(status), status === 204 ? undefined : value);
}

/** One route for each call of the contract that has an address. */
export function addCalls(app: FastifyInstance, engine: Engine, log: Ports['log']): void {
  for (const [name, spec] of Object.entries(calls) as [string, Call][]) {
    if (spec.http === undefined) continue;
    const [method = '', path = ''] = spec.http.split(' ');
    app.route({
      method,
      url: path.replaceAll(/\{(\w+)\}/g, ':$1'),
      ...(spec.bodyLimit !== undefined && { bodyLimit: spec.bodyLimit }),
      // A HEAD would read all of it, to throw it away.
      ...(spec.kind === 'stream' && { exposeHeadRoute: false }),
      handler: (request, reply) => carryOut({ name, spec }, engine, { request, reply, log }),
    });
  }
}
