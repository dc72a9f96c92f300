// Every route, call and topic, asked by everybody who may knock: allowed exactly as the contract says, and what is
// refused changes nothing.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { invoke as overIpc, BrowserWindow } from '../shell/electron-stub.ts';
import { type CallName, calls, topics } from '../../src/contract/contract.ts';
import { type Call, ROLES } from '../../src/contract/define.ts';
import { type HttpServer, startHttp } from '../../src/engine/api/http.ts';
import { answer } from '../../src/engine/api/invoke.ts';
import { startRig } from '../../src/engine/testing/rig.ts';
import { LOCAL } from '../../src/main/control.ts';
import { connectIpc } from '../../src/main/shell/ipc.ts';
import { createMainWindow } from '../../src/main/shell/main-window.ts';
import { type CallerName, CALLERS, verdictOf } from './lib/callers.ts';
import { digestOf } from './lib/digest.ts';
import { effectiveInputs, NOBODY } from './lib/effective-inputs.ts';
import { openSocket, type OpenSocket } from './lib/sockets.ts';

const PASSWORD = 'kuda hijau di atas';
const CONTRACT = Object.entries<Call>(calls) as [CallName, Call][];
let rig: Awaited<ReturnType<typeof startRig>>;
let server: HttpServer;
let inputs: ReturnType<typeof effectiveInputs>;
const secrets: Partial<Record<CallerName, string>> = {};
const ids = { inside: '', outside: '' };
let outsideName = '';

beforeAll(async () => {
  rig = await startRig();
  server = await startHttp(rig.engine, rig.ports, { host: '127.0.0.1', port: 0, rendererDir: undefined });
  const make = async (caller: CallerName, input: Parameters<typeof rig.call<'access.createToken'>>[1]) => {
    const made = await rig.call('access.createToken', input);
    secrets[caller] = made.token;
    return made.id;
  };
  for (const role of ROLES) await make(role, { name: role, role });
  await make('scoped', { name: 'scoped', role: 'admin', scope: { groups: ['core'] } });
  await make('board', { name: 'board', role: 'viewer', readOnly: true });
  await make('expired', { name: 'old', role: 'admin', expiresAt: new Date(Date.now() + 1000).toISOString() });
  await rig.call('access.revokeToken', { id: await make('revoked', { name: 'gone', role: 'admin' }) });
  const device = await rig.call('devices.add', { address: '127.0.0.1', groups: ['core'] });
  const other = await rig.call('devices.add', { address: '127.0.0.2', name: 'hidden-rt', groups: ['edge'] });
  ids.inside = device.id;
  ids.outside = other.id;
  outsideName = other.name;
  await rig.call('vault.setPassphrase', { passphrase: PASSWORD });
  const user = await rig.call('users.create', { name: 'adi', role: 'viewer', password: PASSWORD });
  const token = await rig.call('access.createToken', { name: 'target', role: 'viewer' });
  const credential = await rig.call('credentials.create', { name: 'c', kind: 'snmp-v2c', community: 'publik' });
  const view = await rig.call('views.create', { name: 'v', shared: true });
  const window = await rig.call('maintenance.create', {
    name: 'w',
    deviceIds: [device.id],
    start: '2031-01-01T00:00:00Z',
    end: '2031-01-01T01:00:00Z',
  });
  inputs = effectiveInputs({
    device: other.id,
    user: user.id,
    token: token.id,
    credential: credential.id,
    view: view.id,
    window: window.id,
  });
  // Until rounds and the first drawing of the map are written.
  await new Promise((soon) => setTimeout(soon, 5000));
}, 60_000);
afterAll(async () => {
  await server.close();
  await rig.stop();
});

const headersOf = (caller: CallerName): Record<string, string> => {
  const secret = secrets[caller];
  return secret === undefined ? {} : { authorization: `Bearer ${secret}` };
};

/** One request; waits as long as it is told to when there were too many. */
async function request(method: string, path: string, caller: CallerName, body?: unknown): Promise<Response> {
  const hasBody = body !== undefined && method !== 'GET';
  for (;;) {
    const response = await fetch(new URL(path, server.url), {
      method,
      headers: { ...headersOf(caller), ...(hasBody && { 'content-type': 'application/json' }) },
      ...(hasBody && { body: JSON.stringify(body) }),
    });
    if (response.status !== 429) return response;
    await response.body?.cancel();
    await new Promise((soon) => setTimeout(soon, 1000 * Number(response.headers.get('retry-after') ?? 1)));
  }
}

const VERDICTS: Readonly<Record<string, string>> = { 'auth-failed': 'auth-failed', forbidden: 'forbidden' };
const verdictOfCode = (code: unknown): string => VERDICTS[String(code)] ?? 'allowed';

async function overRest([name, call]: readonly [CallName, Call], caller: CallerName, input: object): Promise<string> {
  const [method = '', route = ''] = (call.http ?? '').split(' ');
  const path = route.replace('{id}', 'id' in input ? String(input.id) : NOBODY);
  const { id: _, ...body } = input as Record<string, unknown>;
  const response = await request(method, path, caller, body);
  const text = await response.text();
  if (response.ok) return 'allowed';
  const code = (JSON.parse(text) as { code: unknown }).code;
  expect(response.status, `${name} as ${caller}: ${text}`).toBeLessThan(500);
  return verdictOfCode(code);
}

/** Allowed callers send what cannot be carried out, refused ones what would change something. */
const inputFor = (name: CallName, isAllowed: boolean): object => (isAllowed ? {} : (inputs[name] ?? {}));

test('every REST route answers everybody as the contract says, and what is refused changes nothing', async () => {
  const wrong: string[] = [];
  let asked = 0;
  for (const caller of CALLERS) {
    for (const wanted of [false, true]) {
      const before = digestOf(rig.dataDir);
      for (const entry of CONTRACT.filter(([, call]) => call.http !== undefined)) {
        const verdict = verdictOf(entry[1], caller);
        if ((verdict === 'allowed') !== wanted) continue;
        const found = await overRest(entry, caller, inputFor(entry[0], wanted));
        asked += 1;
        if (found !== verdict) wrong.push(`${entry[0]} as ${caller}: ${found}, not ${verdict}`);
      }
      if (!wanted) expect(digestOf(rig.dataDir), caller).toBe(before);
    }
  }
  expect(wrong).toEqual([]);
  console.log(JSON.stringify({ what: 'authorisation over REST', callers: CALLERS.length, asked, wrong: wrong.length }));
});

test('every call over the WebSocket answers as the contract says, also those without a route', async () => {
  const wrong: string[] = [];
  let asked = 0;
  for (const caller of CALLERS) {
    const socket = await openSocket(server.url, headersOf(caller));
    if (verdictOf(calls['system.status'], caller) === 'auth-failed') {
      expect(socket.closedWith, caller).toBeGreaterThanOrEqual(4401);
      continue;
    }
    const before = digestOf(rig.dataDir);
    for (const [name, call] of CONTRACT) {
      const verdict = verdictOf(call, caller);
      // These end the connection, or need the file system; REST has shown them.
      if (verdict === 'allowed') continue;
      const reply = await socket.ask(name, inputs[name] ?? {});
      asked += 1;
      const found = reply.ok ? 'allowed' : verdictOfCode(reply.fault.code);
      if (found !== verdict) wrong.push(`${name} as ${caller}: ${found}, not ${verdict}`);
    }
    expect(digestOf(rig.dataDir), caller).toBe(before);
    for (const [name, call] of CONTRACT.filter(([, one]) => one.kind === 'query')) {
      if (verdictOf(call, caller) !== 'allowed') continue;
      const reply = await socket.ask(name, {});
      asked += 1;
      if (!reply.ok && verdictOfCode(reply.fault.code) !== 'allowed') wrong.push(`${name} as ${caller}`);
    }
    socket.end();
  }
  expect(wrong).toEqual([]);
  console.log(JSON.stringify({ what: 'authorisation over WebSocket', asked, wrong: wrong.length }));
});

test('every topic shows its listeners what they may see, and no more', async () => {
  const names = Object.keys(topics);
  for (const caller of CALLERS) {
    const socket: OpenSocket = await openSocket(server.url, headersOf(caller));
    if (socket.closedWith !== undefined) continue;
    expect(await socket.ask('system.subscribe', { topics: names }), caller).toMatchObject({ ok: true });
    await rig.call('devices.update', { id: ids.outside, notes: caller });
    await rig.call('devices.update', { id: ids.inside, notes: caller });
    await new Promise((soon) => setTimeout(soon, 600));
    const seen = JSON.stringify(socket.pushes);
    expect(new Set(socket.pushes.map(({ topic }) => topic)), caller).toEqual(new Set(names));
    expect(seen, caller).toContain(ids.inside);
    expect(seen.includes(ids.outside) || seen.includes(outsideName), caller).toBe(caller !== 'scoped');
    socket.end();
  }
});

test('a caller with a scope reads and changes its own devices, and finds no others', async () => {
  const list = (await (await request('GET', '/api/v1/devices', 'scoped')).json()) as { items: { id: string }[] };
  expect(list.items.map(({ id }) => id)).toEqual([ids.inside]);
  const before = digestOf(rig.dataDir);
  for (const [method, path, body] of [
    ['GET', `/api/v1/devices/${ids.outside}`],
    ['GET', `/api/v1/devices/${ids.outside}/series`],
    ['GET', `/api/v1/devices/${ids.outside}/rounds`],
    ['GET', `/api/v1/devices/${ids.outside}/credentials`],
    ['GET', `/api/v1/series/query?metric=ping.rtt.avg&deviceId=${ids.outside}`],
    ['GET', `/api/v1/series/export?deviceId=${ids.outside}`],
    ['GET', `/api/v1/interfaces/export?deviceId=${ids.outside}`],
    ['GET', `/api/v1/uptime?deviceId=${ids.outside}`],
    ['GET', `/api/v1/outages?deviceId=${ids.outside}`],
    ['GET', `/api/v1/events?deviceId=${ids.outside}`],
    ['PATCH', `/api/v1/devices/${ids.outside}`, { name: 'taken over' }],
    ['DELETE', `/api/v1/devices/${ids.outside}`],
    ['POST', `/api/v1/devices/${ids.outside}/poll`, {}],
    ['POST', '/api/v1/devices/bulk', { update: [{ id: ids.outside, name: 'taken over' }] }],
    ['POST', '/api/v1/devices/bulk', { remove: [ids.outside] }],
    ['POST', '/api/v1/devices/poll', { ids: [ids.outside] }],
  ] as const)
    expect((await request(method, path, 'scoped', body)).status, `${method} ${path}`).toBe(404);
  for (const body of [{ address: '127.0.0.7' }, { address: '127.0.0.7', groups: ['edge'] }])
    expect((await request('POST', '/api/v1/devices', 'scoped', body)).status).toBe(403);
  expect((await request('PATCH', `/api/v1/devices/${ids.inside}`, 'scoped', { groups: [] })).status).toBe(403);
  expect(digestOf(rig.dataDir)).toBe(before);
  for (const path of [
    'events',
    'events/export',
    'outages',
    'outages/export',
    'uptime',
    'series/export',
    'interfaces/export',
  ]) {
    const text = await (await request('GET', `/api/v1/${path}`, 'scoped')).text();
    expect(text.includes(ids.outside) || text.includes(outsideName), path).toBe(false);
  }
  const status = (await (await request('GET', '/api/v1/status', 'scoped')).json()) as { devices: number };
  expect(status.devices).toBe(1);
  expect((await request('PATCH', `/api/v1/devices/${ids.inside}`, 'scoped', { notes: 'mine' })).status).toBe(200);
});

test('what answers beside the contract is refused alike', async () => {
  const paths = ['/metrics', '/prometheus/api/v1/labels', '/prometheus/api/v1/query?query=up'];
  for (const caller of CALLERS)
    for (const path of paths) {
      const expected = secrets[caller] === undefined || caller === 'expired' || caller === 'revoked' ? 401 : 200;
      const status = (await request('GET', path, caller)).status;
      expect(status, `${path} as ${caller}`).toBe(caller === 'scoped' ? 403 : expected);
    }
});

test('a token that is revoked and a role that is taken away end the open connections', async () => {
  const token = await rig.call('access.createToken', { name: 'open', role: 'viewer' });
  const user = await rig.call('users.create', { name: 'sri', role: 'operator', password: PASSWORD });
  const signIn = async () => {
    const body = JSON.stringify({ name: 'sri', password: PASSWORD });
    const headers = { 'content-type': 'application/json' };
    const answered = await fetch(new URL('/api/v1/session', server.url), { method: 'POST', headers, body });
    expect(answered.status).toBe(201);
    return { cookie: (answered.headers.get('set-cookie') ?? '').split(';')[0] ?? '' };
  };
  const waits: Record<string, number> = {};
  const measure = async (what: string, headers: Record<string, string>, end: () => Promise<unknown>) => {
    const socket = await openSocket(server.url, headers);
    expect(await socket.ask('access.me', {}), what).toMatchObject({ ok: true });
    const began = performance.now();
    await end();
    expect(await socket.closed, what).toBe(4401);
    waits[what] = Math.round(performance.now() - began);
    expect((await openSocket(server.url, headers)).closedWith, what).toBeDefined();
  };
  await measure('token revoked', { authorization: `Bearer ${token.token}` }, () =>
    rig.call('access.revokeToken', { id: token.id }),
  );
  await measure('role taken away', await signIn(), () => rig.call('users.update', { id: user.id, role: 'viewer' }));
  await measure('password changed', await signIn(), () =>
    rig.call('users.update', { id: user.id, password: PASSWORD }),
  );
  await measure('user removed', await signIn(), () => rig.call('users.remove', { id: user.id }));
  expect(Math.max(...Object.values(waits))).toBeLessThan(5000);
  console.log(JSON.stringify({ what: 'open connections ended, ms', ...waits }));
});

test('the window may do everything, another frame nothing', async () => {
  const window = createMainWindow({
    preload: '/p.cjs',
    state: { bounds: { width: 1366, height: 768 }, maximized: false },
    hidden: true,
    devUrl: undefined,
  });
  const sender = BrowserWindow.all.at(-1)?.webContents;
  const frame = sender?.mainFrame;
  const disconnect = connectIpc(window, rig.engine, undefined);
  const before = digestOf(rig.dataDir);
  for (const [id, [name]] of CONTRACT.entries())
    for (const senderFrame of [{ url: 'app://ronda/' }, null])
      expect(
        await overIpc({ sender, senderFrame }, 'ronda:call', { id, name, input: inputs[name] ?? {} }),
        name,
      ).toMatchObject({
        ok: false,
        fault: { code: 'forbidden' },
      });
  expect(digestOf(rig.dataDir)).toBe(before);
  for (const [id, [name, call]] of CONTRACT.entries()) {
    if (call.kind !== 'query') continue;
    const request_ = { id, name, input: {} };
    const reply = (await overIpc({ sender, senderFrame: frame }, 'ronda:call', request_)) as {
      ok: boolean;
      fault?: { code: string };
    };
    expect(verdictOfCode(reply.fault?.code), name).toBe('allowed');
    expect(verdictOfCode((await codeOf(request_)) ?? ''), name).toBe('allowed');
  }
  disconnect();
});
const codeOf = async (raw: unknown): Promise<string | undefined> => {
  const reply = await answer(rig.engine, raw, { principal: LOCAL });
  return reply.ok ? undefined : reply.fault.code;
};

test('every refused command stands in the audit log, and its chain is whole', async () => {
  const { items } = await rig.call('audit.list', { limit: 1000 });
  const refused = new Set(items.filter(({ result }) => result !== 'ok').map(({ action }) => action));
  const commands = CONTRACT.filter(([, call]) => call.kind === 'command' && call.unaudited === undefined);
  expect(commands.map(([name]) => name).filter((name) => !refused.has(name))).toEqual([]);
  const check = await rig.call('audit.verify', {});
  expect(check).toMatchObject({ sound: true });
  console.log(JSON.stringify({ what: 'audit log after it all', records: check.records, sound: check.sound }));
});
