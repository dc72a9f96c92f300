import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { startHttp } from '../../engine/api/http.ts';
import { createCrashFiles } from '../../engine/diagnostics/crash-files.ts';
import type { Engine } from '../../engine/engine.ts';
import { createRedactor } from '../../engine/lib/redaction.ts';
import type { StoredSession } from '../../engine/storage/storage.ts';
import { type Config, readConfig } from '../config.ts';
import { guardProcess } from '../crash-guard.ts';
import { demoDevicesOf, demoFolder } from '../demo.ts';
import { EXIT } from '../exit-codes.ts';
import { oneOf, text } from '../flags.ts';
import { type Host, type HostOptions, startHost } from '../host.ts';
import { keyFileOf, readKeyFile } from '../key-file.ts';
import { settleListening, type Wanted, wantedListening } from '../listening.ts';
import { createLog, LOG_LEVELS, type ProgramLog } from '../log.ts';
import { dataDirOf } from '../paths.ts';
import type { CommandContext } from './command.ts';
import { listsServers, watchServers } from './watched-config.ts';

const SIGNALS = { SIGINT: 130, SIGTERM: 143 } as const;
/** A restart that has not let go of everything by then is left to whoever started the program. */
const CLOSE_DEADLINE_MS = 30_000;

/** How one run ended: by a signal, because something asked for another one, or for good. */
type Ending = keyof typeof SIGNALS | 'restart' | 'crash' | 'give-up';
type Carried = { readonly listen: Wanted; readonly sessions: readonly StoredSession[]; readonly ending: Ending };

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
const hasAdmin = ({ access }: Engine): boolean =>
  access.hasAdmin() || access.tokens().some(({ role }) => role === 'admin');

/** Serves as it is wanted. A database that waits for its recovery knows nobody, so only this computer is let in to it. */
async function startServer(host: Host, listen: Wanted, options: Pick<HostOptions, 'dataDir' | 'layout'>) {
  const { engine, ports } = host;
  const wanted = host.isUnwatched && !hasAdmin(engine) ? { ...listen, host: '127.0.0.1' } : listen;
  const { certificate, ...listening } = settleListening(wanted, {
    dataDir: options.dataDir,
    now: ports.clock.now(),
    hasAdmin: hasAdmin(engine),
  });
  const server = await startHttp(engine, ports, {
    ...listening,
    tls: certificate && { ...certificate, isTrusted: !certificate.isOwn },
    rendererDir: options.layout.rendererDir,
  });
  if (certificate) host.showCertificate(certificate);
  return { ...server, fingerprint: certificate?.fingerprint };
}

/** Resolves with the first of what can end a run; `ask` is how the run itself asks. */
function waitForEnd(log: ProgramLog, given: { readonly dataDir: string; readonly version: string }) {
  const { promise, resolve: ask } = Promise.withResolvers<Ending>();
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    once(process, signal, { signal: stop.signal }).then(
      () => ask(signal),
      // The run ended otherwise.
      () => undefined,
    );
  const unguard = guardProcess({
    crashes: createCrashFiles(given.dataDir),
    version: given.version,
    log: log.logger,
    restart: () => ask('crash'),
    giveUp: () => ask('give-up'),
  });
  return {
    ended: promise,
    ask,
    stop(): void {
      stop.abort();
      unguard();
    },
  };
}

/** Says where the interface is, with a one-time address where somebody needs one. */
function announce(
  context: CommandContext,
  host: Host,
  how: { url: string; fingerprint: string | undefined; always: boolean; demo: number | undefined },
) {
  const { access } = host.engine;
  context.print(`ronda: listening on ${how.url}`);
  if (how.fingerprint !== undefined) context.print(`ronda: certificate SHA-256 ${how.fingerprint}`);
  if (how.demo !== undefined) context.print(`ronda: simulated network of ${String(how.demo)} devices`);
  const open = `${how.url}#setup=`;
  const { mode, modeReason } = host.engine.statusNow();
  if (mode === 'recovery')
    context.print(`ronda: the database is damaged; nothing is watched. Recover it at ${open}${access.newCode()}`);
  else if (mode === 'viewing')
    context.print(`ronda: only looking (${modeReason ?? ''}); nothing is watched. Open ${open}${access.newCode()}`);
  else if (how.always || how.demo !== undefined) context.print(`ronda: open ${open}${access.newCode()}`);
  else if (access.isUnclaimed())
    context.print(`ronda: first start, set up at ${open}${access.newCode()} (valid once, for 15 minutes)`);
}

async function closeAll(steps: readonly (() => unknown)[]): Promise<void> {
  const late = setTimeout(() => process.exit(EXIT.failure), CLOSE_DEADLINE_MS);
  try {
    for (const step of steps) await step();
  } finally {
    clearTimeout(late);
  }
}

type Run = {
  readonly options: Omit<HostOptions, 'restart' | 'sessions' | 'afterCrash'>;
  readonly log: ProgramLog;
  readonly serversFile: string | undefined;
  readonly always: boolean;
};

/** Watches and serves until something ends it. */
async function runOnce(context: CommandContext, { options, log, serversFile, always }: Run, before: Carried) {
  const end = waitForEnd(log, { dataDir: options.dataDir, version: options.layout.version });
  const afterCrash = before.ending === 'crash';
  // The answer to the call that asked for it is still on its way.
  const restart = () => void setTimeout(() => end.ask('restart'), 500);
  let sessions: readonly StoredSession[] = [];
  try {
    const host = await startHost({ ...options, sessions: before.sessions, afterCrash, restart });
    let unwatch: (() => void) | undefined;
    let server: Awaited<ReturnType<typeof startServer>> | undefined;
    try {
      if (serversFile !== undefined && !host.isUnwatched)
        unwatch = await watchServers(host.engine, serversFile, log.logger);
      server = await startServer(host, before.listen, options);
      const demo = options.demoDevices;
      const { url, fingerprint } = server;
      announce(context, host, { url, fingerprint, always: always && before.sessions.length === 0, demo });
      const ending = await end.ended;
      log.logger.info({ ending }, 'stopping');
      return { ending, sessions: () => sessions, listen: { ...before.listen, port: Number(new URL(url).port) } };
    } finally {
      unwatch?.();
      await closeAll([
        () => server?.close(),
        async () => {
          sessions = await host.close();
        },
      ]);
    }
  } finally {
    end.stop();
  }
}

/**
 * Watches without a window and serves interface and REST, until a signal ends it. A crash and a recovery end one run and
 * begin another, on the same port.
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
  let carried: Carried = { listen, sessions: [], ending: 'restart' };
  for (;;) {
    const options = {
      dataDir: demoDevices === undefined ? dataDir : demoFolder(),
      layout: context.layout,
      log: log.logger,
      logLines: log.lines,
      redactor,
      secrets: { keyFile },
      demoDevices,
      mayRecover: context.flags['no-recovery'] !== true,
    };
    const { ending, sessions, ...rest } = await runOnce(context, { options, log, serversFile, always }, carried);
    if (ending === 'SIGINT' || ending === 'SIGTERM') return SIGNALS[ending];
    if (ending === 'give-up') return EXIT.failure;
    carried = { ...rest, ending, sessions: sessions() };
  }
}
