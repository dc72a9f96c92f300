import { BrowserWindow, session } from 'electron';
import { ORIGIN } from './app-protocol.ts';
import type { WindowState } from './window-state.ts';

const MINIMUM = { minWidth: 1024, minHeight: 640 };
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

/** The one place that makes a window: sandboxed, isolated, and unable to go anywhere else. */
export function createMainWindow({ preload, state, hidden, devUrl }: MainWindowOptions): BrowserWindow {
  const window = new BrowserWindow({
    ...state.bounds,
    ...MINIMUM,
    show: false,
    title: 'Ronda',
    backgroundColor: '#0D1317',
    autoHideMenuBar: true,
    webPreferences: {
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
    },
  });
  const { webContents } = window;
  webContents.setWindowOpenHandler(() => ({ action: 'deny' }));
  webContents.on('will-attach-webview', (event) => event.preventDefault());
  const stay = (event: { readonly url: string; preventDefault(): void }): void => {
    if (!isOwnPage(event.url, devUrl)) event.preventDefault();
  };
  webContents.on('will-navigate', stay);
  webContents.on('will-frame-navigate', stay);
  webContents.on('will-redirect', stay);
  window.once('ready-to-show', () => {
    if (hidden) return;
    if (state.maximized) window.maximize();
    window.show();
  });
  void window.loadURL(devUrl ?? `${ORIGIN}/`);
  return window;
}
