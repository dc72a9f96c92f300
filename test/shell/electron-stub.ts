// A stand-in for the part of Electron's main process that the shell uses, checked against Electron's own types.
import { EventEmitter } from 'node:events';
import type * as E from 'electron';

type Invoke = (event: E.IpcMainInvokeEvent, ...args: unknown[]) => unknown;

class WebContentsStub extends EventEmitter {
  readonly mainFrame = { url: 'app://ronda/' };
  readonly sent: unknown[][] = [];
  openHandler: ((details: { url: string }) => { action: string }) | undefined;
  reloads = 0;
  reload(): void {
    this.reloads += 1;
  }
  send(...args: unknown[]): void {
    this.sent.push(structuredClone(args));
  }
  setWindowOpenHandler(handler: (details: { url: string }) => { action: string }): void {
    this.openHandler = handler;
  }
}

export class BrowserWindow extends EventEmitter {
  static readonly all: BrowserWindow[] = [];
  readonly webContents = new WebContentsStub();
  readonly loaded: string[] = [];
  visible = false;
  maximized = false;
  readonly options: E.BrowserWindowConstructorOptions;
  constructor(options: E.BrowserWindowConstructorOptions = {}) {
    super();
    this.options = options;
    BrowserWindow.all.push(this);
  }
  show(): void {
    this.visible = true;
  }
  hide(): void {
    this.visible = false;
    this.emit('hide');
  }
  focus(): void {
    this.emit('focus');
  }
  maximize(): void {
    this.maximized = true;
  }
  restore(): void {
    this.visible = true;
  }
  isMinimized(): boolean {
    return false;
  }
  isMaximized(): boolean {
    return this.maximized;
  }
  isDestroyed(): boolean {
    return false;
  }
  getNormalBounds(): E.Rectangle {
    return { x: 10, y: 20, width: 1200, height: 700 };
  }
  async loadURL(url: string): Promise<void> {
    this.loaded.push(url);
  }
}

export const handlers = new Map<string, Invoke>();
export const ipcMain = {
  handle: (channel: string, handler: Invoke) => {
    if (handlers.has(channel)) throw new Error(`a second handler for ${channel}`);
    handlers.set(channel, handler);
  },
  removeHandler: (channel: string) => void handlers.delete(channel),
} satisfies Pick<E.IpcMain, 'handle' | 'removeHandler'>;

/** What `ipcRenderer.invoke` does: values are cloned on both ways. */
export const invoke = async (event: unknown, channel: string, ...args: unknown[]): Promise<unknown> =>
  structuredClone(await handlers.get(channel)?.(event as E.IpcMainInvokeEvent, ...structuredClone(args)));

type Template = readonly E.MenuItemConstructorOptions[];
export class Tray extends EventEmitter {
  static readonly all: Tray[] = [];
  template: Template = [];
  toolTip = '';
  images = 0;
  destroyed = false;
  constructor(_image: unknown) {
    super();
    Tray.all.push(this);
  }
  setImage(): void {
    this.images += 1;
  }
  setToolTip(text: string): void {
    this.toolTip = text;
  }
  setContextMenu(menu: { template: Template }): void {
    this.template = menu.template;
  }
  destroy(): void {
    this.destroyed = true;
  }
}

export class Notification extends EventEmitter {
  static readonly shown: Notification[] = [];
  static isSupported(): boolean {
    return true;
  }
  readonly options: E.NotificationConstructorOptions;
  constructor(options: E.NotificationConstructorOptions) {
    super();
    this.options = options;
  }
  show(): void {
    Notification.shown.push(this);
  }
}

export const Menu = {
  application: undefined as Template | undefined,
  buildFromTemplate: (template: Template) => ({ template }),
  setApplicationMenu: (menu: { template: Template }) => {
    Menu.application = menu.template;
  },
};
export const nativeImage = {
  createFromBitmap: (buffer: Buffer, options: E.CreateFromBitmapOptions) => ({ buffer, options }),
};
export const screen = { getAllDisplays: () => [{ workArea: { x: 0, y: 0, width: 1920, height: 1080 } }] };
export const powerMonitor = Object.assign(new EventEmitter(), { isOnBatteryPower: () => false });

type Check = (contents: unknown, permission: string, done: (granted: boolean) => void) => boolean;
type Display = (request: unknown, done: (streams: unknown) => void) => void;
export const permissions: { request?: Check; check?: Check; device?: () => boolean; display?: Display } = {};
export const session = {
  defaultSession: {
    setPermissionRequestHandler: (handler: Check) => {
      permissions.request = handler;
    },
    setPermissionCheckHandler: (handler: Check) => {
      permissions.check = handler;
    },
    setDevicePermissionHandler: (handler: () => boolean) => {
      permissions.device = handler;
    },
    setDisplayMediaRequestHandler: (handler: Display) => {
      permissions.display = handler;
    },
  },
};
export const protocol = { handle: () => undefined, registerSchemesAsPrivileged: () => undefined };

export const app = Object.assign(new EventEmitter(), {
  isPackaged: true,
  protocols: [] as string[],
  openAtLogin: false,
  setAsDefaultProtocolClient(scheme: string): boolean {
    app.protocols.push(scheme);
    return true;
  },
  getLoginItemSettings: () => ({ openAtLogin: app.openAtLogin }),
  setLoginItemSettings(settings: E.Settings): void {
    app.openAtLogin = settings.openAtLogin ?? false;
  },
});

/** The keyring of the system: reversible, and of the backend that a test names. */
export const safeStorage = {
  backend: 'gnome_libsecret',
  isAvailable: true,
  shouldReEncrypt: false,
  isAsyncEncryptionAvailable: async () => safeStorage.isAvailable,
  getSelectedStorageBackend: () => safeStorage.backend,
  encryptStringAsync: async (text: string) => Buffer.from(`sealed ${text}`),
  decryptStringAsync: async (data: Buffer) => ({
    result: data.toString().replace('sealed ', ''),
    shouldReEncrypt: safeStorage.shouldReEncrypt,
  }),
};
