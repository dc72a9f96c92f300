import { safeStorage } from 'electron';
import type { Keyring } from '../../engine/ports.ts';

/** Words of Electron for a "keyring" whose key is in the program itself: it hides, but protects nothing. */
const NO_PROTECTION: readonly string[] = ['basic_text', 'unknown'];

/** The keyring of this computer (Keychain, DPAPI, libsecret, KWallet); undefined where there is none that protects. */
export async function findKeyring(): Promise<Keyring | undefined> {
  if (!(await safeStorage.isAsyncEncryptionAvailable())) return undefined;
  if (process.platform === 'linux' && NO_PROTECTION.includes(safeStorage.getSelectedStorageBackend())) return undefined;
  return {
    encrypt: (text) => safeStorage.encryptStringAsync(text),
    async decrypt(data) {
      const { result, shouldReEncrypt } = await safeStorage.decryptStringAsync(data);
      return { text: result, isOld: shouldReEncrypt };
    },
  };
}
