import { EXPORT_FORMATS, EXPORT_TIERS } from '../../contract/exports.ts';
import { EXIT, UsageError } from '../exit-codes.ts';
import { oneOf, text, unknownCommand } from '../flags.ts';
import type { Command, CommandContext } from './command.ts';
import { DATA_FLAGS, withData } from './data.ts';

const KINDS = ['series', 'events', 'outages', 'interfaces'] as const;
type Kind = (typeof KINDS)[number];
/** What a flag is for; --format is for all. */
const OF_KIND: Readonly<Record<string, readonly Kind[]>> = {
  metric: ['series'],
  tier: ['series'],
  search: ['interfaces'],
  from: KINDS,
  to: KINDS,
};
const FORMATS = ['seed-config', ...EXPORT_FORMATS] as const;

async function printDevices(context: CommandContext): Promise<void> {
  context.print(JSON.stringify(await withData(context, (call) => call('exports.seedConfig', {})), undefined, 2));
}

async function printRows(context: CommandContext, format: (typeof EXPORT_FORMATS)[number]): Promise<void> {
  const { flags, words, write } = context;
  const kind = KINDS.find((one) => one === (words[0] ?? 'series'));
  if (kind === undefined) throw unknownCommand(words[0] ?? '', KINDS);
  for (const [flag, kinds] of Object.entries(OF_KIND))
    if (flags[flag] !== undefined && !kinds.includes(kind))
      throw new UsageError(`--${flag} is for ronda export ${kinds.join(' or ')}.`);
  const [from, to, metric, q] = [text(flags, 'from'), text(flags, 'to'), text(flags, 'metric'), text(flags, 'search')];
  const tier = oneOf(flags, 'tier', EXPORT_TIERS);
  const range = { format, ...(from !== undefined && { from }), ...(to !== undefined && { to }) };
  const which = { ...(metric !== undefined && { metric: metric.split(',') }), ...(tier !== undefined && { tier }) };
  await withData(context, (_call, read) => {
    if (kind === 'series') return read('exports.series', { ...range, ...which }, write);
    if (kind === 'interfaces') return read('exports.interfaces', { ...range, ...(q !== undefined && { q }) }, write);
    return read(`exports.${kind}`, range, write);
  });
}

export const exportCommand: Command = {
  name: 'export',
  usage: '[series|events|outages|interfaces] --format FORMAT',
  help: 'print the devices as a config.json that imports without loss, or history or interfaces as CSV or NDJSON',
  flags: {
    'data-dir': DATA_FLAGS['data-dir'],
    format: { type: 'string', value: 'FORMAT', help: `${FORMATS.join(', ')} (needed)` },
    metric: { type: 'string', value: 'A,B', help: 'of series: which metrics (default all)' },
    tier: { type: 'string', value: 'TIER', help: `of series: ${EXPORT_TIERS.join(', ')}` },
    search: { type: 'string', value: 'WORDS', help: 'of interfaces: words of device, name, alias or label' },
    from: {
      type: 'string',
      value: 'TIME',
      help: 'such as 2026-01-31T00:00:00Z (series, 95th percentiles of interfaces: default a day ago)',
    },
    to: { type: 'string', value: 'TIME', help: 'not included (default now)' },
  },
  async run(context) {
    const format = oneOf(context.flags, 'format', FORMATS);
    if (format === undefined) throw new UsageError(`ronda export needs --format: ${FORMATS.join(', ')}.`);
    if (context.words.length > (format === 'seed-config' ? 0 : 1))
      throw new UsageError('ronda export: one thing at a time.');
    await (format === 'seed-config' ? printDevices(context) : printRows(context, format));
    return EXIT.ok;
  },
};
