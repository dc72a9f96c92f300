import { expect, test } from 'vitest';
import { callsOf, preloadOf, unsaidOf, violationsOf } from './electron-rules.ts';

test.each([
  ['new BrowserWindow({})', 'makes a window'],
  ['new electron.BrowserWindow({})', 'makes a window'],
  ["ipcMain.on('x', () => 1)", 'listens to IPC'],
  ["electron.ipcMain.handle('x', () => 1)", 'listens to IPC'],
  ["ipcMain['handle']('x', () => 1)", 'listens to IPC'],
  ["window.loadURL('https://evil.example')", 'loads a page'],
  ["window?.loadURL('https://evil.example')", 'loads a page'],
  ["window.loadFile('a.html')", 'loads a file'],
  ['shell.openExternal(url)', 'opens something'],
  ["eval('1')", 'runs text as code'],
  ["new Function('return 1')", 'runs text as code'],
  ['contents.executeJavaScript(text)', 'runs text as code'],
  ['safeStorage.setUsePlainTextEncryption(true)', 'keeps secrets'],
  ['const p = { bypassCSP: true }', 'from a protocol'],
  ['const p = { nodeIntegration: true }', 'from a window'],
  ['const p = { nodeIntegrationInWorker: true }', 'from a window'],
  ['const p = { sandbox: false }', 'from a window'],
  ['const p = { contextIsolation: false }', 'from a window'],
  ['const p = { webSecurity: false }', 'from a window'],
  ["const p = { enableBlinkFeatures: 'x' }", 'from a window'],
  ["spawn('a', { shell: true })", 'starts a shell'],
  ['childProcess.exec(text)', 'starts a shell'],
  ['element.innerHTML = text', 'makes markup'],
  ["element.insertAdjacentHTML('a', text)", 'makes markup'],
  ['document.write(text)', 'makes markup'],
])('a planted fault is found: %s', (code, what) => {
  expect(violationsOf('src/main/shell/planted.ts', code)).toEqual([expect.stringContaining(what)]);
});

test('markup in JSX is found, and text is not', () => {
  const view = (attribute: string) => `export const V = () => <div ${attribute}>{'<b>'}</div>;`;
  expect(violationsOf('src/renderer/V.tsx', view('dangerouslySetInnerHTML={{ __html: x }}'))).toHaveLength(1);
  expect(violationsOf('src/renderer/V.tsx', view('title="innerHTML"'))).toEqual([]);
});

test('what belongs to the factory and the one channel is allowed there', () => {
  expect(violationsOf('src/main/shell/main-window.ts', 'new BrowserWindow({}); window.loadURL(x);')).toEqual([]);
  expect(violationsOf('src/main/shell/ipc.ts', "ipcMain.handle('ronda:call', f)")).toEqual([]);
  expect(violationsOf('src/main/shell/other.ts', '/x/.exec(text); pattern.exec(text)')).toEqual([]);
});

test('a protection that is left out, and one that is turned off, are named', () => {
  expect(unsaidOf('const p = { sandbox: true, contextIsolation: false }')).toHaveLength(10);
});

test('what a preload lends and takes is read from it', () => {
  const code =
    "import { contextBridge, type IpcRenderer, ipcRenderer } from 'electron'; const bridge = { a: 1, b: 2 }; contextBridge.exposeInMainWorld('x', bridge);";
  expect(preloadOf(code)).toEqual({ lends: ['x: a, b'], takes: ['contextBridge', 'ipcRenderer'] });
});

test('calls are read in their order', () => {
  expect(callsOf('app.enableSandbox(); app.whenReady().then(f);').slice(0, 2)).toEqual(['app.enableSandbox', '.then']);
});
