import { hkdfSync } from 'node:crypto';
import * as z from 'zod';
import { Kdf, newScrypt, stretch } from '../lib/kdf.ts';
import type { Keyring } from '../ports.ts';
import { type Place, seal, Sealed, unopened, unseal } from '../lib/envelope.ts';

const KEY_BYTES = 32;
/** Ways to the key, each of which opens it alone. */
const Wrap = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('keyring'), data: z.base64() }),
  z.strictObject({ by: z.literal('key-file'), sealed: Sealed }),
  z.strictObject({ by: z.literal('passphrase'), kdf: Kdf, sealed: Sealed }),
]);
export type Wrap = z.infer<typeof Wrap>;
export type WrapName = Wrap['by'];

/** What is stored of the vault: never the key, only what opens it. */
export const Header = z.strictObject({
  format: z.literal(1),
  /** Rises with every rotation of the key. */
  keyVersion: z.number().int().min(1),
  /** Minutes without a person's doing after which the vault locks itself; 0: never. */
  autoLockMin: z.number().int().min(0).max(1440),
  wraps: z.array(Wrap).max(3),
});
export type Header = z.infer<typeof Header>;

const placeOf = (by: WrapName): Place => ({ table: 'vault', row: by, field: 'key' });
const keyOfFile = (file: Buffer): Buffer =>
  Buffer.from(hkdfSync('sha256', file, Buffer.alloc(0), 'ronda key file', KEY_BYTES));

/** @param key the data key */
export async function wrapByKeyring(key: Buffer, keyring: Keyring): Promise<Wrap> {
  return { by: 'keyring', data: (await keyring.encrypt(key.toString('base64'))).toString('base64') };
}
export const wrapByKeyFile = (key: Buffer, version: number, file: Buffer): Wrap => ({
  by: 'key-file',
  sealed: seal(keyOfFile(file), version, placeOf('key-file'), key),
});
export async function wrapByPassphrase(key: Buffer, version: number, passphrase: string): Promise<Wrap> {
  const kdf = newScrypt();
  const outer = await stretch(kdf, passphrase, KEY_BYTES);
  return { by: 'passphrase', kdf, sealed: seal(outer, version, placeOf('passphrase'), key) };
}

const wrapOf = <N extends WrapName>({ wraps }: Header, by: N): Extract<Wrap, { by: N }> | undefined =>
  wraps.find((wrap): wrap is Extract<Wrap, { by: N }> => wrap.by === by);

/** @returns the header with this way instead of the one of its kind, if there was one */
export const withWrap = (header: Header, wrap: Wrap): Header => ({
  ...header,
  wraps: [...header.wraps.filter(({ by }) => by !== wrap.by), wrap],
});

export const hasWrap = (header: Header, by: WrapName): boolean => wrapOf(header, by) !== undefined;

/** @returns the data key and whether the keyring wants it encrypted anew @throws {Fault} `auth-failed` */
export async function openByKeyring(
  header: Header,
  keyring: Keyring,
): Promise<{ readonly key: Buffer; readonly isOld: boolean }> {
  const wrap = wrapOf(header, 'keyring');
  if (wrap === undefined) throw unopened();
  try {
    const { text, isOld } = await keyring.decrypt(Buffer.from(wrap.data, 'base64'));
    const key = Buffer.from(text, 'base64');
    if (key.length !== KEY_BYTES) throw unopened();
    return { key, isOld };
  } catch (thrown) {
    throw unopened(thrown);
  }
}

/** @throws {Fault} `auth-failed` */
export function openByKeyFile(header: Header, file: Buffer): Buffer {
  const wrap = wrapOf(header, 'key-file');
  if (wrap === undefined) throw unopened();
  return unseal(keyOfFile(file), wrap.sealed, placeOf('key-file'));
}

/** @throws {Fault} `auth-failed` */
export async function openByPassphrase(header: Header, passphrase: string): Promise<Buffer> {
  const wrap = wrapOf(header, 'passphrase');
  if (wrap === undefined) throw unopened();
  return unseal(await stretch(wrap.kdf, passphrase, KEY_BYTES), wrap.sealed, placeOf('passphrase'));
}
