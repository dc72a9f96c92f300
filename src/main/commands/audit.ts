import { EXIT, UsageError } from '../exit-codes.ts';
import { number, unknownCommand } from '../flags.ts';
import type { Caller, Command, CommandContext } from './command.ts';
import { DATA_FLAGS, withData } from './data.ts';

/** Control characters of a name must not reach a terminal. */
// eslint-disable-next-line no-control-regex -- control characters are what it looks for
const shown = (text: string): string => text.replaceAll(/[\u0000-\u001f\u007f-\u009f]/g, '␦');

async function verify({ flags, print, complain }: CommandContext, call: Caller): Promise<number> {
  const report = await call('audit.verify', {});
  const { sound, records, head, broken } = report;
  if (flags['json'] === true) print(JSON.stringify(report));
  else if (broken)
    complain(
      `ronda: the audit log is broken at record ${String(broken.seq)}${broken.at === null ? '' : ` of ${broken.at}`}: ${broken.why}`,
    );
  else print(`${String(records)} records, all as they were written; head ${head ?? 'none'}`);
  return sound ? EXIT.ok : EXIT.failure;
}

async function list({ flags, print }: CommandContext, call: Caller): Promise<number> {
  const { items } = await call('audit.list', { limit: number(flags, 'limit', [1, 1000]) ?? 50 });
  for (const record of items) {
    const { at, actor, action, target, result, remote, count } = record;
    const times = count > 1 ? `${String(count)} times` : '';
    const line = [at, actor || '-', action, target ?? '', result, remote ?? '', times].map(shown).join('\t');
    print(flags['json'] === true ? JSON.stringify(record) : line);
  }
  return EXIT.ok;
}

const VERBS: Readonly<Record<string, (context: CommandContext, call: Caller) => Promise<number>>> = { verify, list };

export const audit: Command = {
  name: 'audit',
  usage: 'verify | list',
  help: 'who did what; verify names the first record that was changed',
  flags: { ...DATA_FLAGS, limit: { type: 'string', value: 'N', help: 'so many of the newest records (50)' } },
  async run(context) {
    const [verb] = context.words;
    if (verb === undefined) throw new UsageError('ronda audit verify');
    const work = VERBS[verb];
    if (work === undefined) throw unknownCommand(verb, Object.keys(VERBS));
    return withData(context, (call) => work(context, call));
  },
};
