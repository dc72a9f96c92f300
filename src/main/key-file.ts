import { randomBytes } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { platform } from 'node:os';
import { join } from 'node:path';
import { Fault } from '../contract/faults.ts';

type Environment = Readonly<Record<string, string | undefined>>;
const KEY_BYTES = 32;

/**
 * Which key file opens the vault: `--key-file`, then `RONDA_KEY_FILE`, then the credential `ronda-key` of the service.
 *
 * @see systemd.exec(5), LoadCredential=
 */
export function keyFileOf(flag: string | undefined, env: Environment = process.env): string | undefined {
  const told = flag ?? env['RONDA_KEY_FILE'];
  if (told !== undefined && told !== '') return told;
  const folder = env['CREDENTIALS_DIRECTORY'];
  const given = folder === undefined ? undefined : join(folder, 'ronda-key');
  return given !== undefined && existsSync(given) ? given : undefined;
}

/** Reads a key file. @throws {Fault} `invalid-input` when it is none, or when others may read it */
export function readKeyFile(path: string | undefined): Buffer | undefined {
  if (path === undefined) return undefined;
  const refuse = (why: string, cause?: unknown) =>
    new Fault('invalid-input', `The key file ${path} ${why}.`, { reason: 'config-invalid', cause });
  let text: string;
  try {
    if (platform() !== 'win32' && (statSync(path).mode & 0o077) !== 0)
      throw refuse('can be read by others; take that away with chmod 600');
    text = readFileSync(path, 'utf8');
  } catch (thrown) {
    throw thrown instanceof Fault ? thrown : refuse('cannot be read', thrown);
  }
  const key = Buffer.from(text.trim(), 'base64');
  if (key.length !== KEY_BYTES || key.toString('base64') !== text.trim())
    throw refuse('is no key file; ronda vault init --key-file FILE makes one');
  return key;
}

/** Makes a key file that only its owner can read. @throws {Fault} `conflict` when there is a file already */
export function makeKeyFile(path: string): Buffer {
  const key = randomBytes(KEY_BYTES);
  let file: number;
  try {
    file = openSync(path, 'wx', 0o600);
  } catch (thrown) {
    throw new Fault('conflict', `The key file ${path} cannot be made; is there one already?`, { cause: thrown });
  }
  try {
    writeFileSync(file, `${key.toString('base64')}\n`);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  return key;
}
