import crypto from 'node:crypto';
import { promisify } from 'node:util';
import * as z from 'zod';
import { Fault } from '../../contract/faults.ts';

const salt = z.base64().min(16).max(128);
/** How a key is made from a passphrase, with everything that must be known to make it again. */
export const Kdf = z.discriminatedUnion('name', [
  z.strictObject({
    name: z.literal('scrypt'),
    n: z
      .number()
      .int()
      .min(2)
      .max(2 ** 20),
    r: z.number().int().min(1).max(32),
    p: z.number().int().min(1).max(16),
    salt,
  }),
  z.strictObject({
    name: z.literal('argon2id'),
    memoryKiB: z
      .number()
      .int()
      .min(8)
      .max(2 ** 20),
    passes: z.number().int().min(1).max(64),
    lanes: z.number().int().min(1).max(16),
    salt,
  }),
]);
export type Kdf = z.infer<typeof Kdf>;

const scrypt = promisify<string, Buffer, number, crypto.ScryptOptions, Buffer>(crypto.scrypt);
const newSalt = (): string => crypto.randomBytes(16).toString('base64');
// Electron's BoringSSL has no Argon2; Node has it since 24.7.
const hasArgon2 = typeof crypto.argon2 === 'function';

/** RFC 7914, as OWASP advises for passwords (128 MiB): in every runtime, so for what must open anywhere. */
export const newScrypt = (): Kdf => ({ name: 'scrypt', n: 2 ** 17, r: 8, p: 1, salt: newSalt() });

/** Argon2id (RFC 9106) with OWASP's least parameters where the runtime has it, else scrypt. */
export const newPasswordKdf = (): Kdf =>
  hasArgon2 ? { name: 'argon2id', memoryKiB: 19_456, passes: 2, lanes: 1, salt: newSalt() } : newScrypt();

/**
 * Makes key material from a passphrase, in a thread of the runtime's pool.
 *
 * @param length in bytes
 * @throws {Fault} `unsupported` when this runtime has no such function
 */
export async function stretch(kdf: Kdf, passphrase: string, length: number): Promise<Buffer> {
  // One person's ü may be two code points: the same passphrase must be the same bytes on every keyboard.
  const text = passphrase.normalize('NFKC');
  const bytes = Buffer.from(kdf.salt, 'base64');
  if (kdf.name === 'scrypt') {
    const { n: N, r, p } = kdf;
    return scrypt(text, bytes, length, { N, r, p, maxmem: 256 * N * r });
  }
  if (!hasArgon2)
    throw new Fault('unsupported', 'This was protected with Argon2, which this program lacks; use the headless Ronda.');
  const { memoryKiB: memory, passes, lanes: parallelism } = kdf;
  const parameters = { message: text, nonce: bytes, memory, passes, parallelism, tagLength: length };
  return promisify(crypto.argon2)('argon2id', parameters);
}
