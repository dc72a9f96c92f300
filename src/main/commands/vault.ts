import type { VaultStatus } from '../../contract/credentials.ts';
import { Fault } from '../../contract/faults.ts';
import { UsageError } from '../exit-codes.ts';
import { text, unknownCommand } from '../flags.ts';
import { makeKeyFile } from '../key-file.ts';
import type { Caller, Command, CommandContext } from './command.ts';
import { DATA_FLAGS, withData } from './data.ts';
import { askSecret } from './secret-input.ts';

type Verb = (context: CommandContext, call: Caller) => Promise<VaultStatus>;

const VERBS: Readonly<Record<string, Verb>> = {
  status: (_context, call) => call('vault.status', {}),
  async init({ flags }, call) {
    const path = text(flags, 'key-file');
    if (path === undefined) throw new UsageError('ronda vault init --key-file FILE');
    // Before a file lies there that opens nothing.
    if ((await call('vault.status', {})).state === 'locked')
      throw new Fault('conflict', 'The vault is locked. Unlock it first: ronda vault unlock.');
    return call('vault.setKeyFile', { key: makeKeyFile(path).toString('base64') });
  },
  passphrase: async (_context, call) =>
    call('vault.setPassphrase', { passphrase: await askSecret('New passphrase (at least 12 characters)') }),
  unlock: async (_context, call) => call('vault.unlock', { passphrase: await askSecret('Passphrase') }),
  lock: (_context, call) => call('vault.lock', {}),
  async rotate(_context, call) {
    const { protectedBy } = await call('vault.status', {});
    const passphrase = protectedBy.includes('passphrase') ? await askSecret('Passphrase') : undefined;
    return call('vault.rotate', { passphrase });
  },
};

/** The vault of credentials: what protects it, and whether it is open. */
export const vault: Command = {
  name: 'vault',
  usage: 'status | init --key-file FILE | passphrase | unlock | lock | rotate',
  help: 'what protects the credentials; a passphrase is typed, or piped in',
  flags: {
    ...DATA_FLAGS,
    'key-file': { type: 'string', value: 'FILE', help: 'is made, and opens the vault when Ronda is started with it' },
  },
  async run(context) {
    const [verb] = context.words;
    if (verb === undefined) throw new UsageError('ronda vault status');
    const work = VERBS[verb];
    if (work === undefined) throw unknownCommand(verb, Object.keys(VERBS));
    const { state, protectedBy, autoLockMin, keyVersion } = await withData(context, (call) => work(context, call));
    const plain = [state, protectedBy.length === 0 ? '' : `protected by ${protectedBy.join(', ')}`].filter(Boolean);
    context.print(
      context.flags['json'] === true
        ? JSON.stringify({ state, protectedBy, autoLockMin, keyVersion })
        : plain.join(', '),
    );
    return 0;
  },
};
