// Runs the built main, preload and interface without the Electron program: a window is a page of a local Chromium,
// app:// is answered by the real protocol handler, and the real preload runs before the page's own scripts.
import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import type * as E from 'electron';
import { type Browser, chromium, type Page } from 'playwright-core';

const flags = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'];
/** Chromium knows no app:// of ours; the page is told that this origin is it. */
const PAGE_ORIGIN = 'http://ronda.localhost';

let browser: Browser | undefined;
const openBrowser = async (): Promise<Browser> =>
  (browser ??= await chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: [
      ...flags,
      ...(process.env['STAND_IN_CDP'] ? [`--remote-debugging-port=${process.env['STAND_IN_CDP']}`] : []),
    ],
  }));

/** Like Electron: ready only after the entry module has been evaluated. */
const ready = new Promise<void>((resolve) => setTimeout(resolve, 50));
const paths = new Map<string, string>();

class App extends EventEmitter {
  isPackaged = false;
  commandLine = {
    appendSwitch: () => undefined,
    hasSwitch: (name: string) => process.argv.some((arg) => arg === `--${name}` || arg.startsWith(`--${name}=`)),
    getSwitchValue: (name: string) =>
      process.argv.find((arg) => arg.startsWith(`--${name}=`))?.slice(name.length + 3) ?? '',
  };
  whenReady = () => ready;
  isReady = () => true;
  requestSingleInstanceLock = () => true;
  enableSandbox = () => undefined;
  setPath = (name: string, value: string) => void paths.set(name, value);
  getPath = (name: string) => paths.get(name) ?? paths.get('userData') ?? '/tmp';
  getAppPath = () => process.cwd();
  getName = () => 'ronda';
  getVersion = () => '0.0.0';
  getLocale = () => process.env['STAND_IN_LOCALE'] ?? 'en';
  setAsDefaultProtocolClient = () => true;
  getLoginItemSettings = () => ({ openAtLogin: false });
  setLoginItemSettings = () => undefined;
  exit = (code: number) => process.exit(code);
  quit = async () => {
    let held = false;
    this.emit('before-quit', { preventDefault: () => (held = true) });
    if (held) return;
    await browser?.close();
    process.exit(0);
  };
}
export const app = new App();
process.once('SIGTERM', () => void app.quit());

type Handler = (event: unknown, ...args: unknown[]) => unknown;
const handlers = new Map<string, Handler>();
export const ipcMain = Object.assign(new EventEmitter(), {
  handle: (channel: string, handler: Handler) => void handlers.set(channel, handler),
  removeHandler: (channel: string) => void handlers.delete(channel),
});

let serve: ((request: Request) => Promise<Response>) | undefined;
export const protocol = {
  registerSchemesAsPrivileged: () => undefined,
  handle: (_scheme: string, handler: (request: Request) => Promise<Response>) => {
    serve = handler;
  },
};

class WebContents extends EventEmitter {
  page: Page | undefined;
  readonly mainFrame = { url: 'app://ronda/' };
  send(...args: unknown[]): void {
    const emit = (given: unknown[]) =>
      (globalThis as unknown as { __emit?: (given: unknown[]) => void }).__emit?.(given);
    void this.page?.evaluate(emit, args).catch(() => undefined);
  }
  setWindowOpenHandler(): void {}
}

const preloadScript = (code: string): string => `(() => {
  const listeners = new Map();
  window.__emit = ([channel, ...args]) => { for (const listener of listeners.get(channel) ?? []) listener({}, ...args); };
  const electron = {
    contextBridge: { exposeInMainWorld: (key, value) => Object.defineProperty(window, key, { value: Object.freeze(value) }) },
    ipcRenderer: {
      invoke: (channel, ...args) => window.__invoke(channel, args),
      on: (channel, listener) => { if (!listeners.has(channel)) listeners.set(channel, new Set()); listeners.get(channel).add(listener); },
      off: (channel, listener) => listeners.get(channel)?.delete(listener),
    },
  };
  const require = (name) => { if (name === 'electron') return electron; throw new Error('a sandboxed preload cannot require ' + name); };
  const module = { exports: {} };
  (function (require, module, exports) { ${code}\n })(require, module, module.exports);
})()`;

export class BrowserWindow extends EventEmitter {
  readonly webContents = new WebContents();
  readonly #options: E.BrowserWindowConstructorOptions;
  #page: Promise<Page> | undefined;
  constructor(options: E.BrowserWindowConstructorOptions = {}) {
    super();
    this.#options = options;
  }
  show(): void {}
  hide(): void {
    this.emit('hide');
  }
  focus(): void {}
  maximize(): void {}
  restore(): void {}
  isMinimized = () => false;
  isMaximized = () => false;
  isDestroyed = () => false;
  getNormalBounds = () => ({ x: 0, y: 0, width: this.#options.width ?? 1366, height: this.#options.height ?? 768 });

  async #open(): Promise<Page> {
    const { width = 1366, height = 768, webPreferences } = this.#options;
    const page = await (await openBrowser()).newPage({ viewport: { width, height } });
    this.webContents.page = page;
    page.on('console', (message) => console.log('[page]', message.type(), message.text()));
    page.on('pageerror', (error) => console.log('[page] error', error.message));
    await page.route(`${PAGE_ORIGIN}/**`, async (route) => {
      const answer = await serve?.(new Request(route.request().url().replace(PAGE_ORIGIN, 'app://ronda')));
      if (answer === undefined) return route.abort();
      const headers = Object.fromEntries(answer.headers);
      return route.fulfill({ status: answer.status, headers, body: Buffer.from(await answer.arrayBuffer()) });
    });
    await page.exposeFunction('__invoke', async (channel: string, args: unknown[]) =>
      handlers.get(channel)?.({ sender: this.webContents, senderFrame: this.webContents.mainFrame }, ...args),
    );
    if (webPreferences?.preload)
      await page.addInitScript({ content: preloadScript(readFileSync(webPreferences.preload, 'utf8')) });
    return page;
  }

  async loadURL(url: string): Promise<void> {
    this.#page ??= this.#open();
    await (await this.#page).goto(url.replace('app://ronda', PAGE_ORIGIN));
    this.emit('ready-to-show');
  }
}

export class Tray extends EventEmitter {
  setImage(): void {}
  setToolTip(text: string): void {
    console.log('[tray]', text);
  }
  setContextMenu(): void {}
  destroy(): void {}
}
export class Notification extends EventEmitter {
  static isSupported = () => true;
  readonly #options: E.NotificationConstructorOptions;
  constructor(options: E.NotificationConstructorOptions) {
    super();
    this.#options = options;
  }
  show(): void {
    console.log('[notification]', JSON.stringify(this.#options));
  }
}
export const Menu = { buildFromTemplate: (template: unknown) => template, setApplicationMenu: () => undefined };
export const nativeImage = { createFromBitmap: () => ({}) };
export const screen = { getAllDisplays: () => [] };
export const powerMonitor = Object.assign(new EventEmitter(), { isOnBatteryPower: () => false });
export const dialog = { showErrorBox: (title: string, text: string) => console.log('[dialog]', title, text) };
export const session = {
  defaultSession: {
    setPermissionRequestHandler: () => undefined,
    setPermissionCheckHandler: () => undefined,
    setDevicePermissionHandler: () => undefined,
    setDisplayMediaRequestHandler: () => undefined,
    setPreloads: () => undefined,
    getPreloads: () => [],
    registerPreloadScript: () => undefined,
  },
};
export const [shell, nativeTheme, net, crashReporter, autoUpdater] = [{}, {}, {}, {}, {}];
export const webContents = { getAllWebContents: () => [] };
export default {
  app,
  BrowserWindow,
  dialog,
  ipcMain,
  Menu,
  nativeImage,
  Notification,
  powerMonitor,
  protocol,
  screen,
  session,
  shell,
  Tray,
};
