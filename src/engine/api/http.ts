import { isIPv4 } from 'node:net';
import fastifyHelmet from '@fastify/helmet';
import fastifyStatic from '@fastify/static';
import fastifyWebsocket from '@fastify/websocket';
import fastify, { type FastifyInstance, type FastifyReply } from 'fastify';
import { Fault } from '../../contract/faults.ts';
import { assertWhole } from '../access/access.ts';
import type { Engine } from '../engine.ts';
import type { Ports } from '../ports.ts';
import { takeBodies } from './body.ts';
import { createBoundedServer, type Tls } from './connections.ts';
import { CONTENT_TYPES, exposition, formatFor } from './exposition.ts';
import { addGate } from './gate.ts';
import { principalOf } from './guard.ts';
import { openApi } from './openapi.ts';
import { faultOf, problemOf } from './problem.ts';
import { scrape } from './prometheus.ts';
import { prometheusApi } from './prometheus-api.ts';
import { createRateLimit, DEFAULT_RATE, type Rate } from './rate-limit.ts';
import { addCalls } from './routes.ts';
import { securityHeaders } from './security-headers.ts';
import { addWebSocket } from './websocket.ts';

const BODY_LIMIT = 1024 * 1024;
const FRAME_LIMIT = 1024 * 1024;

export type HttpOptions = {
  /** `localhost`: both 127.0.0.1 and ::1. */
  readonly host: string;
  /** 0 lets the system choose. */
  readonly port: number;
  /** The built interface; absent: REST and WebSocket only. */
  readonly rendererDir: string | undefined;
  /** Absent: HTTP without encryption. `isTrusted`: browsers know who signed the certificate. */
  readonly tls?: (Tls & { readonly isTrusted: boolean }) | undefined;
  /** Addresses and networks whose X-Forwarded headers are believed. */
  readonly trustedProxies?: readonly string[];
  /** Names it is reached under, besides addresses and `localhost`. */
  readonly hostNames?: readonly string[];
  readonly rate?: Rate | undefined;
};
export type HttpServer = { readonly url: string; close(): Promise<void> };

/** Only this computer can reach it. */
export const onLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || (host.startsWith('127.') && isIPv4(host));

function sendFault(reply: FastifyReply, fault: Fault): FastifyReply {
  const problem = problemOf(fault);
  if (problem.status === 401) reply.header('www-authenticate', 'Bearer');
  if (fault.retryAfterS !== undefined) reply.header('retry-after', String(fault.retryAfterS));
  return reply.code(problem.status).type('application/problem+json').send(problem);
}

/** What cannot be answered as asked, and what is not there. */
function addRefusals(app: FastifyInstance, { log }: Ports, hasPages: boolean): void {
  app.setErrorHandler((thrown, _request, reply) => {
    const fault = faultOf(thrown);
    if (fault.code === 'internal') log.error({ err: fault.cause ?? fault }, 'a request failed');
    return sendFault(reply, fault);
  });
  app.setNotFoundHandler((request, reply) => {
    const isPage = request.method === 'GET' && !/^\/(?:api|assets)\//.test(request.url);
    if (isPage && hasPages) return reply.sendFile('index.html');
    const where = `${request.method} ${request.url.split('?')[0] ?? ''}`;
    return sendFault(reply, new Fault('not-found', `There is nothing at ${where}.`));
  });
}

function addStatus(app: FastifyInstance, engine: Engine, { version }: Ports): void {
  app.get('/healthz', async () => ({ status: 'ok', version }));
  app.get('/openapi.json', async () => openApi(version));
  app.get('/metrics', async (request, reply) => {
    assertWhole(principalOf(request.headers, engine.access));
    const format = formatFor(request.headers.accept);
    return reply.type(CONTENT_TYPES[format]).send(exposition(scrape(engine, version), format));
  });
}

/** HTTP and WebSocket over one engine: routes, roles and documentation all follow from the contract. */
export async function startHttp(engine: Engine, ports: Ports, options: HttpOptions): Promise<HttpServer> {
  const { tls, rendererDir, trustedProxies = [], hostNames = [], rate = DEFAULT_RATE } = options;
  const app = fastify({
    logger: false,
    bodyLimit: BODY_LIMIT,
    forceCloseConnections: true,
    trustProxy: trustedProxies.length > 0 && [...trustedProxies],
    serverFactory: (handler) => createBoundedServer(handler, tls),
  });
  await app.register(fastifyHelmet, securityHeaders(tls?.isTrusted === true));
  await app.register(fastifyWebsocket, { options: { maxPayload: FRAME_LIMIT } });
  if (rendererDir !== undefined) await app.register(fastifyStatic, { root: rendererDir, wildcard: true });
  const limit = createRateLimit(rate, () => ports.clock.monotonic());
  const hosts = { onlyLoopback: onLoopback(options.host), names: hostNames };
  addGate(app, { access: engine.access, hosts, limit });
  takeBodies(app);
  addRefusals(app, ports, rendererDir !== undefined);
  addStatus(app, engine, ports);
  await app.register(prometheusApi(engine, ports), { prefix: '/prometheus' });
  addWebSocket(app, engine, limit);
  addCalls(app, engine, ports.log);
  return { url: await listen(app, options), close: () => app.close() };
}

async function listen(app: FastifyInstance, { host, port, tls }: HttpOptions): Promise<string> {
  try {
    await app.listen({ host, port });
  } catch (thrown) {
    await app.close();
    const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : '';
    const why =
      code === 'EADDRINUSE'
        ? `Port ${String(port)} on ${host} is in use by another program.`
        : `Cannot listen on ${host}:${String(port)} (${code}).`;
    throw new Fault('conflict', why, { reason: 'port-in-use', cause: thrown });
  }
  const bound = app.server.address();
  const actual = typeof bound === 'object' && bound !== null ? bound.port : port;
  return `${tls ? 'https' : 'http'}://${host.includes(':') ? `[${host}]` : host}:${String(actual)}/`;
}
