import { ROLES } from '../../contract/define.ts';
import { UsageError } from '../exit-codes.ts';
import { number, oneOf, text, unknownCommand } from '../flags.ts';
import type { Caller, Command, CommandContext } from './command.ts';
import { DATA_FLAGS, withData } from './data.ts';
import { SCOPE_FLAGS, scopeOf, scopeText } from './scope-flags.ts';

const DAY_MS = 86_400_000;
const VERBS: Readonly<Record<string, (context: CommandContext, call: Caller) => Promise<void>>> = {
  async create({ flags, print }, call) {
    const role = oneOf(flags, 'role', ROLES);
    const name = text(flags, 'name');
    if (role === undefined || name === undefined) throw new UsageError('ronda token create needs --role and --name.');
    const days = number(flags, 'days', [1, 3650]);
    const made = await call('access.createToken', {
      role,
      name,
      scope: scopeOf(flags),
      readOnly: flags['read-only'] === true,
      expiresAt: days === undefined ? null : new Date(Date.now() + days * DAY_MS).toISOString(),
    });
    print(made.token);
  },
  async list({ flags, print }, call) {
    for (const token of (await call('access.tokens', {})).items) {
      const { id, name, role, scope, expiresAt } = token;
      const line = [id, name, role, scopeText(scope), expiresAt ?? 'until revoked'].join('\t');
      print(flags['json'] === true ? JSON.stringify(token) : line);
    }
  },
  async revoke({ words }, call) {
    const [, id] = words;
    if (id === undefined) throw new UsageError('ronda token revoke ID (ronda token list shows them)');
    await call('access.revokeToken', { id });
  },
};

export const token: Command = {
  name: 'token',
  usage: 'create --role ROLE --name NAME | list | revoke ID',
  help: 'access tokens for REST and browsers; create prints the token alone',
  flags: {
    ...DATA_FLAGS,
    role: { type: 'string', value: 'ROLE', help: `what the token may do: ${ROLES.join(', ')}` },
    name: { type: 'string', value: 'NAME', help: 'what it is for' },
    days: { type: 'string', value: 'N', help: 'good for so many days; without it, until it is revoked' },
    'read-only': { type: 'boolean', help: 'for a board on a wall: changes nothing at all' },
    ...SCOPE_FLAGS,
  },
  async run(context) {
    const [verb] = context.words;
    if (verb === undefined) throw new UsageError('ronda token create --role ROLE --name NAME');
    const work = VERBS[verb];
    if (work === undefined) throw unknownCommand(verb, Object.keys(VERBS));
    await withData(context, (call) => work(context, call));
    return 0;
  },
};
