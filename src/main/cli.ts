import { once } from 'node:events';
import { join } from 'node:path';
import { Fault } from '../contract/faults.ts';
import { audit } from './commands/audit.ts';
import { check } from './commands/check.ts';
import type { Command, CommandContext } from './commands/command.ts';
import { db } from './commands/db.ts';
import { devices } from './commands/devices.ts';
import { diagnostics } from './commands/diagnostics.ts';
import { exportCommand } from './commands/export.ts';
import { importCommand } from './commands/import.ts';
import { inspectCommand } from './commands/inspect.ts';
import { ping } from './commands/ping.ts';
import { scan } from './commands/scan.ts';
import { serve } from './commands/serve.ts';
import { sim } from './commands/sim.ts';
import { snmpCommand } from './commands/snmp.ts';
import { token } from './commands/token.ts';
import { user } from './commands/user.ts';
import { vault } from './commands/vault.ts';
import { demoDevicesOf } from './demo.ts';
import { desktopArgs, findDesktop, runDesktop } from './desktop.ts';
import { EXIT, exitCodeOf, UsageError } from './exit-codes.ts';
import { flagHelp, type FlagSpecs, parseFlags, text, unknownCommand } from './flags.ts';
import { layoutAt } from './layout.ts';
import { LISTEN_FLAGS } from './listening.ts';
import { outliveReaders } from './outlive-readers.ts';
import { visible } from './visible-text.ts';

const COMMANDS: readonly Command[] = [
  ping,
  scan,
  inspectCommand,
  snmpCommand,
  devices,
  user,
  token,
  vault,
  audit,
  check,
  importCommand,
  exportCommand,
  db,
  diagnostics,
  sim,
];

const COMMON_FLAGS: FlagSpecs = {
  help: { type: 'boolean', short: 'h', help: 'show this help' },
  version: { type: 'boolean', short: 'V', help: 'show the version' },
};
const RUN_FLAGS: FlagSpecs = {
  headless: { type: 'boolean', help: 'watch without a window; serve interface and REST' },
  'data-dir': { type: 'string', value: 'DIR', help: 'the data folder' },
  demo: {
    type: 'string',
    value: 'N',
    isOptional: true,
    help: 'watch a simulated network of N devices (48), in a folder of its own; sends nothing',
  },
  ...LISTEN_FLAGS,
  config: { type: 'string', value: 'FILE', help: 'configuration file; flags win over it' },
  'no-recovery': {
    type: 'boolean',
    help: 'end with code 5 when the database is damaged, instead of serving its recovery',
  },
  'key-file': { type: 'string', value: 'FILE', help: 'opens the vault of credentials (ronda vault init makes one)' },
  'log-level': { type: 'string', value: 'LEVEL', help: 'fatal, error, warn (default), info, debug, trace or silent' },
  'log-format': { type: 'string', value: 'FORMAT', help: 'text (default) or json' },
  ...COMMON_FLAGS,
};

const line = (stream: NodeJS.WriteStream) => (message: string) => void stream.write(`${visible(message)}\n`);
const print = line(process.stdout);
const complain = line(process.stderr);
/** @throws {Fault} when whoever reads the output (head, a pager) has left */
async function write(piece: string): Promise<void> {
  try {
    if (!process.stdout.write(piece)) await once(process.stdout, 'drain');
  } catch (thrown) {
    throw new Fault('unreachable', 'The output was closed.', { cause: thrown });
  }
  if (process.stdout.errored) throw new Fault('unreachable', 'The output was closed.');
}
outliveReaders();

function generalHelp(): string {
  const rows = COMMANDS.map((command) => [`  ${`${command.name} ${command.usage}`.trim()}`, command.help] as const);
  const width = Math.max(...rows.map(([left]) => left.length));
  return [
    'Ronda, the night watch for your network.',
    '',
    'ronda [FLAGS]            open the window; where there is none, serve the interface',
    'ronda COMMAND [FLAGS]    (ronda COMMAND --help tells more)',
    '',
    ...rows.map(([left, right]) => `${left.padEnd(width)}  ${right}`),
    '',
    flagHelp(RUN_FLAGS),
    '',
    'Exit codes: 0 done, 1 failed, 2 wrong usage, 3 wrong configuration, 4 data folder in use,',
    '5 database damaged or newer, 6 port in use.',
  ].join('\n');
}

const commandHelp = (command: Command): string =>
  [
    `ronda ${command.name} ${command.usage} [FLAGS]`,
    '',
    command.help,
    '',
    flagHelp({ ...command.flags, ...COMMON_FLAGS }),
  ].join('\n');

async function runCommand(
  command: Command,
  args: readonly string[],
  shared: Omit<CommandContext, 'flags' | 'words'>,
): Promise<number> {
  const { flags, words } = parseFlags(args, { ...command.flags, ...COMMON_FLAGS });
  if (flags['help'] === true) {
    print(commandHelp(command));
    return EXIT.ok;
  }
  return command.run({ ...shared, flags, words });
}

async function runProgram(args: readonly string[], shared: Omit<CommandContext, 'flags' | 'words'>): Promise<number> {
  const { flags, words } = parseFlags(args, RUN_FLAGS);
  if (flags['help'] === true) print(generalHelp());
  else if (flags['version'] === true) print(shared.layout.version);
  else if (words[0] !== undefined)
    throw unknownCommand(
      words[0],
      COMMANDS.map((command) => command.name),
    );
  else if (flags['headless'] === true) return serve({ ...shared, flags, words }, false);
  else {
    const desktop = findDesktop(shared.root);
    if ('binary' in desktop)
      return runDesktop(desktop.binary, shared.root, desktopArgs(text(flags, 'data-dir'), demoDevicesOf(flags)));
    complain(`ronda: no window, because ${desktop.missing}; the same interface is served for a browser.`);
    return serve({ ...shared, flags, words }, true);
  }
  return EXIT.ok;
}

async function main(): Promise<number> {
  const fromSource = import.meta.filename.endsWith('.ts');
  const root = join(import.meta.dirname, '..', '..');
  const args = process.argv.slice(2);
  const shared = { layout: layoutAt(root, fromSource), root, print, write, complain };
  const command = COMMANDS.find((one) => one.name === args[0]);
  return command === undefined ? runProgram(args, shared) : runCommand(command, args.slice(1), shared);
}

try {
  process.exitCode = await main();
} catch (thrown) {
  const code = exitCodeOf(thrown);
  complain(`ronda: ${thrown instanceof UsageError ? thrown.message : Fault.from(thrown).message}`);
  process.exitCode = code;
}
