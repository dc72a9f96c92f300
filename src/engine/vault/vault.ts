import { randomBytes } from 'node:crypto';
import { Fault } from '../../contract/faults.ts';
import type { VaultStatus } from '../../contract/credentials.ts';
import type { Redactor } from '../lib/redaction.ts';
import { Secret } from '../lib/secret.ts';
import type { Secrets } from '../ports.ts';
import type { Mutation } from '../storage/storage.ts';
import { type Place, seal, type Sealed, unopened, unseal } from '../lib/envelope.ts';
import {
  hasWrap,
  Header,
  openByKeyFile,
  openByKeyring,
  openByPassphrase,
  withWrap,
  type Wrap,
  wrapByKeyFile,
  wrapByKeyring,
  wrapByPassphrase,
} from './wraps.ts';

export type { Place, Sealed } from '../lib/envelope.ts';
export const VAULT_KEY = 'vault';
const MINUTE_MS = 60_000;

/** Gives a sealed value the new key. */
export type Turn = (place: Place, sealed: Sealed) => Sealed;
/** What is sealed elsewhere, under the new key: stored with it, and taken over once that is durable. */
export type Turned = { readonly mutations: readonly Mutation[]; readonly adopt: () => void };

export type VaultOptions = {
  readonly now: () => number;
  readonly commit: (mutations: readonly Mutation[]) => Promise<void>;
  readonly secrets: Secrets;
  readonly redactor: Redactor;
  /** One at a time, together with whoever seals: a rotation must not miss what is being stored. */
  readonly serial: <T>(work: () => Promise<T>) => Promise<T>;
  readonly onRotate: (turn: Turn) => Turned;
};

const locked = () =>
  new Fault('conflict', 'The vault is locked. Unlock it with its passphrase.', { reason: 'vault-locked' });
const unprotected = () =>
  new Fault(
    'conflict',
    'Nothing protects the vault yet, so no secret can be kept. Choose a passphrase under Settings → Credentials, ' +
      'or make a key file: ronda vault init --key-file FILE.',
    { reason: 'vault-unprotected' },
  );

/**
 * Keeps the one key that seals every secret. On disk there are only ways to it: the keyring of this computer,
 * a key file, a passphrase; in the clear it is in memory alone, and only while the vault is open.
 */
export function createVault({ now, commit, secrets, redactor, serial, onRotate }: VaultOptions) {
  let header: Header | 'damaged' | undefined;
  let key: Buffer | undefined;
  let touchedAt = now();

  const known = (): Header => {
    if (header === undefined) throw unprotected();
    if (header === 'damaged') throw unopened();
    return header;
  };
  const openKey = (): Buffer => {
    known();
    if (key === undefined) throw locked();
    return key;
  };
  async function keep(next: Header, also: readonly Mutation[] = []): Promise<void> {
    await commit([{ type: 'setting.put', key: VAULT_KEY, value: next }, ...also]);
    header = next;
  }
  function adopt(opened: Buffer): void {
    key?.fill(0);
    key = opened;
    touchedAt = now();
  }
  function lock(): void {
    key?.fill(0);
    key = undefined;
  }

  /** A key and the first way to it. */
  async function begin(wrap: (fresh: Buffer) => Promise<Wrap> | Wrap): Promise<void> {
    const fresh = randomBytes(32);
    await keep({ format: 1, keyVersion: 1, autoLockMin: 0, wraps: [await wrap(fresh)] });
    adopt(fresh);
  }

  /** Opens by what this computer has, without a person. Not to succeed is no fault: then somebody must unlock. */
  async function openByItself(from: Header): Promise<void> {
    const { keyring, keyFile } = secrets;
    if (keyring && hasWrap(from, 'keyring')) {
      const opened = await openByKeyring(from, keyring).catch(() => undefined);
      if (opened) adopt(opened.key);
      if (opened?.isOld) await keep(withWrap(from, await wrapByKeyring(opened.key, keyring)));
    }
    if (key !== undefined || keyFile === undefined) return;
    try {
      adopt(openByKeyFile(from, keyFile));
    } catch {
      // Another file than the one it was closed with: it stays locked.
    }
  }

  /** Adds what this computer offers and the vault does not know yet. */
  async function addOwnWays(): Promise<void> {
    const { keyring, keyFile } = secrets;
    if (keyring && header === undefined) await begin((fresh) => wrapByKeyring(fresh, keyring));
    if (keyFile && header === undefined) await begin((fresh) => wrapByKeyFile(fresh, 1, keyFile));
    if (key === undefined || header === undefined || header === 'damaged') return;
    if (keyFile && !hasWrap(header, 'key-file'))
      await keep(withWrap(header, wrapByKeyFile(key, header.keyVersion, keyFile)));
    if (keyring && !hasWrap(header, 'keyring')) await keep(withWrap(header, await wrapByKeyring(key, keyring)));
  }

  /** Ways to a new key, of the same kinds as before. @throws {Fault} `auth-failed` for a wrong passphrase */
  async function waysTo(fresh: Buffer, before: Header, passphrase: string | undefined): Promise<Wrap[]> {
    const version = before.keyVersion + 1;
    const { keyring, keyFile } = secrets;
    if (hasWrap(before, 'passphrase')) await openByPassphrase(before, passphrase ?? '');
    const ways = before.wraps.map(async ({ by }): Promise<Wrap> => {
      if (by === 'passphrase') return wrapByPassphrase(fresh, version, passphrase ?? '');
      if (by === 'keyring' && keyring) return wrapByKeyring(fresh, keyring);
      if (by === 'key-file' && keyFile) return wrapByKeyFile(fresh, version, keyFile);
      throw new Fault(
        'conflict',
        `The vault also opens by its ${by}, which is not at hand. Start with it to change the key.`,
      );
    });
    return Promise.all(ways);
  }

  return {
    /** Takes up what is stored, and opens by what this computer has. @param stored value of the setting `VAULT_KEY` */
    async load(stored: unknown): Promise<void> {
      const parsed = Header.safeParse(stored);
      if (stored !== undefined) header = parsed.success ? parsed.data : 'damaged';
      if (header !== undefined && header !== 'damaged') await openByItself(header);
      await addOwnWays();
    },
    status(): VaultStatus {
      const { wraps, autoLockMin, keyVersion } =
        header === undefined || header === 'damaged' ? { wraps: [], autoLockMin: 0, keyVersion: 0 } : header;
      return {
        state: header === undefined ? 'unprotected' : key === undefined ? 'locked' : 'open',
        protectedBy: wraps.map(({ by }) => by),
        autoLockMin,
        keyVersion,
      };
    },
    /** @throws {Fault} `conflict` while nothing protects the vault or it is locked */
    seal: (place: Place, text: string): Sealed => seal(openKey(), known().keyVersion, place, Buffer.from(text, 'utf8')),
    /** @throws {Fault} `conflict` while it is locked, `auth-failed` for what is damaged or belongs elsewhere */
    open: (place: Place, sealed: Sealed): Secret =>
      new Secret(unseal(openKey(), sealed, place), (text) => redactor.hold(text)),

    /** The first passphrase, or another one in its place: the key is wrapped anew, nothing else changes. */
    setPassphrase: (passphrase: string): Promise<void> =>
      serial(async () => {
        if (header === undefined) return begin((fresh) => wrapByPassphrase(fresh, 1, passphrase));
        const opened = openKey();
        const before = known();
        return keep(withWrap(before, await wrapByPassphrase(opened, before.keyVersion, passphrase)));
      }),
    /** Lets a key file open the vault, too. */
    setKeyFile: (file: Buffer): Promise<void> =>
      serial(async () => {
        if (header === undefined) return begin((fresh) => wrapByKeyFile(fresh, 1, file));
        return keep(withWrap(known(), wrapByKeyFile(openKey(), known().keyVersion, file)));
      }),
    setAutoLock: (autoLockMin: number): Promise<void> => serial(() => keep({ ...known(), autoLockMin })),
    /** @throws {Fault} `auth-failed`, alike for a wrong passphrase and for damage */
    unlock: (passphrase: string): Promise<void> =>
      serial(async () => adopt(await openByPassphrase(known(), passphrase))),
    /** Forgets the key. @throws {Fault} `conflict` without a passphrase: nobody could open it again */
    lock(): void {
      if (!hasWrap(known(), 'passphrase'))
        throw new Fault('conflict', 'Choose a passphrase first: without one, nobody could unlock the vault again.');
      lock();
    },
    /** A new key, and everything sealed anew, in one transaction. @param passphrase needed when there is one */
    rotate: (passphrase: string | undefined): Promise<void> =>
      serial(async () => {
        const old = openKey();
        const before = known();
        const fresh = randomBytes(32);
        const keyVersion = before.keyVersion + 1;
        const wraps = await waysTo(fresh, before, passphrase);
        const turned = onRotate((place, sealed) => {
          const plain = unseal(old, sealed, place);
          const again = seal(fresh, keyVersion, place, plain);
          plain.fill(0);
          return again;
        });
        await keep({ ...before, keyVersion, wraps }, turned.mutations);
        turned.adopt();
        adopt(fresh);
      }),
    /** A person did something: the time to the automatic lock begins anew. */
    touch(): void {
      touchedAt = now();
    },
    /** Locks when nobody did anything for long enough. To be called now and then. */
    tick(): void {
      if (key === undefined || header === undefined || header === 'damaged') return;
      const { autoLockMin } = header;
      if (autoLockMin > 0 && hasWrap(header, 'passphrase') && now() - touchedAt >= autoLockMin * MINUTE_MS) lock();
    },
  };
}
export type Vault = ReturnType<typeof createVault>;
