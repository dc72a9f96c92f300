import fastify, { type FastifyInstance, type FastifyReply } from 'fastify';
import * as z from 'zod';
import { Fault } from '../../contract/faults.ts';
import { takeBodies } from '../api/body.ts';
import { coerceQuery } from '../api/coerce.ts';
import { createBoundedServer } from '../api/connections.ts';
import { checkHost, checkOrigin } from '../api/guard.ts';
import { onLoopback } from '../api/http.ts';
import { faultOf, problemOf } from '../api/problem.ts';
import { issuesOf } from '../lib/issues.ts';
import { FaultInput } from './fault-kinds.ts';
import type { Router } from './network.ts';
import { lineOf } from './simulated-list.ts';
import { createTruth } from './truth.ts';
import type { World } from './world.ts';

const BODY_LIMIT = 16 * 1024;
const PageQuery = z.strictObject({
  limit: z.int().min(1).max(10_000).default(100),
  /** Number of the last one of the page before. */
  after: z.int().min(0).default(0),
});
const CountQuery = z.strictObject({ count: z.int().min(1).max(10_000).default(1000) });

export type ControlOptions = {
  readonly host: string;
  readonly port: number;
  readonly now: () => number;
  /** Figures of the program beside those of the world. */
  readonly stats: () => object;
  readonly onInternal: (thrown: unknown) => void;
};

function parsed<T extends z.ZodType>(schema: T, value: unknown): z.output<T> {
  const found = schema.safeParse(value);
  if (found.success) return found.data;
  const errors = issuesOf(found.error);
  throw new Fault('invalid-input', errors.map(({ path, message }) => `${path}: ${message}`).join(' '), { errors });
}

const queryOf = <T extends z.ZodType>(schema: T, query: unknown): z.output<T> =>
  parsed(schema, coerceQuery(schema, query as Record<string, string>));

/** A page of a list whose items have the numbers 1, 2, 3 … */
function pageOf<T>(items: readonly T[], query: unknown) {
  const { limit, after } = queryOf(PageQuery, query);
  const part = items.slice(after, after + limit);
  const end = after + part.length;
  return { items: part, total: items.length, next: end < items.length ? end : null };
}

function guard(app: FastifyInstance, { host, onInternal }: ControlOptions): void {
  const hosts = { onlyLoopback: onLoopback(host), names: [] };
  app.addHook('onRequest', async (request) => {
    checkHost(request.host, hosts);
    checkOrigin({ headers: request.headers, here: `${request.protocol}://${request.host}`, isPage: false });
  });
  const refuse = (reply: FastifyReply, fault: Fault): FastifyReply => {
    const problem = problemOf(fault);
    return reply.code(problem.status).type('application/problem+json').send(problem);
  };
  app.setErrorHandler((thrown, _request, reply) => {
    const fault = faultOf(thrown);
    if (fault.code === 'internal') onInternal(thrown);
    return refuse(reply, fault);
  });
  app.setNotFoundHandler((request, reply) =>
    refuse(reply, new Fault('not-found', `There is nothing at ${request.method} ${request.url.split('?')[0] ?? ''}.`)),
  );
}

/** What every simulation offers: its routers, their truth, and ways to trouble them. */
function addRoutes(app: FastifyInstance, world: World, { now, stats }: ControlOptions): void {
  const { network, faults } = world;
  const truth = createTruth(world);
  const routerOf = (params: unknown): Router => {
    const { number } = params as { readonly number: string };
    return network.router(/^\d{1,6}$/.test(number) ? Number(number) : 0);
  };
  app.get('/sim/routers', async ({ query }) => {
    const at = now();
    const { items, ...page } = pageOf(network.routers, query);
    return { items: items.map((router) => truth.router(router, at)), ...page };
  });
  app.get('/sim/routers/:number', async ({ params }) => truth.router(routerOf(params), now()));
  app.get('/sim/routers/:number/metrics', async ({ params }) => truth.metrics(routerOf(params), now()));
  app.get('/sim/routers/:number/faults', async ({ params }) => truth.router(routerOf(params), now()).faults);
  app.route({
    method: ['POST', 'PATCH'],
    url: '/sim/routers/:number/faults',
    handler: async ({ params, body }, reply) => {
      const router = routerOf(params);
      const { id, fault, from, until } = world.fail(router, parsed(FaultInput, body), now());
      void reply.code(201);
      return {
        id,
        ...fault,
        from: new Date(from).toISOString(),
        until: Number.isFinite(until) ? new Date(until).toISOString() : null,
      };
    },
  });
  app.delete('/sim/routers/:number/faults', async ({ params }) => ({
    ended: faults.clear(routerOf(params).number, now()),
  }));
  app.get('/sim/links', async ({ query }) => {
    const at = now();
    const { items, ...page } = pageOf(network.links, query);
    return { items: items.map((link) => truth.link(link, at)), ...page };
  });
  app.get('/sim/stats', async () => ({ routers: network.routers.length, links: network.links.length, ...stats() }));
  app.get('/routers/simulate', async ({ query }) => {
    const at = now();
    return network.routers.slice(0, queryOf(CountQuery, query).count).map((router) => lineOf(world, router, at));
  });
}

/**
 * Serves the truth about a simulated network, and takes faults for it, as JSON over HTTP without sign-in: on loopback
 * unless somebody says otherwise.
 *
 * @throws {Fault} `conflict` when the port is taken
 */
export async function startControl(world: World, options: ControlOptions) {
  const app = fastify({
    logger: false,
    bodyLimit: BODY_LIMIT,
    forceCloseConnections: true,
    serverFactory: (handler) => createBoundedServer(handler, undefined),
  });
  takeBodies(app);
  guard(app, options);
  addRoutes(app, world, options);
  const { host, port } = options;
  let url: string;
  try {
    url = await app.listen({ host, port });
  } catch (thrown) {
    await app.close();
    throw new Fault('conflict', `The control address ${host}:${String(port)} cannot be opened; is it in use?`, {
      reason: 'port-in-use',
      cause: thrown,
    });
  }
  return { url, close: () => app.close() };
}
