import { afterAll, beforeAll, expect, test } from 'vitest';
import { run, type Running, start, temporaryFolder } from '../e2e/lib/program.ts';
import { statusOf } from './lib/raw-http.ts';

const folder = temporaryFolder();
let program: Running;
let token: string;
let cookie: string;

beforeAll(async () => {
  const flags = ['--data-dir', folder.path];
  token = run('token', 'create', ...flags, '--role', 'admin', '--name', 'matrix').out.trim();
  program = await start('--headless', '--listen', '127.0.0.1:0', '--rate-limit', '100000', ...flags);
  const signedIn = await fetch(new URL('/api/v1/session', program.url), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token }),
  });
  cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? '';
});
afterAll(async () => {
  await program.kill('SIGTERM');
  folder.remove();
});

/** Names in a Host header: `known` means this server answers to it. `PORT` becomes the port it listens on. */
const HOSTS = [
  ['127.0.0.1:PORT', true],
  ['localhost:PORT', true],
  ['[::1]:PORT', true],
  ['evil.example', false],
  ['evil.example:PORT', false],
  ['localhost.evil.example:PORT', false],
  ['127.0.0.1.evil.example:PORT', false],
  ['192.168.1.1:PORT', false],
  ['0.0.0.0:PORT', false],
] as const;
/** Where a request says it comes from; `SELF` becomes the address under which this server was asked. */
const ORIGINS = [
  [undefined, true],
  ['SELF', true],
  ['null', false],
  ['https://evil.example', false],
  ['http://127.0.0.1:1', false],
  ['https://SELF-HOST', false],
] as const;
const SITES = [
  [undefined, true],
  ['same-origin', true],
  ['none', true],
  ['same-site', false],
  ['cross-site', false],
] as const;
const CREDENTIALS = ['none', 'cookie', 'cookie and header', 'bearer'] as const;
type Credential = (typeof CREDENTIALS)[number];

type Way = {
  readonly name: string;
  readonly method: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Status when nothing is wrong. */
  readonly ok: number;
  readonly isCommand?: boolean;
  readonly isOpen?: boolean;
};
const JSON_BODY = { 'content-type': 'application/json' };
const UPGRADE = {
  connection: 'Upgrade',
  upgrade: 'websocket',
  'sec-websocket-version': '13',
  'sec-websocket-key': 'AAAAAAAAAAAAAAAAAAAAAA==',
};
const DEVICE = '/api/v1/devices/01890000-0000-7000-8000-000000000000';
const WAYS: readonly Way[] = [
  { name: 'read', method: 'GET', path: '/api/v1/devices', ok: 200 },
  { name: 'head', method: 'HEAD', path: '/api/v1/devices', ok: 200 },
  // The input is wrong on purpose: who gets as far as that was let in, and nothing changes.
  { name: 'add', method: 'POST', path: '/api/v1/devices', headers: JSON_BODY, body: '{}', ok: 400, isCommand: true },
  { name: 'change', method: 'PATCH', path: DEVICE, headers: JSON_BODY, body: '{}', ok: 404, isCommand: true },
  { name: 'delete', method: 'DELETE', path: DEVICE, ok: 404, isCommand: true },
  { name: 'stream', method: 'GET', path: '/api/v1/events/export', ok: 200 },
  { name: 'metrics', method: 'GET', path: '/metrics', ok: 200 },
  { name: 'prometheus', method: 'GET', path: '/prometheus/api/v1/labels', ok: 200 },
  { name: 'websocket', method: 'GET', path: '/api/v1/ws', headers: UPGRADE, ok: 101 },
  { name: 'openapi', method: 'GET', path: '/openapi.json', ok: 200, isOpen: true },
  { name: 'health', method: 'GET', path: '/healthz', ok: 200, isOpen: true },
];

const credentialHeaders = (credential: Credential): Record<string, string> => ({
  ...(credential.startsWith('cookie') && { cookie }),
  ...(credential === 'cookie and header' && { 'x-ronda-request': '1' }),
  ...(credential === 'bearer' && { authorization: `Bearer ${token}` }),
});

type Case = {
  readonly way: Way;
  readonly host: (typeof HOSTS)[number];
  readonly origin: (typeof ORIGINS)[number];
  readonly site: (typeof SITES)[number];
  readonly credential: Credential;
};

/** The rule, in the order in which it is applied. */
function expectedOf({ way, host, origin, site, credential }: Case): number {
  if (!host[1]) return 421;
  if (!origin[1] || !site[1]) return 403;
  if (way.isOpen) return way.ok;
  if (credential === 'none') return 401;
  return way.isCommand && credential === 'cookie' ? 403 : way.ok;
}

function headersOf({ way, host, origin, site, credential }: Case): Record<string, string> {
  const { port } = new URL(program.url);
  const name = host[0].replace('PORT', port);
  return {
    host: name,
    ...(origin[0] !== undefined && { origin: origin[0].replace('SELF-HOST', name).replace('SELF', `http://${name}`) }),
    ...(site[0] !== undefined && { 'sec-fetch-site': site[0] }),
    ...credentialHeaders(credential),
    ...way.headers,
  };
}

const cases = (): readonly Case[] =>
  WAYS.flatMap((way) =>
    HOSTS.flatMap((host) =>
      ORIGINS.flatMap((origin) =>
        SITES.flatMap((site) => CREDENTIALS.map((credential) => ({ way, host, origin, site, credential }))),
      ),
    ),
  );

test('a page of another site neither reads nor changes anything, by any way (rebinding and CSRF matrix)', async () => {
  const wrong: string[] = [];
  const seen = new Map<number, number>();
  const all = [...cases()];
  const began = performance.now();
  const work = Array.from({ length: 16 }, async () => {
    for (let one = all.pop(); one !== undefined; one = all.pop()) {
      const headers = headersOf(one);
      const { method, path, body = '' } = one.way;
      const status = await statusOf(new URL(path, program.url), { method, headers, body });
      seen.set(status, (seen.get(status) ?? 0) + 1);
      const expected = expectedOf(one);
      if (status !== expected)
        wrong.push(`${one.way.name} ${JSON.stringify(headers)}: ${String(status)}, not ${String(expected)}`);
    }
  });
  await Promise.all(work);
  const tried = [...seen.values()].reduce((sum, count) => sum + count, 0);
  console.log(
    JSON.stringify({
      what: 'rebinding and CSRF matrix',
      requests: tried,
      wrong: wrong.length,
      byStatus: Object.fromEntries([...seen].sort(([a], [b]) => a - b)),
      seconds: Math.round((performance.now() - began) / 1000),
    }),
  );
  expect(wrong.slice(0, 20)).toEqual([]);
  expect(tried).toBe(WAYS.length * HOSTS.length * ORIGINS.length * SITES.length * CREDENTIALS.length);
  // The matrix must not be green because nothing is ever let in.
  expect(seen.get(200) ?? 0).toBeGreaterThan(100);
  expect(seen.get(101) ?? 0).toBeGreaterThan(10);
});

test('what a browser can send without asking first is no command: forms, text, and a preflight gets no permission', async () => {
  const url = new URL('/api/v1/devices', program.url);
  const own = { cookie, 'x-ronda-request': '1' };
  for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x'])
    expect(await statusOf(url, { method: 'POST', headers: { ...own, 'content-type': type }, body: '{}' }), type).toBe(
      415,
    );
  const preflight = await fetch(url, {
    method: 'OPTIONS',
    headers: { origin: 'https://evil.example', 'access-control-request-method': 'POST' },
  });
  const [status, allowed] = [preflight.status, preflight.headers.get('access-control-allow-origin')];
  expect([status >= 400, allowed]).toEqual([true, null]);
});

test('a link on another site opens the interface, but a frame or an image does not', async () => {
  const url = new URL('/', program.url);
  const foreign = { 'sec-fetch-site': 'cross-site' };
  const page = { ...foreign, 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' };
  expect(await statusOf(url, { headers: page })).toBe(200);
  expect(await statusOf(url, { headers: { ...page, 'sec-fetch-dest': 'iframe' } })).toBe(403);
  expect(await statusOf(url, { headers: { ...foreign, 'sec-fetch-mode': 'no-cors', 'sec-fetch-dest': 'image' } })).toBe(
    403,
  );
  expect(await statusOf(new URL('/api/v1/devices', url), { headers: { ...page, cookie } })).toBe(403);
});

test('forwarded headers are believed from nobody who was not named', async () => {
  const url = new URL('/healthz', program.url);
  const forwarded = {
    'x-forwarded-host': 'evil.example',
    'x-forwarded-proto': 'https',
    'x-forwarded-for': '192.0.2.1',
  };
  expect(await statusOf(url, { headers: forwarded })).toBe(200);
  expect(await statusOf(url, { headers: { ...forwarded, host: 'evil.example', 'x-forwarded-host': url.host } })).toBe(
    421,
  );
});
