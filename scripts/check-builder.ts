// Verifies electron-builder.yml against the builder's own schema, and that the schema notices a typing error.
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
type Configuration = Record<string, unknown>;
const { getConfig, validateConfiguration } = require('app-builder-lib/out/util/config/config') as {
  readonly getConfig: (folder: string, file: null, more: null) => Promise<Configuration>;
  readonly validateConfiguration: (configuration: Configuration, log: unknown) => Promise<void>;
};
const { DebugLogger } = require('builder-util') as { DebugLogger: new (on: boolean) => unknown };

const configuration = await getConfig(process.cwd(), null, null);
await validateConfiguration(configuration, new DebugLogger(false));
const wrong = { ...configuration, linux: { ...(configuration['linux'] as Configuration), targt: ['deb'] } };
const noticed = await validateConfiguration(wrong, new DebugLogger(false)).then(
  () => false,
  () => true,
);
if (!noticed) throw new Error('the schema check of electron-builder accepts anything');
