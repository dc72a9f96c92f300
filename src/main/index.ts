import { join } from 'node:path';
import { app, protocol } from 'electron';
import { SCHEME } from './shell/app-protocol.ts';
import { dataDirOf } from './paths.ts';

// What Electron itself keeps (cookies, cache) stays out of the data folder that is backed up and moved.
const dataDir = dataDirOf(app.commandLine.getSwitchValue('data-dir') || undefined);
app.setPath('userData', join(dataDir, 'window'));
app.enableSandbox();
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
      await boot(dataDir);
    })
    .catch((thrown: unknown) => {
      process.stderr.write(`ronda: ${thrown instanceof Error ? thrown.message : String(thrown)}\n`);
      app.exit(1);
    });
