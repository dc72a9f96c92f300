import { createSocket } from 'node:dgram';
import { createServer as createHttp, type Server } from 'node:http';
import { createServer as createHttps } from 'node:https';
import { createServer as createTcp, type AddressInfo, type Server as NetServer } from 'node:net';
import { afterAll, expect, test, vi } from 'vitest';
import * as z from 'zod';
import type { CheckIo, CheckResult, RunningCheck } from './check.ts';
import dns from './dns.ts';
import http from './http.ts';
import { checkKinds } from './registry.gen.ts';
import tcp from './tcp.ts';
import { selfSigned } from './testing/certificate.ts';

const closers: (() => void)[] = [];
afterAll(() => closers.forEach((close) => close()));

const listen = async (server: NetServer | Server): Promise<number> => {
  closers.push(() => void server.close());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
};
const io = (timeoutMs = 2000): CheckIo => ({
  signal: AbortSignal.timeout(timeoutMs),
  monotonic: () => performance.now(),
  resolve: async () => '127.0.0.1',
});
const run = <S extends z.ZodType>(
  check: RunningCheck<S>,
  settings: z.input<S>,
  timeoutMs?: number,
): Promise<CheckResult> =>
  check.run({ ip: '127.0.0.1', host: '127.0.0.1' }, check.settings.parse(settings), io(timeoutMs));

test.each(checkKinds)('$type: every field of its form has a title, and its type is its own', (kind) => {
  const form = z.toJSONSchema(kind.settings, { io: 'input' }) as { properties: Record<string, { title?: string }> };
  for (const [field, spec] of Object.entries(form.properties)) expect(spec.title, field).toBeTruthy();
  expect(checkKinds.filter((other) => other.type === kind.type)).toHaveLength(1);
});

test('an open port answers with the time of the hand-shake, a closed one is refused', async () => {
  const server = createTcp();
  const port = await listen(server);
  expect(await run(tcp, { port })).toMatchObject({ ok: true, rttMs: expect.any(Number) as number });
  server.close();
  await new Promise((resolve) => server.once('close', resolve));
  expect(await run(tcp, { port })).toMatchObject({
    ok: false,
    reason: { code: 'refused', params: { what: `TCP ${String(port)}` } },
  });
});

test('a page is judged by status, keyword and redirects', async () => {
  const port = await listen(
    createHttp((request, response) => {
      if (request.url === '/old') response.writeHead(302, { location: '/new' }).end();
      else if (request.url === '/loop') response.writeHead(302, { location: '/loop' }).end();
      else if (request.url === '/file') response.writeHead(302, { location: 'file:///etc/passwd' }).end();
      else if (request.url === '/broken') response.writeHead(500).end();
      else response.end(`all is well at ${request.headers.host ?? ''}`);
    }),
  );
  const at = (path: string, more: object = {}) =>
    run(http, { url: `http://127.0.0.1:${String(port)}${path}`, ...more });
  expect(await at('/')).toMatchObject({ ok: true });
  expect(await at('/old', { keyword: 'all is well' })).toMatchObject({ ok: true });
  expect(await at('/', { keyword: 'trouble' })).toMatchObject({ ok: false, reason: { code: 'keyword-missing' } });
  expect(await at('/broken')).toMatchObject({ ok: false, reason: { code: 'http-status', params: { status: 500 } } });
  expect(await at('/broken', { expectStatus: [500] })).toMatchObject({ ok: true });
  expect(await at('/loop', { expectStatus: [200] })).toMatchObject({
    ok: false,
    reason: { code: 'http-status', params: { status: 302 } },
  });
  expect(await at('/file')).toMatchObject({
    ok: false,
    reason: { code: 'redirect-refused', params: { scheme: 'file:' } },
  });
  expect(() => http.settings.parse({ url: 'file:///etc/passwd' })).toThrow();
});

test('a server that never answers ends at the deadline', async () => {
  const port = await listen(createHttp(() => undefined));
  expect(await run(http, { url: `http://127.0.0.1:${String(port)}/` }, 200)).toMatchObject({
    ok: false,
    reason: { code: 'timed-out' },
  });
});

test('a certificate is verified, and one that expires soon is a warning', async () => {
  const port = await listen(createHttps(selfSigned(), (_request, response) => response.end('secure')));
  const url = `https://127.0.0.1:${String(port)}/`;
  expect(await run(http, { url })).toMatchObject({ ok: false, reason: { code: 'failed' } });
  expect(await run(http, { url, verifyTls: false, tlsWarnDays: 0 })).toEqual({
    ok: true,
    rttMs: expect.any(Number) as number,
  });
  vi.useFakeTimers({ toFake: ['Date'], now: Date.parse('2036-11-10T00:00:00Z') });
  const warned = await run(http, { url, verifyTls: false });
  vi.useRealTimers();
  expect(warned).toMatchObject({ ok: true, warning: { code: 'certificate-expires', params: { days: 8 } } });
});

test('a DNS server is asked for a record and its refusals have names', async () => {
  const server = createSocket('udp4');
  closers.push(() => server.close());
  server.on('message', (query, from) => {
    const name = query.subarray(13, 13 + (query[12] ?? 0)).toString();
    const reply = Buffer.concat([query, Buffer.from('c00c0001000100000e1000047f000001', 'hex')]);
    reply.writeUInt16BE(name === 'gone' ? 0x8183 : name === 'sick' ? 0x8182 : 0x8180, 2);
    reply.writeUInt16BE(name === 'good' ? 1 : 0, 6);
    if (name !== 'mute') server.send(name === 'good' ? reply : reply.subarray(0, query.length), from.port);
  });
  await new Promise<void>((resolve) => server.bind(0, '127.0.0.1', resolve));
  const { port } = server.address();
  const at = (name: string, more: object = {}) => run(dns, { name, port, ...more }, 400);
  expect(await at('good.test', { expect: '127.0.0.1' })).toMatchObject({ ok: true });
  expect(await at('good.test', { expect: '10.0.0.1' })).toMatchObject({ ok: false, reason: { code: 'dns-mismatch' } });
  expect(await at('gone.test')).toMatchObject({ ok: false, reason: { code: 'dns-no-name' } });
  expect(await at('sick.test')).toMatchObject({ ok: false, reason: { code: 'dns-server-failed' } });
  expect(await at('mute.test')).toMatchObject({ ok: false, reason: { code: 'timed-out' } });
});
