import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { startHttp } from '../../engine/api/http.ts';
import type { Engine } from '../../engine/engine.ts';
import { type Config, readConfig } from '../config.ts';
import { demoDevicesOf, demoFolder } from '../demo.ts';
import { oneOf, text } from '../flags.ts';
import { startHost } from '../host.ts';
import { settleListening, wantedListening } from '../listening.ts';
import { createLog, LOG_LEVELS } from '../log.ts';
import { dataDirOf } from '../paths.ts';
import type { CommandContext } from './command.ts';
import { listsServers, watchServers } from './watched-config.ts';

const SIGNALS = { SIGINT: 130, SIGTERM: 143 } as const;

const settled = (context: CommandContext, config: Config) => {
  const { flags } = context;
  return {
    dataDir: dataDirOf(text(flags, 'data-dir') ?? config.dataDir),
    listen: wantedListening(flags, config),
    level: oneOf(flags, 'log-level', LOG_LEVELS) ?? config.logLevel ?? 'warn',
    format: oneOf(flags, 'log-format', ['text', 'json'] as const) ?? config.logFormat ?? 'text',
  };
};

/** Is there anybody who may sign in and change everything? */
const hasAdmin = ({ access }: Engine): boolean => access.tokens().some(({ role }) => role === 'admin');

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
  const log = createLog(level, format);
  const host = await startHost({
    dataDir: demoDevices === undefined ? dataDir : demoFolder(),
    layout: context.layout,
    log,
    demoDevices,
  });
  let unwatch: (() => void) | undefined;
  try {
    const { certificate, ...listening } = settleListening(listen, {
      dataDir,
      now: host.ports.clock.now(),
      hasAdmin: hasAdmin(host.engine),
    });
    if (serversFile !== undefined) unwatch = await watchServers(host.engine, serversFile, log);
    const server = await startHttp(host.engine, host.ports, {
      ...listening,
      tls: certificate && { ...certificate, isTrusted: !certificate.isOwn },
      rendererDir: context.layout.rendererDir,
    });
    context.print(`ronda: listening on ${server.url}`);
    if (certificate) {
      host.showCertificate(certificate);
      context.print(`ronda: certificate SHA-256 ${certificate.fingerprint}`);
    }
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
