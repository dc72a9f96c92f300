import { ROLES } from '../../contract/define.ts';
import { UsageError } from '../exit-codes.ts';
import { oneOf, text, unknownCommand } from '../flags.ts';
import type { Command } from './command.ts';
import { DATA_FLAGS, withData } from './data.ts';

export const token: Command = {
  name: 'token',
  usage: 'create --role ROLE --name NAME',
  help: 'make an access token for REST and browsers; prints the token alone',
  flags: {
    'data-dir': DATA_FLAGS['data-dir'],
    role: { type: 'string', value: 'ROLE', help: `what the token may do: ${ROLES.join(', ')}` },
    name: { type: 'string', value: 'NAME', help: 'what it is for' },
  },
  async run(context) {
    const [verb] = context.words;
    if (verb === undefined) throw new UsageError('ronda token create --role ROLE --name NAME');
    if (verb !== 'create') throw unknownCommand(verb, ['create']);
    const role = oneOf(context.flags, 'role', ROLES);
    const name = text(context.flags, 'name');
    if (role === undefined || name === undefined) throw new UsageError('ronda token create needs --role and --name.');
    const made = await withData(context, (call) => call('access.createToken', { role, name }));
    context.print(made.token);
    return 0;
  },
};
