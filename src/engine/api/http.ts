import fastifyHelmet from '@fastify/helmet';
import fastifyStatic from '@fastify/static';
import fastifyWebsocket from '@fastify/websocket';
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { calls } from '../../contract/contract.ts';
import type { Call, StreamAnswer } from '../../contract/define.ts';
import { Fault } from '../../contract/faults.ts';
import { assertWhole } from '../access/access.ts';
import type { Engine } from '../engine.ts';
import type { Ports } from '../ports.ts';
import { coerceQuery } from './coerce.ts';
import { CONTENT_TYPES, exposition, formatFor } from './exposition.ts';
import { checkHost, checkOrigin, principalOf, SESSION_COOKIE } from './guard.ts';
import { invoke } from './invoke.ts';
import { openApi } from './openapi.ts';
import { problemOf } from './problem.ts';
import { scrape } from './prometheus.ts';
import { prometheusApi } from './prometheus-api.ts';
import { sendAnswer, sendStream } from './stream.ts';
import { addWebSocket } from './websocket.ts';

const BODY_LIMIT = 1024 * 1024;
const FRAME_LIMIT = 1024 * 1024;

export type HttpOptions = {
  readonly host: string;
  /** 0 lets the system choose. */
  readonly port: number;
  /** The built interface; absent: REST and WebSocket only. */
  readonly rendererDir: string | undefined;
};
export type HttpServer = { readonly url: string; close(): Promise<void> };

const onLoopback = (host: string): boolean => host === 'localhost' || host === '::1' || host.startsWith('127.');

const CONTENT_SECURITY = {
  useDefaults: false,
  directives: {
    defaultSrc: ["'none'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'"],
    imgSrc: ["'self'", 'data:', 'blob:'],
    fontSrc: ["'self'"],
    connectSrc: ["'self'"],
    objectSrc: ["'none'"],
    baseUri: ["'none'"],
    formAction: ["'none'"],
    frameAncestors: ["'none'"],
    requireTrustedTypesFor: ["'script'"],
  },
};

function sendFault(reply: FastifyReply, fault: Fault): FastifyReply {
  const problem = problemOf(fault);
  if (problem.status === 401) reply.header('www-authenticate', 'Bearer');
  return reply.code(problem.status).type('application/problem+json').send(problem);
}

/** Fastify's own errors (body too large, broken JSON, unknown media type) in our words. */
function faultOf(thrown: unknown): Fault {
  const status = thrown instanceof Error && 'statusCode' in thrown ? Number(thrown.statusCode) : 0;
  if (thrown instanceof Error && !(thrown instanceof Fault) && status >= 400 && status < 500)
    return new Fault('invalid-input', thrown.message, { cause: thrown });
  return Fault.from(thrown);
}

async function carryOut(
  call: { name: string; spec: Call },
  engine: Engine,
  message: { request: FastifyRequest; reply: FastifyReply; log: Ports['log'] },
) {
  const { request, reply } = message;
  const isRead = call.spec.kind !== 'command';
  if (!isRead) checkOrigin(request.headers);
  const principal = principalOf(request.headers, engine.access);
  const body = request.body;
  if (body !== undefined && body !== null && (typeof body !== 'object' || Array.isArray(body)))
    throw new Fault('invalid-input', 'The body must be a JSON object.');
  const query = coerceQuery(call.spec.input, request.query as Record<string, string>);
  const input = { ...query, ...(isRead ? {} : body), ...(request.params as object) };
  const value = await invoke(
    engine,
    { name: call.name, input },
    {
      principal,
      setCookie: (secret, maxAgeS) => {
        const cookie = `${SESSION_COOKIE}=${secret}; Path=/; HttpOnly; SameSite=Strict; Max-Age=${String(maxAgeS)}`;
        void reply.header('set-cookie', cookie);
      },
    },
  );
  if (call.spec.kind === 'stream') return sendStream(reply, value as StreamAnswer, message.log);
  const status = call.spec.status ?? 200;
  return sendAnswer(reply.code(status), status === 204 ? undefined : value);
}

function addCalls(app: FastifyInstance, engine: Engine, log: Ports['log']): void {
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

/** HTTP and WebSocket over one engine: routes, roles and documentation all follow from the contract. */
export async function startHttp(engine: Engine, ports: Ports, options: HttpOptions): Promise<HttpServer> {
  const local = onLoopback(options.host);
  const app = fastify({ logger: false, bodyLimit: BODY_LIMIT, forceCloseConnections: true });
  await app.register(fastifyHelmet, {
    contentSecurityPolicy: CONTENT_SECURITY,
    strictTransportSecurity: false,
    crossOriginEmbedderPolicy: false,
  });
  await app.register(fastifyWebsocket, { options: { maxPayload: FRAME_LIMIT } });
  if (options.rendererDir !== undefined)
    await app.register(fastifyStatic, { root: options.rendererDir, wildcard: true });

  app.addHook('onRequest', async (request) => {
    if (request.url !== '/healthz') checkHost(request.headers, local);
  });
  // A PATCH or DELETE without body may still carry the content type of one.
  app.removeContentTypeParser('application/json');
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, done) => {
    try {
      done(null, body === '' ? undefined : JSON.parse(String(body)));
    } catch (thrown) {
      done(new Fault('invalid-input', 'The body is not valid JSON.', { cause: thrown }));
    }
  });
  app.setErrorHandler((thrown, _request, reply) => {
    const fault = faultOf(thrown);
    if (fault.code === 'internal') ports.log.error({ err: fault.cause ?? fault }, 'a request failed');
    return sendFault(reply, fault);
  });
  app.setNotFoundHandler((request, reply) => {
    const isPage = request.method === 'GET' && !/^\/(?:api|assets)\//.test(request.url);
    if (isPage && options.rendererDir !== undefined) return reply.sendFile('index.html');
    return sendFault(
      reply,
      new Fault('not-found', `There is nothing at ${request.method} ${request.url.split('?')[0] ?? ''}.`),
    );
  });

  app.get('/healthz', async () => ({ status: 'ok', version: ports.version }));
  app.get('/openapi.json', async () => openApi(ports.version));
  app.get('/metrics', async (request, reply) => {
    assertWhole(principalOf(request.headers, engine.access));
    const format = formatFor(request.headers.accept);
    return reply.type(CONTENT_TYPES[format]).send(exposition(scrape(engine, ports.version), format));
  });
  await app.register(prometheusApi(engine, ports), { prefix: '/prometheus' });
  addWebSocket(app, engine, local);
  addCalls(app, engine, ports.log);
  return { url: await listen(app, options), close: () => app.close() };
}

async function listen(app: FastifyInstance, { host, port }: HttpOptions): Promise<string> {
  try {
    await app.listen({ host, port });
  } catch (thrown) {
    await app.close();
    const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : '';
    if (code === 'EADDRINUSE')
      throw new Fault('conflict', `Port ${String(port)} on ${host} is in use by another program.`, {
        reason: 'port-in-use',
        cause: thrown,
      });
    throw new Fault('conflict', `Cannot listen on ${host}:${String(port)} (${code}).`, {
      reason: 'port-in-use',
      cause: thrown,
    });
  }
  const bound = app.server.address();
  const actual = typeof bound === 'object' && bound !== null ? bound.port : port;
  return `http://${host.includes(':') ? `[${host}]` : host}:${String(actual)}/`;
}
