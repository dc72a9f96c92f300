import { join } from 'node:path';
import { app, type BrowserWindow, dialog, powerMonitor } from 'electron';
import electronLog from 'electron-log/main.js';
import { createTranslator } from '../../contract/i18n/i18n.ts';
import { Fault } from '../../contract/faults.ts';
import { createRedactor } from '../../engine/lib/redaction.ts';
import { eventText } from '../../engine/logs/logs.ts';
import { createCrashFiles } from '../../engine/diagnostics/crash-files.ts';
import { guardProcess } from '../crash-guard.ts';
import { exitCodeOf } from '../exit-codes.ts';
import { type Host, startHost } from '../host.ts';
import { keyFileOf, readKeyFile } from '../key-file.ts';
import { layoutAt } from '../layout.ts';
import { createLog } from '../log.ts';
import { UPDATE_SOURCE } from '../update/source.ts';
import { handleAppProtocol, ORIGIN } from './app-protocol.ts';
import { watchCrashes } from './crash-watch.ts';
import { linkAmong, listenForLinks } from './deep-link.ts';
import { connectIpc } from './ipc.ts';
import { setStartAtLogin, startsAtLogin } from './login-item.ts';
import { createMainWindow, lockSession } from './main-window.ts';
import { setApplicationMenu } from './menu.ts';
import { notifyEvents } from './notifications.ts';
import { watchPower } from './power.ts';
import { createTray } from './tray.ts';
import { findKeyring } from './secrets.ts';
import { lookForUpdate } from './updater.ts';
import { keepWindowState, readWindowState } from './window-state.ts';

/** The answer to the call that asked for it is still on its way. */
const RESTART_MS = 500;

function explain(thrown: unknown): void {
  dialog.showErrorBox('Ronda', Fault.from(thrown).message);
  app.exit(exitCodeOf(thrown));
}

function bringUp(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}

/** Wires engine, window, tray and the system together. Closing the window hides it: the watch goes on. */
export async function boot(dataDir: string, demoDevices?: number): Promise<void> {
  electronLog.initialize();
  const redactor = createRedactor();
  const { logger: log, lines } = createLog('warn', 'text', redactor);
  // A window cannot go on with another engine: the whole program begins anew.
  const restart = (): void => {
    app.relaunch();
    app.quit();
  };
  const root = app.getAppPath();
  const layout = layoutAt(root, false);
  let host: Host;
  try {
    host = await startHost({
      dataDir,
      layout,
      log,
      redactor,
      secrets: { keyring: await findKeyring(), keyFile: readKeyFile(keyFileOf(undefined)) },
      demoDevices,
      logLines: lines,
      power: { onBattery: () => powerMonitor.isOnBatteryPower() },
      restart: () => void setTimeout(restart, RESTART_MS),
    });
  } catch (thrown) {
    explain(thrown);
    return;
  }
  if (demoDevices === undefined)
    guardProcess({
      crashes: createCrashFiles(dataDir),
      version: layout.version,
      log,
      restart,
      giveUp: () => app.quit(),
    });
  const language = app.getLocale().startsWith('id') ? 'id' : 'en';
  const translate = createTranslator(language);
  const devUrl = app.isPackaged ? undefined : process.env['ELECTRON_RENDERER_URL'];
  const stateFile = join(app.getPath('userData'), 'window-state.json');

  lockSession();
  setApplicationMenu(process.platform === 'darwin');
  if (layout.rendererDir !== undefined) handleAppProtocol(layout.rendererDir);
  const window = createMainWindow({
    preload: join(root, 'out', 'preload', 'index.cjs'),
    state: readWindowState(stateFile),
    hidden: process.argv.includes('--hidden'),
    devUrl,
  });
  keepWindowState(window, stateFile);

  let quitting = false;
  window.on('close', (event) => {
    if (quitting) return;
    event.preventDefault();
    window.hide();
  });
  const go = (route: string | undefined) => {
    bringUp(window);
    if (route !== undefined) void window.loadURL(`${devUrl ?? ORIGIN}/#${route}`);
  };
  const { engine } = host;
  const undo = [
    connectIpc(window, engine, devUrl),
    createTray(
      engine,
      {
        state: (state) => translate(`states.${state}`),
        open: translate('tray.open'),
        startAtLogin: translate('tray.startAtLogin'),
        quit: translate('tray.quit'),
      },
      { open: () => bringUp(window), quit: () => app.quit(), startsAtLogin, setStartAtLogin },
    ),
    notifyEvents(
      engine,
      { event: (event) => eventText(event, translate), summary: (count) => translate('tray.manyEvents', { count }) },
      (event) => go(event?.deviceId == null ? undefined : `/devices/${event.deviceId}`),
    ),
  ];
  listenForLinks(go);
  const first = linkAmong(process.argv);
  if (first !== undefined) go(first);
  watchPower(log);
  void lookForUpdate(UPDATE_SOURCE, { log, translate, backup: () => engine.storage.care.backup() });
  watchCrashes(window, log);

  app.on('activate', () => bringUp(window));
  app.on('window-all-closed', () => undefined);
  app.on('before-quit', (event) => {
    if (quitting) return;
    // The engine needs a moment to write what is pending; the second quit goes through.
    event.preventDefault();
    quitting = true;
    for (const step of undo) step();
    void host.close().finally(() => app.quit());
  });
}
