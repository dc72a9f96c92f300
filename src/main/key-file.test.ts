import { chmodSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it, test } from 'vitest';
import { keyFileOf, makeKeyFile, readKeyFile } from './key-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'ronda-key-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('a key file is made for its owner alone, never over another file, and read again', () => {
  const path = join(folder, 'made');
  const key = makeKeyFile(path);
  expect(statSync(path).mode & 0o777).toBe(0o600);
  expect(readKeyFile(path)?.equals(key)).toBe(true);
  expect(() => makeKeyFile(path)).toThrow('is there one already');
});

it.skipIf(process.platform === 'win32')('a key file that others can read is refused', () => {
  const path = join(folder, 'open');
  makeKeyFile(path);
  chmodSync(path, 0o640);
  expect(() => readKeyFile(path)).toThrow('chmod 600');
});

it.each(['', 'short', 'x'.repeat(100)])('"%s" is no key file', (text) => {
  const path = join(folder, 'wrong');
  writeFileSync(path, text, { mode: 0o600 });
  expect(() => readKeyFile(path)).toThrow('is no key file');
});

test('the flag wins over the environment, and that over the credential of the service', () => {
  mkdirSync(join(folder, 'credentials'));
  writeFileSync(join(folder, 'credentials', 'ronda-key'), '');
  const service = { CREDENTIALS_DIRECTORY: join(folder, 'credentials') };
  expect(keyFileOf('/flag', { ...service, RONDA_KEY_FILE: '/env' })).toBe('/flag');
  expect(keyFileOf(undefined, { ...service, RONDA_KEY_FILE: '/env' })).toBe('/env');
  expect(keyFileOf(undefined, service)).toBe(join(folder, 'credentials', 'ronda-key'));
  expect(keyFileOf(undefined, { CREDENTIALS_DIRECTORY: folder })).toBeUndefined();
});
