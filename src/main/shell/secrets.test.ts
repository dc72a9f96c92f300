import { afterEach, expect, it } from 'vitest';
import { safeStorage } from '../../../test/shell/electron-stub.ts';
import { findKeyring } from './secrets.ts';

const before = { ...safeStorage };
afterEach(() => {
  Object.assign(safeStorage, before);
});

it('a keyring gives back what it was given, and says when it wants it anew', async () => {
  const keyring = await findKeyring();
  const sealed = await keyring?.encrypt('kunci');
  safeStorage.shouldReEncrypt = true;
  expect(await keyring?.decrypt(sealed ?? Buffer.alloc(0))).toEqual({ text: 'kunci', isOld: true });
});

it('what the system cannot encrypt is no keyring', async () => {
  safeStorage.isAvailable = false;
  expect(await findKeyring()).toBeUndefined();
});

it.runIf(process.platform === 'linux').each(['basic_text', 'unknown'])(
  'the backend %s protects nothing, so it is no keyring',
  async (backend) => {
    safeStorage.backend = backend;
    expect(await findKeyring()).toBeUndefined();
  },
);
