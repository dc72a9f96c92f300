import { afterAll, beforeAll, expect, test } from 'vitest';
import { startControl } from './control-api.ts';
import { makeWorld, MORNING } from './testing/simulated.ts';

const world = makeWorld(45);
const clock = { at: MORNING };
const failures: unknown[] = [];
let control: Awaited<ReturnType<typeof startControl>>;
beforeAll(async () => {
  control = await startControl(world, {
    host: '127.0.0.1',
    port: 0,
    now: () => clock.at,
    stats: () => ({ requests: 5 }),
    onInternal: (thrown) => void failures.push(thrown),
  });
});
afterAll(async () => {
  await control.close();
});

async function ask(method: string, path: string, body?: unknown, headers: Record<string, string> = {}) {
  const answer = await fetch(`${control.url}${path}`, {
    method,
    headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: answer.status, type: answer.headers.get('content-type'), json: (await answer.json()) as never };
}
const get = async <T>(path: string): Promise<T> => (await ask('GET', path)).json;

test('routers and links come in pages', async () => {
  const page = await get<{ items: { id: number }[]; total: number; next: number }>('/sim/routers?limit=40');
  expect([page.items.length, page.total, page.next]).toEqual([40, 45, 40]);
  expect(await get('/sim/routers?limit=40&after=40')).toMatchObject({ items: { length: 5 }, next: null });
  const links = await get<{ items: { a: { name: string } }[]; total: number }>('/sim/links?limit=1000');
  expect(links.items).toHaveLength(links.total);
  expect(links.items[0]).toMatchObject({ a: { router: 1 }, isUp: true });
  expect(await get('/sim/stats')).toMatchObject({ routers: 45, requests: 5 });
  expect(await get('/routers/simulate?count=3')).toHaveLength(3);
});

test('a fault is set, seen in the truth, and taken back', async () => {
  const set = await ask('POST', '/sim/routers/1/faults', { kind: 'link-down', port: 2 });
  expect([set.status, set.json]).toMatchObject([201, { kind: 'link-down', port: 2, until: null }]);
  clock.at += 1000;
  const { ports } = await get<{ ports: { oper: string; inBps: number }[] }>('/sim/routers/1/metrics');
  expect([ports[1]?.oper, ports[1]?.inBps, ports[2]?.oper]).toEqual(['down', 0, 'up']);
  expect(await get('/sim/routers/1')).toMatchObject({ status: 'troubled', faults: [{ kind: 'link-down' }] });
  expect((await ask('DELETE', '/sim/routers/1/faults')).json).toEqual({ ended: 1 });
  clock.at += 1000;
  expect(await get('/sim/routers/1')).toMatchObject({ status: 'up', faults: [] });
});

test.each([
  ['GET', '/sim/routers/99', undefined, 404],
  ['GET', '/sim/routers/x', undefined, 404],
  ['GET', '/sim/nothing', undefined, 404],
  ['GET', '/sim/routers?limit=0', undefined, 400],
  ['POST', '/sim/routers/1/faults', { kind: 'explode' }, 400],
  ['POST', '/sim/routers/1/faults', { kind: 'link-down', port: 999 }, 400],
  ['POST', '/sim/routers/1/faults', { kind: 'silent', colour: 'red' }, 400],
] as const)('%s %s %j is refused with a sentence', async (method, path, body, status) => {
  const answer = await ask(method, path, body);
  expect([answer.status, answer.type]).toEqual([status, expect.stringContaining('application/problem+json')]);
  expect((answer.json as { detail: string }).detail).toMatch(/\w+ \w+/);
});

test('pages of other sites are refused', async () => {
  expect((await ask('GET', '/sim/stats', undefined, { origin: 'http://evil.example' })).status).toBe(403);
  expect(failures, 'errors of the interface itself').toEqual([]);
});
