// Secrets of every kind go through the running program; then every place it writes to or answers from is searched.
import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { calls } from '../../src/contract/contract.ts';
import type { Call } from '../../src/contract/define.ts';
import { codeAt, stepAt } from '../../src/engine/access/totp.ts';
import { hasChromium } from '../e2e/lib/machine.ts';
import { openBrowser } from '../e2e/lib/page.ts';
import { run, type Running, start } from '../e2e/lib/program.ts';
import { filesIn, findIn, formsOf } from './lib/canary.ts';

const BIN = resolve('bin/ronda.mjs');
const canary = (): string => `CANARY-${randomUUID()}`;
const folder = mkdtempSync(join(tmpdir(), 'ronda-canary-'));
const dirs = { data: join(folder, 'data'), temp: join(folder, 'temp'), key: join(folder, 'key') };
/** What is secret, and what answers and pages said. */
const secrets: string[] = [];
const places = new Map<string, Buffer>();
const control = canary();
let running: Running;
let token = '';
let log = '';

const secret = (): string => {
  const made = canary();
  secrets.push(made);
  return made;
};
const tell = (place: string, text: string): void => void places.set(place, Buffer.from(text));

async function ask(method: string, path: string, body?: unknown, headers: Record<string, string> = {}) {
  const response = await fetch(new URL(path, running.url), {
    method,
    headers: {
      ...(token !== '' && headers['cookie'] === undefined && { authorization: `Bearer ${token}` }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
      // What a page of our own sends with every change.
      'x-ronda-request': '1',
      ...headers,
    },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  return { status: response.status, text: await response.text(), cookie: response.headers.get('set-cookie') ?? '' };
}
/** The same, and the answer is searched later. */
async function searched(method: string, path: string, body?: unknown) {
  const answer = await ask(method, path, body);
  tell(`${method} ${path} (${String(places.size)})`, answer.text);
  return answer;
}
const begin = async (): Promise<void> => {
  running = await start('--headless', '--data-dir', dirs.data, '--listen', '127.0.0.1:0', '--log-level', 'trace');
};
const cli = (name: string, ...args: readonly string[]): void => {
  const { out, err } = run(...args, '--data-dir', dirs.data);
  tell(`command ${name}`, out + err);
};

beforeAll(async () => {
  mkdirSync(dirs.temp);
  process.env['TMPDIR'] = dirs.temp;
  spawnSync(BIN, ['vault', 'init', '--key-file', dirs.key, '--data-dir', dirs.data]);
  process.env['RONDA_KEY_FILE'] = dirs.key;
  const made = spawnSync(BIN, ['token', 'create', '--role', 'admin', '--name', 'rig', '--data-dir', dirs.data], {
    encoding: 'utf8',
  });
  token = made.stdout.trim();
  await begin();
});
afterAll(async () => {
  await running.kill('SIGKILL');
  delete process.env['RONDA_KEY_FILE'];
  rmSync(folder, { recursive: true, force: true });
});

const kinds = () => [
  { kind: 'snmp-v1', community: secret() },
  { kind: 'snmp-v2c', community: secret() },
  {
    kind: 'snmp-v3',
    user: 'noc',
    level: 'authPriv',
    auth: 'sha512',
    authPassword: secret(),
    priv: 'aes256',
    privPassword: secret(),
  },
  { kind: 'ssh-password', user: 'noc', password: secret() },
  { kind: 'ssh-key', user: 'noc', privateKey: secret(), passphrase: secret() },
  { kind: 'http-basic', user: 'noc', password: secret() },
  { kind: 'token', token: secret() },
];

test('credentials, passwords, tokens and second factors are taken in, used, changed and refused', async () => {
  // What is no secret is found everywhere it is kept: the search does see.
  const device = await ask('POST', '/api/v1/devices', { address: '127.0.0.1', name: control, site: 'Pusat' });
  expect(device.status).toBe(201);
  const deviceId = (JSON.parse(device.text) as { id: string }).id;
  const passphrase = secret();
  expect((await searched('POST', '/api/v1/vault/passphrase', { passphrase })).status).toBe(200);
  for (const fields of kinds()) {
    const made = await searched('POST', '/api/v1/credentials', { name: `c ${fields.kind}`, ...fields });
    expect(made.status, made.text).toBe(201);
    const {
      id,
      secrets: [field = ''],
    } = JSON.parse(made.text) as { id: string; secrets: string[] };
    expect((await searched('PATCH', `/api/v1/credentials/${id}`, { [field]: secret() })).status).toBe(200);
    const assignments = [{ level: 'site', target: 'Pusat' }];
    expect((await searched('POST', `/api/v1/credentials/${id}/assignments`, { assignments })).status).toBe(200);
    for (const wrong of [
      { [field]: secret(), colour: secret() },
      { [field]: { deep: secret() } },
      { name: [secret()] },
    ])
      expect((await searched('PATCH', `/api/v1/credentials/${id}`, wrong)).status).toBe(400);
  }
  expect(
    (await searched('POST', '/api/v1/credentials', { name: 'x', kind: 'telnet', password: secret() })).status,
  ).toBe(400);
  await searched('POST', '/api/v1/credentials', `{"kind":"token","token":"${secret()}"`);
  await searched('POST', '/api/v1/vault/unlock', { passphrase: secret() });
  expect((await searched('POST', '/api/v1/vault/rotate', { passphrase })).status).toBe(200);
  expect((await searched('POST', '/api/v1/vault/lock', {})).status).toBe(200);
  await searched('POST', '/api/v1/credentials', { name: 'y', kind: 'token', token: secret() });
  expect((await searched('POST', '/api/v1/vault/unlock', { passphrase })).status).toBe(200);
  await searched('GET', `/api/v1/devices/${deviceId}/credentials`);
});

test('people and tokens come and go, with all the ways to be wrong', async () => {
  const password = secret();
  expect((await searched('POST', '/api/v1/users', { name: 'adi', role: 'admin', password })).status).toBe(201);
  await searched('POST', '/api/v1/users', { name: 'sri', role: 'king', password: secret() });
  await searched('POST', '/api/v1/session', { name: 'adi', password: secret() });
  await searched('POST', '/api/v1/session', { token: secret() });
  await searched('POST', '/api/v1/session', { code: secret() });
  const signedIn = await ask('POST', '/api/v1/session', { name: 'adi', password });
  expect(signedIn.status).toBe(201);
  const cookie = signedIn.cookie.split(';')[0] ?? '';
  secrets.push(cookie.split('=')[1] ?? '');
  const asUser = (path: string, body: unknown) => ask('POST', path, body, { cookie });
  const proposed = JSON.parse((await asUser('/api/v1/session/totp', { password })).text) as { secret: string };
  secrets.push(proposed.secret);
  const confirmed = await asUser('/api/v1/session/totp/confirm', {
    code: codeAt(seedOf(proposed.secret), stepAt(Date.now())),
  });
  expect(confirmed.status, confirmed.text).toBe(200);
  for (const code of (JSON.parse(confirmed.text) as { recoveryCodes: string[] }).recoveryCodes)
    secrets.push(code, code.replaceAll('-', ''));
  const next = secret();
  expect((await asUser('/api/v1/session/password', { current: password, password: next })).status).toBe(204);
  const made = JSON.parse(
    (await ask('POST', '/api/v1/tokens', { name: 'board', role: 'viewer', readOnly: true })).text,
  ) as {
    token: string;
  };
  secrets.push(token, made.token);
  expect((await ask('GET', '/api/v1/status', undefined, { authorization: `Bearer ${made.token}` })).status).toBe(200);
  await ask('GET', '/api/v1/status', undefined, { authorization: `Bearer ${secret()}` });
  await searched('GET', `/api/v1/status?token=${secret()}`);
  await new Promise<void>((done) => {
    const socket = new WebSocket(new URL('/api/v1/ws', running.url.replace('http', 'ws')), {
      headers: { authorization: `Bearer ${token}` },
    });
    socket.on('open', () => {
      socket.send(secret());
      socket.send(JSON.stringify({ id: 1, name: 'vault.unlock', input: { passphrase: secret() } }));
    });
    socket.on('message', (data: Buffer) => {
      tell(`WebSocket ${String(places.size)}`, data.toString());
      if (data.toString().includes('"id":1')) socket.close();
    });
    socket.on('close', () => done());
  });
});

/** The bytes of a base32 text (RFC 4648). */
function seedOf(text: string): Buffer {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  const bits = Array.from(text)
    .map((letter) => letters.indexOf(letter).toString(2).padStart(5, '0'))
    .join('');
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
}

test('every GET route is asked, exports and backups are made, the command line lists', async () => {
  const devices = JSON.parse((await ask('GET', '/api/v1/devices')).text) as { items: { id: string }[] };
  const credentials = JSON.parse((await ask('GET', '/api/v1/credentials')).text) as { items: { id: string }[] };
  for (const call of Object.values<Call>(calls)) {
    const [method, route = ''] = (call.http ?? '').split(' ');
    if (method !== 'GET') continue;
    const id = (route.includes('/credentials/{') ? credentials : devices).items[0]?.id ?? '';
    const query = route.includes('series/query') ? '?metric=ping.rtt.avg' : '';
    await searched('GET', `${route.replace('{id}', id)}${query}`);
  }
  for (const path of ['/metrics', '/prometheus/api/v1/series?match[]={__name__=~".%2B"}', '/openapi.json', '/healthz'])
    await searched('GET', path);
  expect((await searched('POST', '/api/v1/system/storage/backup', {})).status).toBe(201);
  cli('audit', 'audit', 'list', '--json');
  cli('verify', 'audit', 'verify');
  cli('users', 'user', 'list', '--json');
  cli('tokens', 'token', 'list', '--json');
  cli('vault', 'vault', 'status', '--json');
  cli('devices', 'devices', '--json');
});

test.skipIf(!hasChromium)('the window shows none of it (needs Chromium)', async () => {
  const browser = await openBrowser();
  try {
    const context = await browser.newContext();
    const { cookie } = await ask('POST', '/api/v1/session', { token });
    const [name = '', value = ''] = (cookie.split(';')[0] ?? '').split('=');
    secrets.push(value);
    // As the browser keeps it: the host says HttpOnly.
    expect(cookie).toContain('HttpOnly');
    await context.addCookies([{ name, value, url: running.url, httpOnly: true }]);
    const page = await context.newPage();
    for (const hash of ['#/devices', '#/settings/access', '#/settings/credentials', '#/settings/audit', '#/logs']) {
      await page.goto(new URL(hash, running.url).href);
      await page.waitForTimeout(1500);
      const kept = await page.evaluate(() =>
        JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage), document.cookie]),
      );
      tell(`page ${hash}`, (await page.content()) + kept);
    }
  } finally {
    await browser.close();
  }
});

test('not one of them is found anywhere, in any form; what is no secret is found', async () => {
  log = running.out();
  const open = filesIn(dirs.data);
  await running.kill('SIGKILL');
  log += running.out();
  await begin();
  cli('devices after a crash', 'devices', '--json');
  await running.kill('SIGTERM');
  const all = new Map([...open, ...filesIn(dirs.data), ...filesIn(dirs.temp), ...places]);
  all.set('stdout and log', Buffer.from(log + running.out()));
  for (const [name, content] of open) all.set(`${name} (open)`, content);
  // The positive control: each form is found where it is planted.
  const planted = Object.entries(formsOf(control)).map(([form, [bytes = Buffer.alloc(0)]]) => {
    const path = join(folder, `planted-${form}`);
    writeFileSync(path, Buffer.concat([Buffer.from('before '), bytes, Buffer.from(' after')]));
    return findIn(filesIn(folder), [control]).some((hit) => hit.endsWith(path)) ? form : undefined;
  });
  expect(planted).toEqual(['plain', 'base64', 'base64url', 'hex', 'utf16']);
  const controls = findIn(all, [control]);
  for (const place of ['ronda.db', 'backups', 'GET /api/v1/devices', 'command devices'])
    expect(
      controls.some((hit) => hit.includes(place)),
      place,
    ).toBe(true);
  if (hasChromium) expect(controls.some((hit) => hit.includes('page #/devices'))).toBe(true);
  const hits = findIn(all, secrets);
  const bytes = [...all.values()].reduce((sum, content) => sum + content.length, 0);
  const facts = { secrets: secrets.length, places: all.size, bytes, controls: controls.length, hits: hits.length };
  console.log(JSON.stringify({ what: 'canary', ...facts }));
  expect(hits).toEqual([]);
});
