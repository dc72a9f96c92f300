import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { app, BrowserWindow, handlers, invoke, permissions } from '../../../test/shell/electron-stub.ts';
import { startRig } from '../../engine/testing/rig.ts';
import { serveFile } from './app-protocol.ts';
import { watchCrashes } from './crash-watch.ts';
import { routeOfLink } from './deep-link.ts';
import { connectIpc } from './ipc.ts';
import { createMainWindow, lockSession } from './main-window.ts';
import { plainText } from './notifications.ts';

const folder = mkdtempSync(join(tmpdir(), 'ronda-hardening-'));
let rig: Awaited<ReturnType<typeof startRig>>;
beforeAll(async () => {
  rig = await startRig();
});
afterAll(async () => {
  await rig.stop();
  rmSync(folder, { recursive: true });
});

function open() {
  const state = { bounds: { width: 1366, height: 768 }, maximized: false };
  const window = createMainWindow({ preload: '/p.cjs', state, hidden: true, devUrl: undefined });
  const stub = BrowserWindow.all.at(-1);
  if (stub === undefined) throw new Error('no window was made');
  return { window, stub };
}

test.each([
  ['app://ronda/', true],
  ['app://ronda/#/devices', true],
  ['app://ronda.evil/', false],
  ['app://ronda@evil.example/', false],
  ['app://x.ronda/', false],
  ['https://ronda/', false],
  ['https://app//ronda/', false],
  ['http://127.0.0.1:8470/', false],
  ['file:///etc/passwd', false],
  ['javascript:alert(1)', false],
  ['data:text/html,<script>alert(1)</script>', false],
  ['blob:app://ronda/0', false],
])('the window goes to %s: %s, in whatever way it is sent there', (url, allowed) => {
  const { stub } = open();
  for (const event of ['will-navigate', 'will-frame-navigate', 'will-redirect']) {
    let isStopped = false;
    stub.webContents.emit(event, { url, preventDefault: () => (isStopped = true) });
    expect(isStopped, event).toBe(!allowed);
  }
  expect(stub.webContents.openHandler?.({ url })).toEqual({ action: 'deny' });
});

const MAP = 'app://ronda/#/map/0192f000-0001-7000-8000-000000000000?popout=1';

test.each([
  [MAP, true],
  ['app://ronda/#/map?popout=1', true],
  ['app://ronda/#/map', false],
  ['app://ronda/#/map/geo?popout=1', false],
  ['app://ronda/#/settings?popout=1', false],
  ['app://ronda/#/map?popout=1&as=list', false],
  ['app://ronda/x.html#/map?popout=1', false],
  ['app://ronda/?a=1#/map?popout=1', false],
  ['app://u:p@ronda/#/map?popout=1', false],
  ['app://evil/#/map?popout=1', false],
  ['https://evil.example/#/map?popout=1', false],
  ['about:blank', false],
  ['blob:app://ronda/0#/map?popout=1', false],
])('%s in a window of its own: %s', (url, allowed) => {
  expect(open().stub.webContents.openHandler?.({ url }).action).toBe(allowed ? 'allow' : 'deny');
});

test('the window of a map is protected as the main one is, and may ask; it opens none, and there are not many', async () => {
  const { window, stub } = open();
  const disconnect = connectIpc(window, rig.engine, undefined);
  const { webPreferences } = stub.options;
  expect(stub.webContents.openHandler?.({ url: MAP })).toMatchObject({
    overrideBrowserWindowOptions: { webPreferences },
  });
  const child = new BrowserWindow();
  const own = { sender: child.webContents, senderFrame: child.webContents.mainFrame };
  const ask = { id: 1, name: 'settings.get', input: {} };
  expect(await invoke(own, 'ronda:call', ask)).toMatchObject({ ok: false, fault: { code: 'forbidden' } });
  stub.webContents.emit('did-create-window', child);
  expect(await invoke(own, 'ronda:call', ask)).toMatchObject({ ok: true });
  expect(child.webContents.openHandler?.({ url: MAP })).toEqual({ action: 'deny' });
  let isStopped = false;
  child.webContents.emit('will-navigate', { url: 'https://evil.example/', preventDefault: () => (isStopped = true) });
  expect(isStopped).toBe(true);
  const others = Array.from({ length: 7 }, () => new BrowserWindow());
  for (const other of others) stub.webContents.emit('did-create-window', other);
  expect(stub.webContents.openHandler?.({ url: MAP }).action).toBe('deny');
  child.emit('closed');
  expect(stub.webContents.openHandler?.({ url: MAP }).action).toBe('allow');
  expect(await invoke(own, 'ronda:call', ask)).toMatchObject({ ok: false, fault: { code: 'forbidden' } });
  disconnect();
});

test('a guest page is never attached', () => {
  const { stub } = open();
  let isStopped = false;
  stub.webContents.emit('will-attach-webview', { preventDefault: () => (isStopped = true) });
  expect(isStopped).toBe(true);
});

/** Every name that Electron's own types know. */
function permissionNames(): readonly string[] {
  const types = readFileSync('node_modules/electron/electron.d.ts', 'utf8');
  const line = types.split('\n').find((text) => text.includes('setPermissionRequestHandler(handler:')) ?? '';
  return [...line.slice(0, line.indexOf('callback')).matchAll(/'([\w-]+)'/g)].map(([, name = '']) => name);
}

test('every permission of Electron but two is denied, asked for and checked', () => {
  lockSession();
  const names = permissionNames();
  expect(names.length).toBeGreaterThanOrEqual(40);
  const granted = names.filter((name) => {
    let answer = false;
    permissions.request?.(undefined, name, (given) => (answer = given));
    const checked = permissions.check?.(undefined, name, () => undefined);
    expect(answer, name).toBe(checked);
    return answer;
  });
  expect(granted.toSorted()).toEqual(['clipboard-sanitized-write', 'notifications']);
  expect(permissions.device?.()).toBe(false);
  let streams: unknown = 'untouched';
  permissions.display?.({}, (given) => (streams = given));
  expect(streams).toBeNull();
});

const nested = (depth: number): unknown => {
  let value: unknown = 1;
  for (let level = 0; level < depth; level += 1) value = { input: value };
  return value;
};

test('IPC refuses who is not the page of the window, and what is not a request, without a side effect', async () => {
  const { window, stub } = open();
  const disconnect = connectIpc(window, rig.engine, undefined);
  const own = { sender: stub.webContents, senderFrame: stub.webContents.mainFrame };
  const before = handlers.size;
  const add = { id: 1, name: 'devices.add', input: { address: '127.0.0.1' } };
  const senders = [
    { ...own, senderFrame: null },
    { ...own, senderFrame: { url: 'app://ronda/' } },
    { ...own, senderFrame: { url: 'https://evil.example/' } },
    { senderFrame: stub.webContents.mainFrame },
    { sender: {}, senderFrame: stub.webContents.mainFrame },
  ];
  for (const sender of senders)
    expect(await invoke(sender, 'ronda:call', add)).toMatchObject({ ok: false, fault: { code: 'forbidden' } });
  // The main frame itself, if it ever stood elsewhere.
  const frame = stub.webContents.mainFrame;
  frame.url = 'https://evil.example/';
  expect(await invoke(own, 'ronda:call', add)).toMatchObject({ ok: false, fault: { code: 'forbidden' } });
  frame.url = 'app://ronda/';
  for (const wrong of [
    undefined,
    null,
    7,
    'devices.add',
    [],
    { ...add, id: '1' },
    { ...add, name: '__proto__' },
    { ...add, name: 'constructor' },
    { ...add, input: { address: '127.0.0.1', colour: 'red' } },
    { ...add, input: JSON.parse('{"address":"127.0.0.1","__proto__":{"paused":true}}') as unknown },
    { ...add, input: { address: 'x'.repeat(10_000_000) } },
    { ...add, input: nested(1000) },
  ])
    expect(await invoke(own, 'ronda:call', wrong)).toMatchObject({ ok: false });
  // Deeper than what can be cloned never arrives.
  await expect(invoke(own, 'ronda:call', { ...add, input: nested(100_000) })).rejects.toThrow(RangeError);
  expect((await rig.call('devices.list', {})).items).toEqual([]);
  expect([...handlers.keys()]).toEqual(['ronda:call']);
  expect(handlers.size).toBe(before);
  disconnect();
});

test('a page that runs wild is slowed down', async () => {
  const { window, stub } = open();
  const disconnect = connectIpc(window, rig.engine, undefined);
  const own = { sender: stub.webContents, senderFrame: stub.webContents.mainFrame };
  const about = { id: 1, name: 'settings.get', input: {} };
  const replies = await Promise.all(Array.from({ length: 4000 }, () => invoke(own, 'ronda:call', about)));
  const refused = replies.filter((reply) => !(reply as { ok: boolean }).ok);
  expect(refused.length).toBeGreaterThan(0);
  expect(refused[0]).toMatchObject({ fault: { code: 'rate-limited' } });
  disconnect();
});

test('app:// answers with files of the interface, each with its policy, and with nothing else', async () => {
  const root = join(folder, 'renderer');
  mkdirSync(root);
  writeFileSync(join(root, 'index.html'), 'page');
  writeFileSync(join(root, 'a.js'), '1');
  writeFileSync(join(root, 'a.php'), '1');
  writeFileSync(join(folder, 'secret.json'), '{}');
  symlinkSync(folder, join(root, 'up'));
  for (const url of [
    'app://ronda/../secret.json',
    'app://ronda/%2e%2e/secret.json',
    'app://ronda/%2e%2e%2fsecret.json',
    'app://ronda/..%5csecret.json',
    'app://ronda/%5c..%5csecret.json',
    'app://ronda/up/secret.json',
    'app://ronda/a.js%00.html',
    'app://ronda/%ff.js',
    'app://ronda/a.php',
    'app://evil/a.js',
    'app://ronda.evil/a.js',
    'nonsense',
  ])
    expect((await serveFile(root, url)).status, url).toBe(404);
  const { status, headers } = await serveFile(root, 'app://ronda/a.js');
  expect([status, headers.get('x-content-type-options')]).toEqual([200, 'nosniff']);
  expect(headers.get('content-security-policy')).toBe(
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; " +
      "connect-src 'self'; frame-src 'none'; object-src 'none'; base-uri 'none'; form-action 'none'; " +
      "frame-ancestors 'none'; require-trusted-types-for 'script'",
  );
});

test.each([
  'ronda://restore?id=1',
  'ronda://devices.remove/1',
  'ronda://device/..%2f..%2fsettings',
  'ronda://device/%00',
  'ronda://user:pass@evil/1',
  `ronda://device/${'a'.repeat(8192)}`,
  'ronda://device/<img src=x>',
  'ronda:device/1',
  'javascript:alert(1)',
  'file:///etc/passwd',
])('the link %.40s leads nowhere', (link) => {
  expect(routeOfLink(link)).toBeUndefined();
});

test('markup in a notification is shown as it is written, in one line', () => {
  expect(plainText('<b>down</b> <a href="http://evil.example">x</a> &lt;')).toBe(
    '‹b›down‹/b› ‹a href="http://evil.example"›x‹/a› ＆lt;',
  );
  expect(plainText('a\u001b[2Jb\r\nc\u0000\u2028d\u009be')).toBe('a [2Jb  c  d e');
});

test('a page that ends is loaded again, but not for ever', () => {
  const { window, stub } = open();
  let now = 0;
  watchCrashes(window, pino({ level: 'silent' }), () => now);
  const gone = (reason: string) => stub.webContents.emit('render-process-gone', {}, { reason, exitCode: 1 });
  for (let time = 0; time < 6; time += 1) gone('crashed');
  expect(stub.webContents.reloads).toBe(3);
  now += 5 * 60_000;
  gone('oom');
  expect(stub.webContents.reloads).toBe(4);
  gone('clean-exit');
  expect(stub.webContents.reloads).toBe(4);
  expect(() => app.emit('child-process-gone', {}, { type: 'GPU', reason: 'killed', exitCode: 9 })).not.toThrow();
});
