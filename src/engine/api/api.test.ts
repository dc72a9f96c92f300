import { afterAll, beforeAll, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { calls } from '../../contract/contract.ts';
import type { Call } from '../../contract/define.ts';
import { startRig } from '../testing/rig.ts';
import { type HttpServer, startHttp } from './http.ts';

let rig: Awaited<ReturnType<typeof startRig>>;
let server: HttpServer;
const tokens: Record<string, string> = {};

beforeAll(async () => {
  rig = await startRig();
  server = await startHttp(rig.engine, rig.ports, { host: '127.0.0.1', port: 0, rendererDir: undefined });
  for (const role of ['viewer', 'operator', 'engineer', 'admin'] as const)
    tokens[role] = (await rig.call('access.createToken', { name: role, role })).token;
});
afterAll(async () => {
  await server.close();
  await rig.stop();
});

const ask = (
  path: string,
  options: { method?: string; role?: string; body?: unknown; headers?: Record<string, string> } = {},
) =>
  fetch(new URL(path, server.url), {
    method: options.method ?? 'GET',
    headers: {
      ...(options.role !== undefined && { authorization: `Bearer ${tokens[options.role] ?? options.role}` }),
      ...(options.body !== undefined && { 'content-type': 'application/json' }),
      ...options.headers,
    },
    ...(options.body !== undefined && { body: JSON.stringify(options.body) }),
  });

test('health needs no sign-in, everything else that reads or writes does', async () => {
  expect((await ask('/healthz')).status).toBe(200);
  for (const path of ['/api/v1/devices', '/api/v1/status', '/api/v1/events', '/api/v1/tokens', '/metrics'])
    expect((await ask(path)).status, path).toBe(401);
  expect((await ask('/api/v1/devices', { role: 'ronda_wrong' })).status).toBe(401);
});

test('every route of the contract refuses who has too small a role', async () => {
  const roles = ['viewer', 'operator', 'engineer', 'admin'];
  for (const [name, call] of Object.entries(calls) as [string, Call][]) {
    if (call.http === undefined || call.role === 'anyone') continue;
    const [method = '', path = ''] = call.http.split(' ');
    const url = path.replaceAll(/\{\w+\}/g, '01890000-0000-7000-8000-000000000000');
    expect((await ask(url, { method })).status, `${name} without token`).toBe(401);
    for (const role of roles.slice(0, roles.indexOf(call.role)))
      expect((await ask(url, { method, role })).status, `${name} as ${role}`).toBe(403);
  }
});

test('a device lives through POST, GET, PATCH, list and DELETE', async () => {
  const added = await ask('/api/v1/devices', {
    method: 'POST',
    role: 'operator',
    body: { address: '127.0.0.1', tags: ['lab'] },
  });
  expect(added.status).toBe(201);
  const device = (await added.json()) as { id: string };
  const changed = await ask(`/api/v1/devices/${device.id}`, {
    method: 'PATCH',
    role: 'operator',
    body: { name: 'me' },
  });
  expect(await changed.json()).toMatchObject({ id: device.id, name: 'me', tags: ['lab'], state: 'unknown' });
  expect(await (await ask('/api/v1/devices?tag=lab&limit=1', { role: 'viewer' })).json()).toMatchObject({
    items: [{ id: device.id }],
    nextCursor: null,
  });
  expect((await ask(`/api/v1/devices/${device.id}`, { method: 'DELETE', role: 'operator' })).status).toBe(204);
  expect((await ask(`/api/v1/devices/${device.id}`, { role: 'viewer' })).status).toBe(404);
});

test('a refusal is a problem document that names the field', async () => {
  const answer = await ask('/api/v1/devices', {
    method: 'POST',
    role: 'admin',
    body: { address: '$(id)', colour: 'red' },
  });
  expect(answer.status).toBe(400);
  expect(answer.headers.get('content-type')).toContain('application/problem+json');
  const problem = (await answer.json()) as { code: string; errors: { path: string }[] };
  expect(problem.code).toBe('invalid-input');
  expect(problem.errors.map((error) => error.path).sort()).toEqual(['/address', '/colour']);
  const bad = (await (await ask('/api/v1/devices?limit=many', { role: 'viewer' })).json()) as {
    errors: { path: string }[];
  };
  expect(bad.errors[0]?.path).toBe('/limit');
});

test.each([
  ['broken JSON', '{'],
  ['a list', '[]'],
  ['a number', '7'],
])('a body that is %s is refused', async (_what, body) => {
  const answer = await fetch(new URL('/api/v1/devices', server.url), {
    method: 'POST',
    headers: { authorization: `Bearer ${tokens['admin'] ?? ''}`, 'content-type': 'application/json' },
    body,
  });
  expect(answer.status).toBe(400);
});

test('a body over one megabyte is refused, and the server goes on', async () => {
  const answer = await ask('/api/v1/devices', {
    method: 'POST',
    role: 'admin',
    body: { address: 'x'.repeat(1_100_000) },
  });
  expect(answer.status).toBe(413);
  expect((await ask('/healthz')).status).toBe(200);
});

test('a foreign host name, and a change asked for by another site, are refused', async () => {
  // fetch sets Host by itself, so this one goes by hand.
  const { request } = await import('node:http');
  const status = await new Promise<number>((resolve) => {
    request(new URL('/api/v1/status', server.url), { headers: { host: 'evil.example' } }, (answer) =>
      resolve(answer.statusCode ?? 0),
    ).end();
  });
  expect(status).toBe(421);
  const foreign = { origin: 'https://evil.example' };
  const body = { address: '127.0.0.1' };
  expect((await ask('/api/v1/devices', { method: 'POST', role: 'admin', body, headers: foreign })).status).toBe(403);
});

test('a one-time code opens one browser session, a token opens others, signing out ends it', async () => {
  const code = rig.engine.access.newCode();
  const signIn = (body: unknown) => ask('/api/v1/session', { method: 'POST', body });
  const first = await signIn({ code });
  expect(first.status).toBe(201);
  const cookie = first.headers.get('set-cookie')?.split(';')[0] ?? '';
  expect(first.headers.get('set-cookie')).toMatch(/HttpOnly; SameSite=Strict/);
  expect((await signIn({ code })).status).toBe(401);
  expect((await ask('/api/v1/devices', { headers: { cookie } })).status).toBe(200);
  expect((await signIn({ token: tokens['viewer'] })).status).toBe(201);
  expect((await signIn({ token: 'guess' })).status).toBe(401);
  const end = (headers: Record<string, string>) => ask('/api/v1/session', { method: 'DELETE', headers });
  expect((await end({ cookie })).status, 'without the header no page of another site can send').toBe(403);
  expect((await end({ cookie, 'x-ronda-request': '1' })).status).toBe(204);
  expect((await ask('/api/v1/devices', { headers: { cookie } })).status).toBe(401);
});

test('a revoked token no longer opens anything', async () => {
  const { id, token } = await rig.call('access.createToken', { name: 'short', role: 'viewer' });
  expect((await ask('/api/v1/devices', { role: token })).status).toBe(200);
  await ask(`/api/v1/tokens/${id}`, { method: 'DELETE', role: 'admin' });
  expect((await ask('/api/v1/devices', { role: token })).status).toBe(401);
});

test('OpenAPI 3.1 names every route of the contract, its role and its problem', async () => {
  const document = (await (await ask('/openapi.json')).json()) as {
    openapi: string;
    paths: Record<string, Record<string, { operationId: string; responses: Record<string, unknown> }>>;
  };
  expect(document.openapi).toBe('3.1.0');
  for (const [name, call] of Object.entries(calls) as [string, Call][]) {
    if (call.http === undefined) continue;
    const [method = '', path = ''] = call.http.split(' ');
    const operation = document.paths[path]?.[method.toLowerCase()];
    expect(operation?.operationId).toBe(name);
    expect(Object.keys(operation?.responses ?? {})).toContain(String(call.status ?? 200));
  }
});

test('metrics are Prometheus text with labels that cannot break out', async () => {
  const { id } = await rig.call('devices.add', { address: '127.0.0.1', name: 'a"b\\c' });
  const number = [...rig.prober.targets.keys()].at(-1) ?? -1;
  rig.prober.round(number, Date.now(), 4);
  const text = await (await ask('/metrics', { role: 'viewer' })).text();
  const labels = `{device="a\\"b\\\\c",device_id="${id}",address="127.0.0.1"}`;
  expect(text).toContain(`ronda_device_up${labels} 1`);
  expect(text).toContain(`ronda_ping_rtt_seconds${labels} 0.004`);
  expect(text).toMatch(/^ronda_poll_duration_seconds_count 1$/m);
  expect(text).toMatch(/^ronda_poll_late_total 0$/m);
  expect(text.endsWith('\n')).toBe(true);
  await rig.call('devices.remove', { id });
});

const open = (role: string | undefined, headers: Record<string, string> = {}) =>
  new WebSocket(new URL('/api/v1/ws', server.url.replace('http', 'ws')), {
    headers: { ...(role !== undefined && { authorization: `Bearer ${tokens[role] ?? ''}` }), ...headers },
  });
const refusal = (socket: WebSocket) =>
  new Promise<number>((resolve) => {
    socket.on('error', () => undefined);
    socket.on('unexpected-response', (_request, answer) => resolve(answer.statusCode ?? 0));
  });

test('a WebSocket answers calls, refuses what the role does not cover, and streams', async () => {
  const socket = open('viewer');
  const frames: { id?: number; ok?: boolean; topic?: string; fault?: { code: string } }[] = [];
  socket.on('message', (data: Buffer) => void frames.push(JSON.parse(data.toString()) as never));
  await new Promise((resolve) => socket.once('open', resolve));
  socket.send(JSON.stringify({ id: 1, name: 'devices.list', input: {} }));
  socket.send(JSON.stringify({ id: 2, name: 'devices.add', input: { address: '127.0.0.1' } }));
  socket.send(JSON.stringify({ id: 3, name: '__proto__', input: {} }));
  socket.send('nonsense');
  socket.send(JSON.stringify({ id: 4, name: 'system.subscribe', input: { topics: ['devices', 'status'] } }));
  await expect.poll(() => frames.length).toBeGreaterThanOrEqual(7);
  expect(frames.find((frame) => frame.id === 1)?.ok).toBe(true);
  expect(frames.find((frame) => frame.id === 2)?.fault?.code).toBe('forbidden');
  expect(frames.find((frame) => frame.id === 3)?.fault?.code).toBe('not-found');
  expect(frames.find((frame) => frame.id === 0)?.fault?.code).toBe('invalid-input');
  expect(frames.filter((frame) => frame.topic !== undefined).map((frame) => frame.topic)).toEqual(
    expect.arrayContaining(['devices', 'status']),
  );
  socket.close();
});

test('a WebSocket without sign-in, from another site or under a foreign name is refused before it opens', async () => {
  expect(await refusal(open(undefined))).toBe(401);
  expect(await refusal(open('admin', { origin: 'https://evil.example' }))).toBe(403);
  expect(await refusal(open('admin', { host: 'evil.example' }))).toBe(421);
});

test('a port in use is a conflict with its reason', async () => {
  const { port } = new URL(server.url);
  const second = startHttp(rig.engine, rig.ports, { host: '127.0.0.1', port: Number(port), rendererDir: undefined });
  await expect(second).rejects.toMatchObject({ code: 'conflict', reason: 'port-in-use' });
});

test('the routes of the original tool answer with its names, and name a wrong parameter', async () => {
  const { id } = await rig.call('devices.add', { address: '127.0.0.1', partner: 'P', country: 'ID', dnExt: 'a.test' });
  const number = [...rig.prober.targets.keys()].at(-1) ?? -1;
  rig.prober.round(number, Date.now() - 5000, 4);
  rig.prober.round(number, Date.now());
  const get = async (path: string) =>
    (await ask(path, { role: 'viewer' })).json() as Promise<Record<string, unknown>[]>;
  const about = { partner: 'P', country: 'ID', ip: '127.0.0.1', dn_ext: 'a.test' };
  expect(await get('/api/ping-data?country=ID&country=SG&range=24h')).toMatchObject([
    { ...about, min: null, avg: null, max: null, loss: 100, status: 'down' },
    { ...about, min: 4, avg: 4, max: 4, loss: 0, jitter: 0, status: 'up' },
  ]);
  expect(await get('/api/ping-data?country=SG')).toEqual([]);
  const from = new Date(Date.now() - 10_000).toISOString();
  const to = new Date(Date.now() - 2000).toISOString();
  expect(await get(`/api/ping-data?range=custom&start=${from}&end=${to}`)).toHaveLength(1);
  expect(await get('/api/servers/status')).toMatchObject([{ ...about, status: 'up', latency: null }]);
  expect((await get('/api/logs?limit=1'))[0]).toMatchObject({ ...about, level: 'info', event: 'device-added' });
  expect(await get('/api/logs?level=error')).toEqual([]);
  expect(await get('/routers/simulate?count=3&seed=2')).toMatchObject(
    [1, 2, 3].map((one) => ({ id: one, status: 'up' })),
  );
  for (const [path, field] of [
    ['/api/ping-data?range=1y', '/range'],
    ['/api/ping-data?range=custom', '/start'],
    [`/api/ping-data?range=custom&start=${to}&end=${from}`, '/end'],
    ['/api/logs?limit=0', '/limit'],
    ['/routers/simulate?count=10001', '/count'],
    ['/api/logs?level=loud', '/level'],
    ['/api/logs?colour=red', '/colour'],
  ]) {
    const answer = await ask(path ?? '', { role: 'viewer' });
    const problem = (await answer.json()) as { errors: { path: string }[] };
    expect([answer.status, problem.errors[0]?.path], path).toEqual([400, field]);
  }
  await rig.call('devices.remove', { id });
});
