import { createCipheriv, createDecipheriv, createHash, createHmac, timingSafeEqual } from 'node:crypto';

/** @see RFC 3414 (MD5, SHA-1), RFC 7860 (SHA-2) */
export const AUTH_PROTOCOLS = ['md5', 'sha1', 'sha224', 'sha256', 'sha384', 'sha512'] as const;
export type AuthProtocol = (typeof AUTH_PROTOCOLS)[number];
/** The `c` kinds stretch a short key as Cisco and most vendors do, the others as draft-blumenthal-aes-usm. */
export const PRIV_PROTOCOLS = ['des', 'aes128', 'aes192', 'aes256', 'aes192c', 'aes256c'] as const;
export type PrivProtocol = (typeof PRIV_PROTOCOLS)[number];

/** Bytes of the code that stand in a message. */
const CODE_BYTES: Readonly<Record<AuthProtocol, number>> = {
  md5: 12,
  sha1: 12,
  sha224: 16,
  sha256: 24,
  sha384: 32,
  sha512: 48,
};
const KEY_BYTES: Readonly<Record<PrivProtocol, number>> = {
  des: 16,
  aes128: 16,
  aes192: 24,
  aes256: 32,
  aes192c: 24,
  aes256c: 32,
};
const STRETCHED = 1024 * 1024;

const digest = (protocol: AuthProtocol, ...parts: readonly Uint8Array[]): Buffer => {
  const hash = createHash(protocol);
  for (const part of parts) hash.update(part);
  return hash.digest();
};

/** The password repeated to a megabyte, hashed. Slow on purpose of the standard. @see RFC 3414 appendix A.2 */
function stretch(protocol: AuthProtocol, password: Uint8Array): Buffer {
  const block = Buffer.alloc(Math.ceil(4096 / password.length) * password.length);
  for (let at = 0; at < block.length; at += password.length) block.set(password, at);
  const hash = createHash(protocol);
  let left = STRETCHED;
  for (; left >= block.length; left -= block.length) hash.update(block);
  return hash.update(block.subarray(0, left)).digest();
}

/** A key that is good for one engine only. @see RFC 3414 section 2.6 */
const localize = (protocol: AuthProtocol, key: Uint8Array, engineId: Uint8Array): Buffer =>
  digest(protocol, key, engineId, key);

export const authKey = (protocol: AuthProtocol, password: Uint8Array, engineId: Uint8Array): Buffer =>
  localize(protocol, stretch(protocol, password), engineId);

/** The key of the privacy protocol, as long as it has to be. @see draft-blumenthal-aes-usm-04 3.1.2.1, draft-reeder-snmpv3-usm-3desede-00 2.1 */
export function privKey(
  kind: { readonly auth: AuthProtocol; readonly priv: PrivProtocol },
  password: Uint8Array,
  engineId: Uint8Array,
): Buffer {
  const { auth, priv } = kind;
  let key = authKey(auth, password, engineId);
  let last = key;
  while (key.length < KEY_BYTES[priv]) {
    last = priv.endsWith('c') ? authKey(auth, last, engineId) : digest(auth, key);
    key = Buffer.concat([key, last]);
  }
  return key.subarray(0, KEY_BYTES[priv]);
}

export const codeLength = (protocol: AuthProtocol): number => CODE_BYTES[protocol];

/** The code over a whole message whose own place is filled with zeros. */
export const authCode = (protocol: AuthProtocol, key: Uint8Array, message: Uint8Array): Buffer =>
  createHmac(protocol, key).update(message).digest().subarray(0, CODE_BYTES[protocol]);

export function isAuthentic(code: Uint8Array, expected: Uint8Array): boolean {
  return code.length === expected.length && timingSafeEqual(code, expected);
}

/** Where in time the sender is; part of what makes each encryption different. */
export type EngineTime = { readonly boots: number; readonly time: number };

const aesName = (priv: PrivProtocol): string => `aes-${String(KEY_BYTES[priv] * 8)}-cfb`;

/** What an encryption with AES begins with. @see RFC 3826 section 3.1.2.1 */
export function aesVector({ boots, time }: EngineTime, salt: Uint8Array): Buffer {
  const vector = Buffer.alloc(16);
  vector.writeUInt32BE(boots >>> 0, 0);
  vector.writeUInt32BE(time >>> 0, 4);
  vector.set(salt, 8);
  return vector;
}

/** DES as triple DES with one key three times: OpenSSL 3 offers single DES only in its legacy provider. */
const desKey = (key: Uint8Array): Buffer => Buffer.concat([key.subarray(0, 8), key.subarray(0, 8), key.subarray(0, 8)]);
const desVector = (key: Uint8Array, salt: Uint8Array): Buffer =>
  Buffer.from(salt.map((byte, index) => byte ^ (key[8 + index] ?? 0)));

/** @param salt 8 bytes that never come again with this key @see RFC 3414 section 8, RFC 3826 section 3 */
export function encrypt(
  { priv, key }: { readonly priv: PrivProtocol; readonly key: Uint8Array },
  plain: Uint8Array,
  { salt, at }: { readonly salt: Uint8Array; readonly at: EngineTime },
): Buffer {
  if (priv !== 'des') {
    const cipher = createCipheriv(aesName(priv), key, aesVector(at, salt));
    return Buffer.concat([cipher.update(plain), cipher.final()]);
  }
  const cipher = createCipheriv('des-ede3-cbc', desKey(key), desVector(key, salt)).setAutoPadding(false);
  const padded = Buffer.alloc(Math.ceil(plain.length / 8) * 8);
  padded.set(plain);
  return Buffer.concat([cipher.update(padded), cipher.final()]);
}

/** What was encrypted; after DES with up to seven bytes of padding behind it. @throws {Error} when the length is impossible */
export function decrypt(
  { priv, key }: { readonly priv: PrivProtocol; readonly key: Uint8Array },
  secret: Uint8Array,
  { salt, at }: { readonly salt: Uint8Array; readonly at: EngineTime },
): Buffer {
  const decipher =
    priv === 'des'
      ? createDecipheriv('des-ede3-cbc', desKey(key), desVector(key, salt)).setAutoPadding(false)
      : createDecipheriv(aesName(priv), key, aesVector(at, salt));
  return Buffer.concat([decipher.update(secret), decipher.final()]);
}
