// `node --import ./test/shell/register.ts out/main/index.js` starts the desktop program on the stand-in.
import { registerHooks } from 'node:module';

const url = new URL('./electron-chromium.ts', import.meta.url).href;
registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron' || specifier === 'electron/main' ? { url, shortCircuit: true } : next(specifier, context),
});
