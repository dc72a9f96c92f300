import { Fault } from '../../contract/faults.ts';
import { ROLES } from '../../contract/define.ts';
import { UsageError } from '../exit-codes.ts';
import { oneOf, unknownCommand } from '../flags.ts';
import type { Caller, Command, CommandContext } from './command.ts';
import { DATA_FLAGS, withData } from './data.ts';
import { SCOPE_FLAGS, scopeOf, scopeText } from './scope-flags.ts';
import { askSecret } from './secret-input.ts';

/** The user that the command names. @throws {Fault} `not-found` */
async function named({ words }: CommandContext, call: Caller): Promise<string> {
  const name = words[1];
  if (name === undefined) throw new UsageError('Which user? ronda user list shows them.');
  const found = (await call('users.list', {})).items.find((user) => user.name.toLowerCase() === name.toLowerCase());
  if (found === undefined) throw new Fault('not-found', `There is no user named "${name}".`);
  return found.id;
}

const VERBS: Readonly<Record<string, (context: CommandContext, call: Caller) => Promise<void>>> = {
  async add(context, call) {
    const role = oneOf(context.flags, 'role', ROLES);
    const name = context.words[1];
    if (role === undefined || name === undefined) throw new UsageError('ronda user add NAME --role ROLE');
    const password = await askSecret(`Password for ${name} (at least 12 characters)`);
    await call('users.create', { name, role, scope: scopeOf(context.flags), password });
  },
  async list({ flags, print }, call) {
    for (const user of (await call('users.list', {})).items) {
      const line = [user.name, user.role, scopeText(user.scope), user.hasTotp ? 'second factor' : ''].join('\t');
      print(flags['json'] === true ? JSON.stringify(user) : line);
    }
  },
  async password(context, call) {
    const id = await named(context, call);
    await call('users.update', { id, password: await askSecret('New password (at least 12 characters)') });
  },
  async role(context, call) {
    const role = oneOf(context.flags, 'role', ROLES);
    if (role === undefined) throw new UsageError('ronda user role NAME --role ROLE');
    await call('users.update', { id: await named(context, call), role, scope: scopeOf(context.flags) });
  },
  async remove(context, call) {
    await call('users.remove', { id: await named(context, call) });
  },
};

export const user: Command = {
  name: 'user',
  usage: 'add NAME --role ROLE | list | password NAME | role NAME --role ROLE | remove NAME',
  help: 'people who sign in with a password; it is typed, or piped in',
  flags: {
    ...DATA_FLAGS,
    role: { type: 'string', value: 'ROLE', help: `what the user may do: ${ROLES.join(', ')}` },
    ...SCOPE_FLAGS,
  },
  async run(context) {
    const [verb] = context.words;
    if (verb === undefined) throw new UsageError('ronda user add NAME --role ROLE');
    const work = VERBS[verb];
    if (work === undefined) throw unknownCommand(verb, Object.keys(VERBS));
    await withData(context, (call) => work(context, call));
    return 0;
  },
};
