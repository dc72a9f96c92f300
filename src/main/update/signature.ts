import { createHash, createPublicKey, verify } from 'node:crypto';
import { createReadStream } from 'node:fs';
import * as z from 'zod';
import { Fault } from '../../contract/faults.ts';

/** A public key that is pinned in the program. `spki`: ed25519, DER in base64. @see RFC 8410 */
export type UpdateKey = { readonly id: string; readonly spki: string };

/** 64 bytes in base64. */
const SHA512 = /^[A-Za-z0-9+/]{86}==$/;
const VERSION = /^(\d{1,6})\.(\d{1,6})\.(\d{1,6})$/;
/** A name beside the description of the update, or an address with TLS; never a path up or to another scheme. */
const PLACE = /^(?:https:\/\/[^\s\\]+|[\w.-]+)$/;

const UpdateFile = z.object({
  url: z
    .string()
    .regex(PLACE)
    .refine((url) => !url.startsWith('.')),
  sha512: z.string().regex(SHA512),
  size: z.int().positive(),
  isAdminRightsRequired: z.boolean().optional(),
});
/** What is known of an update before any of it is there: the part of electron-builder's `latest*.yml` that is acted on. */
export const UpdateInfo = z.object({
  version: z.string().regex(VERSION),
  files: z.array(UpdateFile).min(1).max(20),
  minimumSystemVersion: z.string().optional(),
  /** An installer that fetches more by itself; what it fetches is not signed. */
  packages: z.undefined().optional(),
});
export type UpdateInfo = z.infer<typeof UpdateInfo>;

const Signed = UpdateInfo.extend({
  rondaSignature: z.object({ keyId: z.string().max(64), value: z.string().max(128) }),
});

/** The bytes that are signed: everything that decides what is installed, in one order, under a name of their own. */
export const signedBytes = ({ version, files, minimumSystemVersion }: UpdateInfo): Buffer =>
  Buffer.from(
    JSON.stringify([
      'ronda-update-1',
      version,
      minimumSystemVersion ?? '',
      files.map(({ url, sha512, size, isAdminRightsRequired }) => [url, sha512, size, isAdminRightsRequired === true]),
    ]),
  );

/** Is version `a` later than `b`? Anything but three numbers is not. */
export function isLater(a: string, b: string): boolean {
  const [left, right] = [VERSION.exec(a), VERSION.exec(b)];
  if (left === null || right === null) return false;
  const part = [1, 2, 3].find((index) => left[index] !== right[index]);
  return part !== undefined && Number(left[part]) > Number(right[part]);
}

/**
 * Verifies what a server says of an update, before anything of it is fetched.
 *
 * @param current version that runs
 * @throws {Fault} `forbidden`: not complete, not signed by a pinned key, or not later than what runs
 * @see RFC 8032 (ed25519)
 */
export function verifyUpdate(raw: unknown, keys: readonly UpdateKey[], current: string): UpdateInfo {
  const parsed = Signed.safeParse(raw);
  if (!parsed.success)
    throw new Fault('forbidden', 'The description of the update is not complete or not signed.', {
      cause: parsed.error,
    });
  const { rondaSignature, ...info } = parsed.data;
  const key = keys.find(({ id }) => id === rondaSignature.keyId);
  if (key === undefined) throw new Fault('forbidden', 'The update is signed by a key that is not known here.');
  const publicKey = createPublicKey({ key: Buffer.from(key.spki, 'base64'), type: 'spki', format: 'der' });
  const isSigned =
    publicKey.asymmetricKeyType === 'ed25519' &&
    verify(null, signedBytes(info), publicKey, Buffer.from(rondaSignature.value, 'base64'));
  if (!isSigned) throw new Fault('forbidden', 'The signature of the update is wrong.');
  if (!isLater(info.version, current))
    throw new Fault('forbidden', `Version ${info.version} is not later than ${current}.`);
  return info;
}

/** Is the file on disk one of those that were signed? @throws {Fault} `forbidden` */
export async function verifyFile(path: string, { files }: UpdateInfo): Promise<void> {
  const hash = createHash('sha512');
  let size = 0;
  for await (const chunk of createReadStream(path)) {
    const bytes = Buffer.from(chunk as Uint8Array);
    size += bytes.length;
    hash.update(bytes);
  }
  const digest = hash.digest('base64');
  if (!files.some((file) => file.sha512 === digest && file.size === size))
    throw new Fault('forbidden', 'The file of the update is not the one that was signed.');
}
