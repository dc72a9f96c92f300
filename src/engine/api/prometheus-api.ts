import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Fault } from '../../contract/faults.ts';
import { assertWhole } from '../access/access.ts';
import type { Engine } from '../engine.ts';
import type { Ports } from '../ports.ts';
import { type Budget, createBudget, createTurns, evaluateAt, evaluateRange, parseSelector } from '../promql/promql.ts';
import { principalOf } from './guard.ts';
import { faultOf } from './problem.ts';
import { failure, resultStream, rowStream } from './prometheus-answer.ts';
import { queryParams, type QueryParams } from './query-params.ts';
import { createSeriesSource, type SeriesSource } from './series-source.ts';
import { createSlots } from './slots.ts';

const TIMEOUT_MS = 30_000;
/** Samples of one query in memory, and queries that are worked on at once. */
const MAX_SAMPLES = 4_000_000;
const MAX_QUERIES = 4;
/** Whose answers these are like; clients ask before they use what is newer. */
const LIKE_VERSION = '2.42.0';
const LABEL = /^[A-Za-z_][A-Za-z0-9_]*$/;

type Parts = { readonly source: SeriesSource; readonly now: () => number; readonly turn: () => Promise<void> };
type Work = (params: QueryParams, budget: Budget, request: FastifyRequest) => Promise<unknown>;

function paramsOf({ url, body }: FastifyRequest): QueryParams {
  const form = typeof body === 'string' ? [...new URLSearchParams(body)] : [];
  return queryParams(new URLSearchParams([...form, ...new URL(url, 'http://localhost').searchParams]));
}
function queryOf(params: QueryParams): string {
  const query = params.text('query');
  if (query === undefined) throw new Fault('invalid-input', 'The parameter "query" is missing.');
  return query;
}

/** What each path answers. `start` and `end` of the lists are taken and say nothing: they tell all series there are. */
function routesOf({ source, now, turn }: Parts): Readonly<Record<string, Work>> {
  async function chosen(params: QueryParams, budget: Budget) {
    params.time('start');
    params.time('end');
    const selectors = params.all('match[]').map(parseSelector);
    return selectors.length === 0 ? source.all() : source.find(selectors, budget);
  }
  const sorted = (names: Iterable<string>): readonly string[] => [...new Set(names)].sort();

  return {
    query: async (params, budget) =>
      resultStream(await evaluateAt(queryOf(params), params.time('time') ?? now(), source.source, budget), turn),
    query_range: async (params, budget) => {
      const grid = {
        start: params.neededTime('start'),
        end: params.neededTime('end'),
        stepMs: params.neededLength('step'),
      };
      return resultStream(await evaluateRange(queryOf(params), grid, source.source, budget), turn);
    },
    series: async (params, budget) => {
      if (params.all('match[]').length === 0)
        throw new Fault('invalid-input', 'Name at least one selector in match[].');
      const rows = (await chosen(params, budget)).map(({ labels }) => labels);
      return rowStream(rows, params.limit(), turn);
    },
    labels: async (params, budget) => {
      const names = (await chosen(params, budget)).flatMap(({ labels }) => Object.keys(labels));
      return rowStream(sorted(names), params.limit(), turn);
    },
    'label/:name/values': async (params, budget, request) => {
      const { name = '' } = request.params as { readonly name?: string };
      if (!LABEL.test(name)) throw new Fault('invalid-input', `"${name.slice(0, 60)}" is not the name of a label.`);
      const values = (await chosen(params, budget)).map(({ labels }) => labels[name] ?? '');
      return rowStream(sorted(values.filter((value) => value !== '')), params.limit(), turn);
    },
    metadata: async (params) => {
      const wanted = params.text('metric') ?? '';
      const all = new Map((await source.all()).map(({ metric }) => [metric.name, metric]));
      const known = [...all.values()].filter(({ name }) => wanted === '' || name === wanted).slice(0, params.limit());
      const data = known.map(({ name, help, unit }) => [name, [{ type: 'gauge', help, unit }]] as const);
      return { status: 'success', data: Object.fromEntries(data) };
    },
  };
}

/**
 * The part of Prometheus' HTTP API that reads, so that Grafana and others can ask Ronda as they ask Prometheus.
 *
 * @see Prometheus 2.42, querying/api
 */
export function prometheusApi(engine: Engine, ports: Ports) {
  return async (app: FastifyInstance): Promise<void> => {
    const now = () => ports.clock.now();
    const turn = createTurns();
    const slots = createSlots(MAX_QUERIES);
    const { devices, storage, watch } = engine;
    const source = createSeriesSource({ devices, storage, now, selfOffline: watch.selfOffline });

    app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) =>
      done(null, body),
    );
    app.addHook('onRequest', async (request) => {
      assertWhole(principalOf(request.headers, engine.access));
    });
    app.setErrorHandler((thrown, _request, reply) => {
      const fault = faultOf(thrown);
      if (fault.code === 'internal') ports.log.error({ err: fault.cause ?? fault }, 'a query failed');
      if (fault.code === 'auth-failed') reply.header('www-authenticate', 'Bearer');
      if (fault.retryAfterS !== undefined) reply.header('retry-after', String(fault.retryAfterS));
      const answer = failure(fault);
      return reply.code(answer.status).send(answer.body);
    });
    app.setNotFoundHandler((_request, reply) => {
      const answer = failure(new Fault('not-found', 'This part of the API is not here.'));
      return reply.code(answer.status).send(answer.body);
    });

    app.get('/api/v1/status/buildinfo', async () => {
      const rest = { branch: '', buildUser: '', buildDate: '', goVersion: '' };
      return { status: 'success', data: { version: LIKE_VERSION, revision: `ronda-${ports.version}`, ...rest } };
    });
    for (const [path, work] of Object.entries(routesOf({ source, now, turn })))
      app.route({
        method: ['GET', 'POST'],
        url: `/api/v1/${path}`,
        handler: async (request, reply) => {
          const params = paramsOf(request);
          const timeoutMs = Math.min(TIMEOUT_MS, Math.max(1, params.length('timeout') ?? TIMEOUT_MS));
          const gone = new AbortController();
          reply.raw.once('close', () => gone.abort());
          const value = await slots(() => {
            const budget = createBudget({ turn, timeoutMs, maxSamples: MAX_SAMPLES, signal: gone.signal });
            return work(params, budget, request);
          });
          return reply.type('application/json').send(value);
        },
      });
  };
}
