import { mkdtempSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type * as Electron from 'electron';
import { BrowserWindow as RealWindow } from 'electron';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  app,
  BrowserWindow,
  invoke,
  Menu,
  Notification,
  permissions,
  Tray,
} from '../../../test/shell/electron-stub.ts';
import type { LogEvent } from '../../contract/logs.ts';
import { startRig } from '../../engine/testing/rig.ts';
import { serveFile } from './app-protocol.ts';
import { linkAmong, listenForLinks, routeOfLink } from './deep-link.ts';
import { connectIpc } from './ipc.ts';
import { setStartAtLogin, startsAtLogin } from './login-item.ts';
import { createMainWindow, isOwnPage, lockSession } from './main-window.ts';
import { setApplicationMenu } from './menu.ts';
import { notifyEvents } from './notifications.ts';
import { createTray, worstOf } from './tray.ts';
import { ICON_SIZE, trayBitmap } from './tray-icon.ts';
import { keepWindowState, readWindowState } from './window-state.ts';

const folder = mkdtempSync(join(tmpdir(), 'ronda-shell-'));
let rig: Awaited<ReturnType<typeof startRig>>;
beforeAll(async () => {
  rig = await startRig();
});
afterAll(async () => {
  await rig.stop();
  rmSync(folder, { recursive: true });
});

const open = () => {
  const window = createMainWindow({
    preload: '/p.cjs',
    state: { bounds: { width: 1366, height: 768 }, maximized: false },
    hidden: false,
    devUrl: undefined,
  });
  const stub = BrowserWindow.all.at(-1);
  if (stub === undefined) throw new Error('no window was made');
  return { window, stub };
};

test('the window is sandboxed and isolated, opens the interface and nothing else', () => {
  const { stub } = open();
  expect(stub.options.webPreferences).toMatchObject({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    webviewTag: false,
    navigateOnDragDrop: false,
  });
  expect(stub.loaded).toEqual(['app://ronda/']);
  expect(stub.webContents.openHandler?.({ url: 'https://example.org' })).toEqual({ action: 'deny' });
  expect(stub.visible).toBe(false);
  stub.emit('ready-to-show');
  expect(stub.visible).toBe(true);
});

test.each([
  ['app://ronda/', true],
  ['app://ronda/devices#x', true],
  ['app://ronda.evil/', false],
  ['app://evil/', false],
  ['https://ronda/', false],
  ['file:///etc/passwd', false],
  ['javascript:alert(1)', false],
  ['data:text/html,x', false],
  ['not a url', false],
])('a navigation to %s is own page: %s', (url, own) => {
  expect(isOwnPage(url, undefined)).toBe(own);
  const { stub } = open();
  let stopped = false;
  stub.webContents.emit('will-frame-navigate', { url, preventDefault: () => (stopped = true) });
  expect(stopped).toBe(!own);
});

test('all permissions but notifications and clipboard writing are denied', () => {
  lockSession();
  const asked = (permission: string) => {
    let granted: boolean | undefined;
    permissions.request?.(undefined, permission, (answer) => (granted = answer));
    return [granted, permissions.check?.(undefined, permission, () => undefined)];
  };
  expect(asked('notifications')).toEqual([true, true]);
  for (const permission of ['media', 'geolocation', 'hid', 'serial', 'openExternal', 'clipboard-read'])
    expect(asked(permission), permission).toEqual([false, false]);
  expect(permissions.device?.()).toBe(false);
});

test('IPC answers the main frame of the interface, and nobody else', async () => {
  const { window, stub } = open();
  const disconnect = connectIpc(window, rig.engine, undefined);
  const own = { sender: stub.webContents, senderFrame: stub.webContents.mainFrame };
  const list = { id: 7, name: 'devices.list', input: {} };
  expect(await invoke(own, 'ronda:call', list)).toMatchObject({ id: 7, ok: true, value: { items: [] } });
  expect(await invoke({ senderFrame: { url: 'app://ronda/' } }, 'ronda:call', list)).toMatchObject({
    ok: false,
    fault: { code: 'forbidden' },
  });
  expect(await invoke({ senderFrame: null }, 'ronda:call', list)).toMatchObject({
    ok: false,
    fault: { code: 'forbidden' },
  });
  const huge = { id: 8, name: 'devices.add', input: { address: 'x'.repeat(1_100_000) } };
  expect(await invoke(own, 'ronda:call', huge)).toMatchObject({ ok: false, fault: { code: 'invalid-input' } });
  await invoke(own, 'ronda:call', { id: 9, name: 'system.subscribe', input: { topics: ['devices'] } });
  expect(stub.webContents.sent).toMatchObject([['ronda:push', { topic: 'devices', payload: { kind: 'snapshot' } }]]);
  disconnect();
  expect(await invoke(own, 'ronda:call', list)).toBeUndefined();
});

test('the interface is served with its policy, and nothing outside its folder', async () => {
  const root = join(folder, 'renderer');
  mkdirSync(join(root, 'assets'), { recursive: true });
  writeFileSync(join(root, 'index.html'), '<!doctype html>');
  writeFileSync(join(root, 'assets', 'a.js'), '1');
  writeFileSync(join(folder, 'secret.json'), '{}');
  symlinkSync(join(folder, 'secret.json'), join(root, 'assets', 'link.json'));
  const page = await serveFile(root, 'app://ronda/devices/7');
  expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
  expect(page.headers.get('content-security-policy')).toMatch(/^default-src 'none'; script-src 'self';/);
  expect((await serveFile(root, 'app://ronda/assets/a.js')).status).toBe(200);
  for (const path of [
    '../secret.json',
    '%2e%2e%2fsecret.json',
    'assets/..%2f..%2fsecret.json',
    '..\\secret.json',
    'assets/link.json',
    'a%00.json',
    '%',
    'assets/none.js',
  ])
    expect((await serveFile(root, `app://ronda/${path}`)).status, path).toBe(404);
  expect((await serveFile(root, 'app://evil/index.html')).status).toBe(404);
});

test.each([
  ['ronda://device/42?tab=ports', '/device/42?tab=ports'],
  ['noc://devices', '/devices'],
  ['ronda://tool/ping?target=10.0.0.1', undefined],
  ['https://device/42', undefined],
  ['ronda://device/<script>', undefined],
  ['nonsense', undefined],
])('the link %s shows %s', (link, route) => {
  expect(routeOfLink(link)).toBe(route);
});

test('a second instance and a link of the system come to the front with their place', () => {
  const shown: (string | undefined)[] = [];
  listenForLinks((route) => shown.push(route));
  expect(app.protocols).toEqual(['ronda', 'noc']);
  app.emit('second-instance', {}, ['ronda', '--flag', 'ronda://device/1']);
  app.emit('second-instance', {}, ['ronda']);
  app.emit('open-url', { preventDefault: () => undefined }, 'noc://devices');
  expect(shown).toEqual(['/device/1', undefined, '/devices']);
  expect(linkAmong(['a', '--b'])).toBeUndefined();
});

test('the tray shows the worst state and the counts, and its menu works', async () => {
  const done: string[] = [];
  const remove = createTray(
    rig.engine,
    { state: (state) => state, open: 'Open', startAtLogin: 'Login', quit: 'Quit' },
    { open: () => done.push('open'), quit: () => done.push('quit'), startsAtLogin, setStartAtLogin },
  );
  const tray = Tray.all.at(-1);
  expect(tray?.toolTip).toBe('Ronda');
  const device = await rig.call('devices.add', { address: '10.0.0.1' });
  await expect.poll(() => tray?.toolTip).toBe('Ronda · unknown 1');
  const byLabel = (label: string) => tray?.template.find((item) => item.label === label);
  byLabel('Open')?.click?.({} as Electron.MenuItem, undefined, {});
  byLabel('Login')?.click?.({ checked: true } as Electron.MenuItem, undefined, {});
  byLabel('Quit')?.click?.({} as Electron.MenuItem, undefined, {});
  expect([done, startsAtLogin()]).toEqual([['open', 'quit'], true]);
  remove();
  expect(tray?.destroyed).toBe(true);
  await rig.call('devices.remove', { id: device.id });
});

test('down is worse than warning, and every state has a shape of its own', () => {
  const none = {
    up: 0,
    warning: 0,
    major: 0,
    down: 0,
    unreachable: 0,
    stale: 0,
    maintenance: 0,
    paused: 0,
    new: 0,
    unknown: 0,
  };
  expect(worstOf({ ...none, up: 9, warning: 1, down: 1 })).toBe('down');
  expect(worstOf({ ...none, up: 9 })).toBe('up');
  expect(worstOf(none)).toBe('unknown');
  const shapes = (['up', 'warning', 'major', 'down', 'unreachable', 'maintenance', 'unknown'] as const).map((state) => {
    const bitmap = trayBitmap(state);
    return Array.from({ length: ICON_SIZE * ICON_SIZE }, (_, pixel) => bitmap[pixel * 4 + 3]).join('');
  });
  expect(new Set(shapes).size).toBe(shapes.length);
});

test('events are told natively once each, a storm in one summary, and a click opens the device', () => {
  const listeners: ((topic: string, payload: unknown) => void)[] = [];
  const topics = {
    publish: () => undefined,
    listening: () => true,
    subscribe: (sink: (topic: never, payload: unknown) => void) => {
      listeners.push(sink as (topic: string, payload: unknown) => void);
      return { choose: () => undefined, end: () => undefined };
    },
  };
  const clicked: (LogEvent | undefined)[] = [];
  notifyEvents(
    { topics },
    { event: (event) => event.message, summary: (count) => `${String(count)} events` },
    (event) => clicked.push(event),
  );
  const event = (kind: LogEvent['kind'], deviceName: string): LogEvent => ({
    id: '01890000-0000-7000-8000-000000000000',
    at: new Date(0).toISOString(),
    level: 'error',
    kind,
    deviceId: 'd',
    deviceName,
    checkId: null,
    params: {},
    message: `${deviceName} ${kind}`,
  });
  const before = Notification.shown.length;
  listeners[0]?.('events', { kind: 'snapshot', items: [event('down', 'old')] });
  listeners[0]?.('events', { kind: 'delta', items: [event('device-added', 'x'), event('down', 'a')] });
  for (const name of ['b', 'c', 'd', 'e', 'f', 'g'])
    listeners[0]?.('events', { kind: 'delta', items: [event('down', name)] });
  const shown = Notification.shown.slice(before);
  expect(shown.map((one) => one.options.body)).toEqual(['a down', 'b down', 'c down', 'd down', '5 events']);
  shown[0]?.emit('click');
  expect(clicked[0]?.deviceName).toBe('a');
});

test('the place of the window is kept, and forgotten when its display is gone or the file is broken', () => {
  const file = join(folder, 'window.json');
  const window = new RealWindow();
  keepWindowState(window, file);
  window.emit('close', {});
  expect(readWindowState(file)).toEqual({ bounds: { x: 10, y: 20, width: 1200, height: 700 }, maximized: false });
  writeFileSync(file, JSON.stringify({ bounds: { x: 9000, y: 0, width: 1200, height: 700 }, maximized: true }));
  expect(readWindowState(file)).toEqual({ bounds: { width: 1366, height: 768 }, maximized: true });
  writeFileSync(file, '{"bounds":');
  expect(readWindowState(file).bounds).toEqual({ width: 1366, height: 768 });
});

test('the menu has the roles of the system, and no developer tools in a packaged program', () => {
  setApplicationMenu(false);
  expect(Menu.application?.map((item) => item.role)).toEqual(['fileMenu', 'editMenu', 'viewMenu', 'windowMenu']);
  expect(JSON.stringify(Menu.application)).not.toContain('toggleDevTools');
});
