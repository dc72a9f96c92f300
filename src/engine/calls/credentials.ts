import type { Handlers } from '../../contract/contract.ts';
import type { Credentials } from '../credentials/credentials.ts';
import type { DevicesView } from '../scope.ts';
import type { Vault } from '../vault/vault.ts';

type VaultCalls = Pick<Handlers, Extract<keyof Handlers, `vault.${string}`>>;
type CredentialCalls = Omit<Pick<Handlers, Extract<keyof Handlers, `credentials.${string}`>>, 'credentials.ofDevice'>;

export const vaultCalls = (vault: Vault): VaultCalls => {
  const after = async (work: Promise<void> | void) => {
    await work;
    return vault.status();
  };
  return {
    'vault.status': () => vault.status(),
    'vault.unlock': ({ passphrase }) => after(vault.unlock(passphrase)),
    'vault.lock': () => after(vault.lock()),
    'vault.setPassphrase': ({ passphrase }) => after(vault.setPassphrase(passphrase)),
    'vault.setKeyFile': ({ key }) => after(vault.setKeyFile(Buffer.from(key, 'base64'))),
    'vault.update': ({ autoLockMin }) => after(vault.setAutoLock(autoLockMin)),
    'vault.rotate': ({ passphrase }) => after(vault.rotate(passphrase)),
  };
};

export const credentialCalls = (credentials: Credentials): CredentialCalls => ({
  'credentials.list': () => ({ items: credentials.list(), nextCursor: null }),
  'credentials.get': ({ id }) => credentials.get(id),
  'credentials.create': (input) => credentials.create(input),
  'credentials.update': (input) => credentials.update(input),
  'credentials.remove': async ({ id }) => {
    await credentials.remove(id);
    return {};
  },
  'credentials.assign': ({ id, assignments }) => credentials.assign(id, assignments),
});

export const deviceCredentialCalls = (
  devices: DevicesView,
  credentials: Credentials,
): Pick<Handlers, 'credentials.ofDevice'> => ({
  'credentials.ofDevice': ({ id }) => ({
    items: credentials.ofDevice(devices.get(id).id).map(({ credential, from }) => ({
      kind: credential.kind,
      credential: { id: credential.id, name: credential.name },
      from,
    })),
    nextCursor: null,
  }),
});
