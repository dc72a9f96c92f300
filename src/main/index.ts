import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { app, protocol } from 'electron';
import { demoDevicesOf, demoFolder } from './demo.ts';
import { outliveReaders } from './outlive-readers.ts';
import { SCHEME } from './shell/app-protocol.ts';
import { dataDirOf } from './paths.ts';

outliveReaders();
// What Electron itself keeps (cookies, cache) stays out of the data folder that is backed up and moved.
const isDemo = app.commandLine.hasSwitch('demo');
const demoDevices = isDemo ? demoDevicesOf({ demo: app.commandLine.getSwitchValue('demo') || true }) : undefined;
const dataDir = isDemo ? demoFolder() : dataDirOf(app.commandLine.getSwitchValue('data-dir') || undefined);
// The folder of a demo is removed while Electron still writes into its own.
app.setPath('userData', isDemo ? join(tmpdir(), 'ronda-demo-window') : join(dataDir, 'window'));
app.enableSandbox();
// What is shown is watched live; nothing of it should lie in a cache.
app.commandLine.appendSwitch('disable-http-cache');
if (app.commandLine.hasSwitch('no-sandbox'))
  process.stderr.write('ronda: --no-sandbox takes away the protection of the window; start without it.\n');
protocol.registerSchemesAsPrivileged([
  { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true } },
]);

// Never await `whenReady` at the top level of an ES module: it fires only after this module has finished.
if (!app.requestSingleInstanceLock({ argv: process.argv })) app.quit();
else
  void app
    .whenReady()
    .then(async () => {
      const { boot } = await import('./shell/boot.ts');
      await boot(dataDir, demoDevices);
    })
    .catch((thrown: unknown) => {
      process.stderr.write(`ronda: ${thrown instanceof Error ? thrown.message : String(thrown)}\n`);
      app.exit(1);
    });
