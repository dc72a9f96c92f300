import { BrowserWindow, session, type WebContents, type WebPreferences } from 'electron';
import { ORIGIN } from './app-protocol.ts';
import type { WindowState } from './window-state.ts';

const MINIMUM = { minWidth: 1024, minHeight: 640 };
const LOOK = { title: 'Ronda', backgroundColor: '#0D1317', autoHideMenuBar: true };
const MAP_PAGE = /^#\/map(?:\/[0-9a-f-]{36})?\?popout=1$/;
const MOST_MAP_WINDOWS = 8;
const ALLOWED = new Set(['notifications', 'clipboard-sanitized-write']);

/** True only for pages of the interface itself. */
export function isOwnPage(url: string, devUrl: string | undefined): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, host } = new URL(url);
  const own = new URL(devUrl ?? ORIGIN);
  return protocol === own.protocol && host === own.host;
}

/** Denies every permission but the two the interface uses. */
export function lockSession(): void {
  const { defaultSession } = session;
  defaultSession.setPermissionRequestHandler((_contents, permission, done) => done(ALLOWED.has(permission)));
  defaultSession.setPermissionCheckHandler((_contents, permission) => ALLOWED.has(permission));
  defaultSession.setDevicePermissionHandler(() => false);
  defaultSession.setDisplayMediaRequestHandler((_request, done) => done(null));
}

export type MainWindowOptions = {
  readonly preload: string;
  readonly state: WindowState;
  readonly hidden: boolean;
  /** Development server; undefined in a packaged program. */
  readonly devUrl: string | undefined;
};

/** True for a map in a window of its own, and for no other page of the interface. */
export function isMapWindow(address: string, devUrl: string | undefined): boolean {
  if (!isOwnPage(address, devUrl)) return false;
  const { pathname, search, hash, username, password } = new URL(address);
  return pathname === '/' && search + username + password === '' && MAP_PAGE.test(hash);
}

const protections = (preload: string, devUrl: string | undefined): WebPreferences => ({
  preload,
  contextIsolation: true,
  sandbox: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  webviewTag: false,
  navigateOnDragDrop: false,
  // Dictionaries would be fetched from the internet.
  spellcheck: false,
  devTools: devUrl !== undefined,
  // Polling and alerts live in other threads; the page may sleep when nobody looks.
  backgroundThrottling: true,
});

/** Keeps what is in a window where it belongs: nothing is opened from it, and it goes nowhere else. */
function confine(contents: WebContents, isAllowed: (address: string) => boolean): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('will-attach-webview', (event) => event.preventDefault());
  const stay = (event: { readonly url: string; preventDefault(): void }): void => {
    if (!isAllowed(event.url)) event.preventDefault();
  };
  contents.on('will-navigate', stay);
  contents.on('will-frame-navigate', stay);
  contents.on('will-redirect', stay);
}

/** Lets maps stand in windows of their own, each as confined as the main one, and unable to open another. */
function allowMapWindows(window: BrowserWindow, { preload, devUrl }: MainWindowOptions): void {
  let open = 0;
  const { webContents } = window;
  webContents.setWindowOpenHandler(({ url }) =>
    open < MOST_MAP_WINDOWS && isMapWindow(url, devUrl)
      ? {
          action: 'allow',
          overrideBrowserWindowOptions: { ...LOOK, ...MINIMUM, webPreferences: protections(preload, devUrl) },
        }
      : { action: 'deny' },
  );
  webContents.on('did-create-window', (child) => {
    open += 1;
    child.once('closed', () => (open -= 1));
    confine(child.webContents, (address) => isMapWindow(address, devUrl));
  });
}

/** The one place that makes a window: sandboxed, isolated, and unable to go anywhere else. */
export function createMainWindow(options: MainWindowOptions): BrowserWindow {
  const { preload, state, hidden, devUrl } = options;
  const window = new BrowserWindow({
    ...state.bounds,
    ...MINIMUM,
    ...LOOK,
    show: false,
    webPreferences: protections(preload, devUrl),
  });
  confine(window.webContents, (address) => isOwnPage(address, devUrl));
  allowMapWindows(window, options);
  window.once('ready-to-show', () => {
    if (hidden) return;
    if (state.maximized) window.maximize();
    window.show();
  });
  void window.loadURL(devUrl ?? `${ORIGIN}/`);
  return window;
}
