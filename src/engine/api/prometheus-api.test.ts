import { afterAll, beforeAll, expect, test } from 'vitest';
import { startRig } from '../testing/rig.ts';
import { type HttpServer, startHttp } from './http.ts';

let rig: Awaited<ReturnType<typeof startRig>>;
let server: HttpServer;
let token = '';
let now = 0;
const ids: string[] = [];

type Reply<T> = { status: string; data: T; errorType?: string; error?: string; warnings?: string[] };
type Row = { metric: Record<string, string>; value: [number, string]; values: [number, string][] };

/** Asks by GET, or by POST where there is a form. */
async function ask<T>(path: string, form?: string | URLSearchParams): Promise<Reply<T> & { http: number }> {
  const answer = await fetch(new URL(`/prometheus/api/v1/${path}`, server.url), {
    headers: {
      authorization: `Bearer ${token}`,
      ...(typeof form === 'string' && { 'content-type': 'application/x-www-form-urlencoded' }),
    },
    ...(form !== undefined && { method: 'POST', body: form }),
  });
  return { http: answer.status, ...((await answer.json()) as Reply<T>) };
}
const vector = async (query: string, time = now / 1000) =>
  (await ask<{ result: Row[] }>('query', new URLSearchParams({ query, time: String(time) }))).data.result;

beforeAll(async () => {
  rig = await startRig();
  server = await startHttp(rig.engine, rig.ports, { host: '127.0.0.1', port: 0, rendererDir: undefined });
  ({ token } = await rig.call('access.createToken', { name: 'grafana', role: 'viewer' }));
  for (const site of ['Jakarta', 'Bandung'])
    ids.push(
      (await rig.call('devices.add', { address: '127.0.0.1', name: 'router', site, partner: 'P', country: 'ID' })).id,
    );
  now = Math.floor(Date.now() / 1000) * 1000 - 1000;
  const numbers = [...rig.prober.targets.keys()];
  for (let index = 30; index >= 0; index -= 1) {
    rig.prober.round(numbers[0] ?? 0, now - index * 10_000, 4 + (index % 3));
    rig.prober.round(numbers[1] ?? 0, now - index * 10_000, index > 5 ? 20 : undefined);
  }
});
afterAll(async () => {
  await server.close();
  await rig.stop();
});

test('a sample is in base units, with the labels of its device and check', async () => {
  const [row, ...rest] = await vector('ronda_ping_rtt_avg_seconds{site="Jakarta"}');
  expect(rest).toEqual([]);
  const device = await rig.call('devices.get', { id: ids[0] ?? '' });
  expect(row).toEqual({
    metric: {
      __name__: 'ronda_ping_rtt_avg_seconds',
      device: 'router',
      device_id: device.id,
      address: '127.0.0.1',
      site: 'Jakarta',
      country: 'ID',
      partner: 'P',
      check: 'icmp',
      check_id: device.checks[0]?.id,
    },
    value: [now / 1000, '0.004'],
  });
  expect(
    (await vector('max by (site) (max_over_time(ronda_ping_loss_ratio[1m]))'))
      .map(({ metric, value }) => `${metric['site'] ?? ''} ${value[1]}`)
      .sort(),
  ).toEqual(['Bandung 1', 'Jakarta 0']);
  expect((await vector('count_over_time(ronda_ping_sent{site="Bandung"}[1m])'))[0]?.value[1]).toBe('7');
});

test('a range is answered alike by GET and POST, in seconds and as durations', async () => {
  const range = {
    query: 'ronda_ping_rtt_seconds * 1000',
    start: String(now / 1000 - 60),
    end: new Date(now).toISOString(),
    step: '30s',
  };
  const posted = await ask<{ resultType: string; result: Row[] }>('query_range', new URLSearchParams(range));
  const got = await ask<unknown>(`query_range?${new URLSearchParams(range).toString()}`);
  expect(posted.data.resultType).toBe('matrix');
  expect(posted.data.result.find(({ metric }) => metric['site'] === 'Jakarta')?.values).toEqual([
    [now / 1000 - 60, '4'],
    [now / 1000 - 30, '4'],
    [now / 1000, '4'],
  ]);
  expect(got).toEqual(posted);
});

test('a scalar, a text and samples themselves have their forms', async () => {
  expect((await ask('query?query=1%2B1&time=5')).data).toEqual({ resultType: 'scalar', result: [5, '2'] });
  expect((await ask('query?query=1/0&time=5.5')).data).toEqual({ resultType: 'scalar', result: [5.5, '+Inf'] });
  expect((await ask('query?query=%22x%22&time=5')).data).toEqual({ resultType: 'string', result: [5, 'x'] });
  const [row] = (await ask<{ result: Row[] }>(`query?query=ronda_ping_jitter_seconds[20s]&time=${String(now / 1000)}`))
    .data.result;
  expect(row?.values).toEqual([20, 10, 0].map((ago) => [now / 1000 - ago, '0']));
});

test('up and down come from the states of the devices', async () => {
  const answer = await vector('ronda_device_up', Date.now() / 1000);
  const states = Object.fromEntries(answer.map(({ metric, value }) => [metric['site'], value[1]]));
  const current = rig.engine.watch.status.deviceState(ids[1] ?? '')?.state;
  expect(current).toBe('down');
  expect(states).toEqual({ Jakarta: '1', Bandung: '0' });
});

test('series, labels, values and metadata tell what there is', async () => {
  const match = encodeURIComponent('ronda_ping_loss_ratio{site=~"Jak.*"}');
  expect((await ask<Record<string, string>[]>(`series?match[]=${match}&match[]=nothing`)).data).toMatchObject([
    { site: 'Jakarta' },
  ]);
  expect((await ask('series')).http).toBe(400);
  expect((await ask('labels', `match[]=${match}`)).data).toEqual(
    '__name__ address check check_id country device device_id partner site'.split(' '),
  );
  expect((await ask('label/site/values')).data).toEqual(['Bandung', 'Jakarta']);
  expect(await ask('label/site/values?limit=1')).toMatchObject({
    data: ['Bandung'],
    warnings: ['results truncated due to limit'],
  });
  expect((await ask<string[]>('label/__name__/values')).data).toContain('ronda_device_up');
  expect((await ask('metadata?metric=ronda_ping_loss_ratio')).data).toEqual({
    ronda_ping_loss_ratio: [{ type: 'gauge', help: 'Lost probes, 0 to 1.', unit: 'ratio' }],
  });
  expect((await ask<{ version: string }>('status/buildinfo')).data.version).toMatch(/^2\./);
});

test.each([
  ['query', 'The parameter "query" is missing.'],
  ['query?query=sum(', 'not right at character 5'],
  ['query?query=1&time=yesterday', 'The parameter "time" takes seconds'],
  ['query?query=1&timeout=soon', 'The parameter "timeout" takes seconds'],
  ['query_range?query=1&start=1&end=2', '"step" is missing'],
  ['query_range?query=1&start=1&end=2&step=0', 'longer than nothing'],
  ['query_range?query=1&start=1&end=20000&step=1', 'more than 11000 points'],
  ['query_range?query=1&start=2&end=1&step=1', 'before its start'],
  ['series?match[]=1', 'is not a selector'],
  ['labels?match[]={a=~"("}', 'not closed'],
  ['label/a-b/values', 'is not the name of a label'],
  ['labels?limit=-1', 'takes a whole number'],
  ['labels?start=soon', 'takes seconds since 1970'],
])('%s is bad data, with a sentence', async (path, why) => {
  expect(await ask(path)).toMatchObject({
    http: 400,
    status: 'error',
    errorType: 'bad_data',
    error: expect.stringContaining(why) as string,
  });
});

test('refusals of every kind are in the envelope of Prometheus', async () => {
  expect(await ask('query?query=ronda_ping_sent%2Bon(check)ronda_ping_sent')).toMatchObject({
    http: 422,
    errorType: 'execution',
  });
  expect(await ask('rules')).toMatchObject({ http: 404, errorType: 'not_found' });
  expect(await ask('query', `query=${'1'.repeat(1_100_000)}`)).toMatchObject({ http: 413, errorType: 'bad_data' });
  const anyone = await fetch(new URL('/prometheus/api/v1/query?query=1', server.url));
  expect([anyone.status, await anyone.json()]).toMatchObject([401, { status: 'error', errorType: 'unauthorized' }]);
  expect(anyone.headers.get('www-authenticate')).toBe('Bearer');
});
