import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'ronda-sign-'));
afterAll(() => rmSync(folder, { recursive: true }));
const sign = (...args: readonly string[]): string =>
  execFileSync(process.execPath, ['scripts/sign-update.ts', ...args], { encoding: 'utf8' });

test('a release is signed once, and again after a change, with what electron-builder writes', () => {
  const key = join(folder, 'key.pem');
  expect(sign('key', key)).toMatch(/^MCowBQYDK2VwAyEA\S{43}=\n$/);
  const description = join(folder, 'latest-linux.yml');
  const text = [
    'version: 1.2.3',
    'files:',
    '  - url: Ronda-1.2.3.AppImage',
    `    sha512: ${Buffer.alloc(64, 7).toString('base64')}`,
    '    size: 123456',
    '    blockMapSize: 1234',
    'path: Ronda-1.2.3.AppImage',
    "releaseDate: '2026-01-01T00:00:00.000Z'",
    '',
  ].join('\n');
  writeFileSync(description, text);
  expect(sign('sign', key, '2026-a', description)).toContain('version 1.2.3, 1 files, signed by 2026-a');
  const once = readFileSync(description, 'utf8');
  sign('sign', key, '2026-a', description);
  expect(readFileSync(description, 'utf8')).toBe(once);
  expect(once.match(/rondaSignature/g)).toHaveLength(1);
});

test('a key is never written over another', () => {
  const key = join(folder, 'kept.pem');
  sign('key', key);
  const before = readFileSync(key, 'utf8');
  expect(spawnSync(process.execPath, ['scripts/sign-update.ts', 'key', key]).status).not.toBe(0);
  expect(readFileSync(key, 'utf8')).toBe(before);
});
