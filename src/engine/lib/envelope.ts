import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import * as z from 'zod';
import { Fault } from '../../contract/faults.ts';

const CIPHER = 'aes-256-gcm';
const NONCE_BYTES = 12;
/** Without this, Node takes tags of four bytes for good ones. */
const TAG = { authTagLength: 16 } as const;

/** What was encrypted: by which version of the key, with which nonce; the tag stands behind the text. Base64. */
export const Sealed = z.strictObject({ v: z.number().int(), nonce: z.base64(), data: z.base64() });
export type Sealed = z.infer<typeof Sealed>;

/** Where a sealed value belongs; elsewhere it does not open. */
export type Place = { readonly table: string; readonly row: string; readonly field: string };

const boundTo = ({ table, row, field }: Place, v: number): Buffer =>
  Buffer.from([table, row, field, String(v)].join('|'));

/** One sentence for a wrong key and for damage: the difference would help only who guesses. */
export const unopened = (cause?: unknown): Fault =>
  new Fault('auth-failed', 'This does not open it: the passphrase is wrong, or what is stored is damaged.', { cause });

/** AES-256-GCM with a random 96-bit nonce (NIST SP 800-38D), bound to its place and to the version of the key. */
export function seal(key: Buffer, v: number, place: Place, plain: Buffer): Sealed {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, key, nonce, TAG).setAAD(boundTo(place, v));
  const data = Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
  return { v, nonce: nonce.toString('base64'), data: data.toString('base64') };
}

/** @throws {Fault} `auth-failed` when key, place or bytes are not those it was sealed with */
export function unseal(key: Buffer, { v, nonce, data }: Sealed, place: Place): Buffer {
  const bytes = Buffer.from(data, 'base64');
  const end = bytes.length - TAG.authTagLength;
  try {
    const decipher = createDecipheriv(CIPHER, key, Buffer.from(nonce, 'base64'), TAG).setAAD(boundTo(place, v));
    decipher.setAuthTag(bytes.subarray(end));
    return Buffer.concat([decipher.update(bytes.subarray(0, end)), decipher.final()]);
  } catch (thrown) {
    throw unopened(thrown);
  }
}
