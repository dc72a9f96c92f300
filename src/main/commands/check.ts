import { Fault } from '../../contract/faults.ts';
import { checkKinds } from '../../engine/checks/registry.gen.ts';
import type { RunningCheck } from '../../engine/checks/check.ts';
import { issuesOf } from '../../engine/lib/issues.ts';
import { reasonText } from '../../engine/logs/logs.ts';
import { UsageError } from '../exit-codes.ts';
import { number, text } from '../flags.ts';
import type { Command, CommandContext } from './command.ts';
import { pingAll } from './ping.ts';
import { checkTarget, resolveTarget } from './targets.ts';

/** Exit codes of the Monitoring Plugins guidelines, which every scheduler understands. */
const PLUGIN = { OK: 0, WARNING: 1, CRITICAL: 2, UNKNOWN: 3 } as const;
type Word = keyof typeof PLUGIN;
type Finding = { readonly rttMs: number | null; readonly lossPct: number; readonly why: string };

/** "port=80" → a number where it is one. */
function settingsOf(context: CommandContext): Record<string, unknown> {
  const pairs = (text(context.flags, 'set') ?? '').split(',').filter((pair) => pair !== '');
  return Object.fromEntries(
    pairs.map((pair) => {
      const [key = '', ...rest] = pair.split('=');
      const value = rest.join('=');
      if (key === '' || rest.length === 0) throw new UsageError(`--set takes KEY=VALUE,KEY=VALUE; not "${pair}".`);
      return [key, value !== '' && Number.isFinite(Number(value)) ? Number(value) : value];
    }),
  );
}

async function runKind(kind: RunningCheck, target: string, context: CommandContext): Promise<Finding> {
  const settings = kind.settings.safeParse(settingsOf(context));
  if (!settings.success)
    throw new UsageError(
      issuesOf(settings.error)
        .map((one) => `--set ${one.path.slice(1)}: ${one.message}`)
        .join(' '),
    );
  const io = {
    signal: AbortSignal.timeout(number(context.flags, 'timeout', [50, 60_000]) ?? kind.timeoutMs),
    monotonic: () => performance.now(),
    resolve: resolveTarget,
  };
  const result = await kind.run({ ip: await resolveTarget(target), host: target }, settings.data, io);
  if (!result.ok) return { rttMs: null, lossPct: 100, why: reasonText(result.reason) };
  return { rttMs: result.rttMs, lossPct: 0, why: result.warning === undefined ? '' : reasonText(result.warning) };
}

async function runPing(target: string, context: CommandContext): Promise<Finding> {
  const options = { count: 5, timeoutMs: number(context.flags, 'timeout', [50, 60_000]) ?? 1000, size: 56 };
  const { rounds } = await pingAll([await resolveTarget(target)], options, context);
  const round = rounds[0];
  if (round === undefined || round.sent === 0)
    throw new Fault('unreachable', 'Nothing could be sent from this computer.');
  return { rttMs: round.medianMs, lossPct: round.lossPct, why: round.received === 0 ? 'no reply' : '' };
}

const verdictOf = (finding: Finding, warnMs: number, critMs: number): Word => {
  if (finding.rttMs === null || finding.rttMs > critMs) return 'CRITICAL';
  return finding.rttMs > warnMs || finding.why !== '' || finding.lossPct > 0 ? 'WARNING' : 'OK';
};

export const check: Command = {
  name: 'check',
  usage: 'TARGET',
  help: 'one check with the output and exit codes of a monitoring plugin (0 OK, 1 WARNING, 2 CRITICAL, 3 UNKNOWN)',
  flags: {
    type: {
      type: 'string',
      value: 'TYPE',
      help: `kind of check: ${checkKinds.map((kind) => kind.type).join(', ')} (default icmp)`,
    },
    set: { type: 'string', value: 'K=V,…', help: 'settings of the check, for example port=22 or url=https://host/' },
    warning: { type: 'string', short: 'w', value: 'MS', help: 'warn above this time (default 50)' },
    critical: { type: 'string', short: 'c', value: 'MS', help: 'critical above this time (default 200)' },
    timeout: { type: 'string', value: 'MS', help: 'give up after this time' },
  },
  async run(context) {
    const { flags, words, print } = context;
    const [target] = words;
    if (target === undefined || words.length > 1) throw new UsageError('ronda check needs exactly one target.');
    checkTarget(target);
    const type = text(flags, 'type') ?? 'icmp';
    const kind = checkKinds.find((one) => one.type === type);
    if (kind === undefined) throw new UsageError(`There is no check "${type}".`);
    const warnMs = number(flags, 'warning', [0, 600_000]) ?? 50;
    const critMs = number(flags, 'critical', [0, 600_000]) ?? 200;
    try {
      const finding =
        kind.run === 'ping-engine' ? await runPing(target, context) : await runKind(kind, target, context);
      const word = verdictOf(finding, warnMs, critMs);
      const rtt = finding.rttMs === null ? '' : `${finding.rttMs.toFixed(3)}ms`;
      const what = finding.why === '' ? `${type} ${target} ${rtt}` : `${type} ${target}: ${finding.why}`;
      const limits = `;${String(warnMs)};${String(critMs)};0`;
      print(`RONDA ${word} - ${what} | rtt=${rtt === '' ? 'U' : rtt}${limits} loss=${finding.lossPct.toFixed(0)}%`);
      return PLUGIN[word];
    } catch (thrown) {
      if (thrown instanceof UsageError) throw thrown;
      print(`RONDA UNKNOWN - ${Fault.from(thrown).message}`);
      return PLUGIN.UNKNOWN;
    }
  },
};
