import { afterAll, beforeAll, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { startRig } from '../testing/rig.ts';
import { type HttpServer, startHttp } from './http.ts';

let rig: Awaited<ReturnType<typeof startRig>>;
let server: HttpServer;
let token: string;
beforeAll(async () => {
  rig = await startRig();
  server = await startHttp(rig.engine, rig.ports, {
    host: '127.0.0.1',
    port: 0,
    rendererDir: undefined,
    trustedProxies: ['127.0.0.1'],
    hostNames: ['noc.example.net'],
    rate: { perSecond: 1, burst: 30 },
  });
  token = (await rig.call('access.createToken', { name: 'a', role: 'admin' })).token;
});
afterAll(async () => {
  await server.close();
  await rig.stop();
});

const FORWARDED = { 'x-forwarded-host': 'noc.example.net', 'x-forwarded-proto': 'https' };
const from = (address: string, path: string, headers: Record<string, string> = {}, init: RequestInit = {}) =>
  fetch(new URL(path, server.url), { ...init, headers: { ...FORWARDED, 'x-forwarded-for': address, ...headers } });

test('behind a trusted proxy the name, the scheme and the address of the client are those it says', async () => {
  const origin = 'https://noc.example.net';
  expect((await from('192.0.2.1', '/healthz', { origin })).status).toBe(200);
  expect((await from('192.0.2.1', '/healthz', { origin: 'http://noc.example.net' })).status).toBe(403);
  expect((await from('192.0.2.1', '/healthz', { 'x-forwarded-host': 'evil.example' })).status).toBe(421);
  const body = JSON.stringify({ code: rig.engine.access.newCode() });
  const init = { method: 'POST', body };
  const signedIn = await from('192.0.2.1', '/api/v1/session', { 'content-type': 'application/json' }, init);
  expect(signedIn.headers.get('set-cookie')).toMatch(/HttpOnly; SameSite=Strict; .*Secure/);
});

test('one address or token that asks too often is told to wait; others are not', async () => {
  const storm = await Promise.all(Array.from({ length: 60 }, () => from('192.0.2.7', '/api/v1/status')));
  const limited = storm.filter(({ status }) => status === 429);
  expect(storm.some(({ status }) => status === 401)).toBe(true);
  expect(limited.length).toBeGreaterThan(0);
  expect(Number(limited[0]?.headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
  expect(await limited[0]?.json()).toMatchObject({ code: 'rate-limited', status: 429 });
  expect((await from('192.0.2.8', '/healthz')).status).toBe(200);
  expect((await from('192.0.2.7', '/api/v1/status', { authorization: `Bearer ${token}` })).status).toBe(200);
});

test('frames of a WebSocket pay from the same bucket', async () => {
  const { token: own } = await rig.call('access.createToken', { name: 'b', role: 'viewer' });
  const socket = new WebSocket(new URL('/api/v1/ws', server.url.replace('http', 'ws')), {
    headers: { authorization: `Bearer ${own}` },
  });
  const replies: { id: number; ok: boolean; fault?: { code: string } }[] = [];
  socket.on('message', (data: Buffer) => void replies.push(JSON.parse(data.toString()) as never));
  await new Promise((resolve) => socket.once('open', resolve));
  for (let id = 1; id <= 60; id += 1) socket.send(JSON.stringify({ id, name: 'system.status', input: {} }));
  await expect.poll(() => replies.length).toBe(60);
  const refused = replies.filter(({ ok }) => !ok);
  expect(refused.length).toBeGreaterThan(0);
  expect(refused.every(({ id, fault }) => id > 0 && fault?.code === 'rate-limited')).toBe(true);
  socket.close();
});

test('answers are never kept by a browser, and name no program and no version of one', async () => {
  for (const path of ['/api/v1/status', '/metrics', '/prometheus/api/v1/labels', '/healthz']) {
    const { headers } = await from('192.0.2.20', path);
    expect(headers.get('cache-control'), path).toBe('no-store');
    expect(headers.get('x-content-type-options'), path).toBe('nosniff');
    expect([headers.get('server'), headers.get('x-powered-by'), headers.get('strict-transport-security')]).toEqual([
      null,
      null,
      null,
    ]);
  }
});

test.each([
  ['charset=utf-16', { 'content-type': 'application/json; charset=utf-16' }, '{}', 415],
  ['charset=UTF-8', { 'content-type': 'application/json; charset=UTF-8' }, '{}', 400],
  ['gzip', { 'content-type': 'application/json', 'content-encoding': 'gzip' }, '{}', 415],
  ['plain text', { 'content-type': 'text/plain' }, '{}', 415],
  ['a form', { 'content-type': 'application/x-www-form-urlencoded' }, 'address=1', 415],
  ['bytes that are not UTF-8', { 'content-type': 'application/json' }, Buffer.from([0x22, 0xff, 0x22]), 400],
  ['a key twice', { 'content-type': 'application/json' }, '{"address":"127.0.0.1","address":"127.0.0.2"}', 400],
])('a body in %s is refused', async (what, headers, body, status) => {
  const all = { authorization: `Bearer ${token}`, ...headers } as Record<string, string>;
  const answer = await from('192.0.2.21', '/api/v1/devices', all, { method: 'POST', body });
  expect(answer.status, what).toBe(status);
  expect((await rig.call('devices.list', {})).items).toEqual([]);
});
