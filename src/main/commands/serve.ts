import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { startHttp } from '../../engine/api/http.ts';
import { createRedactor } from '../../engine/lib/redaction.ts';
import { type Config, parseListen, readConfig } from '../config.ts';
import { demoDevicesOf, demoFolder } from '../demo.ts';
import { oneOf, text } from '../flags.ts';
import { startHost } from '../host.ts';
import { keyFileOf, readKeyFile } from '../key-file.ts';
import { createLog, LOG_LEVELS } from '../log.ts';
import { dataDirOf } from '../paths.ts';
import type { CommandContext } from './command.ts';
import { listsServers, watchServers } from './watched-config.ts';

const DEFAULT_LISTEN = '127.0.0.1:8470';
const SIGNALS = { SIGINT: 130, SIGTERM: 143 } as const;

const settled = (context: CommandContext, config: Config) => {
  const { flags } = context;
  return {
    dataDir: dataDirOf(text(flags, 'data-dir') ?? config.dataDir),
    listen: parseListen(text(flags, 'listen') ?? config.listen ?? DEFAULT_LISTEN),
    level: oneOf(flags, 'log-level', LOG_LEVELS) ?? config.logLevel ?? 'warn',
    format: oneOf(flags, 'log-format', ['text', 'json'] as const) ?? config.logFormat ?? 'text',
  };
};

/**
 * Watches without a window and serves interface and REST, until a signal ends it.
 *
 * @param always print a one-time address at every start, not only at the first (somebody sits here and wants in)
 */
export async function serve(context: CommandContext, always: boolean): Promise<number> {
  const configFile = text(context.flags, 'config');
  const serversFile =
    configFile !== undefined && existsSync(configFile) && listsServers(configFile) ? configFile : undefined;
  const ownConfig = configFile === undefined || serversFile !== undefined ? {} : readConfig(configFile);
  const demoDevices = demoDevicesOf(context.flags);
  const { dataDir, listen, level, format } = settled(context, ownConfig);
  const redactor = createRedactor();
  const log = createLog(level, format, redactor);
  const keyFile = readKeyFile(keyFileOf(text(context.flags, 'key-file')));
  const host = await startHost({
    dataDir: demoDevices === undefined ? dataDir : demoFolder(),
    layout: context.layout,
    log,
    redactor,
    secrets: { keyFile },
    demoDevices,
  });
  let unwatch: (() => void) | undefined;
  try {
    if (serversFile !== undefined) unwatch = await watchServers(host.engine, serversFile, log);
    const server = await startHttp(host.engine, host.ports, { ...listen, rendererDir: context.layout.rendererDir });
    context.print(`ronda: listening on ${server.url}`);
    const open = `${server.url}#setup=`;
    if (demoDevices !== undefined) context.print(`ronda: simulated network of ${String(demoDevices)} devices`);
    if (always || demoDevices !== undefined) context.print(`ronda: open ${open}${host.engine.access.newCode()}`);
    else if (host.engine.access.isUnclaimed())
      context.print(
        `ronda: first start, set up at ${open}${host.engine.access.newCode()} (valid once, for 15 minutes)`,
      );
    const name = await Promise.race(
      Object.keys(SIGNALS).map(async (signal) => {
        await once(process, signal);
        return signal as keyof typeof SIGNALS;
      }),
    );
    log.info({ signal: name }, 'stopping');
    await server.close();
    return SIGNALS[name];
  } finally {
    unwatch?.();
    await host.close();
  }
}
