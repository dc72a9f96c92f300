import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { fetchUpdate, type Updater } from './fetch-update.ts';
import { isLater, signedBytes, type UpdateInfo, type UpdateKey, verifyUpdate } from './signature.ts';
import { UPDATE_SOURCE } from './source.ts';

const folder = mkdtempSync(join(tmpdir(), 'ronda-update-'));
afterAll(() => rmSync(folder, { recursive: true }));

function keyPair(id: string, type: 'ed25519' | 'ed448' = 'ed25519') {
  const { publicKey, privateKey } = generateKeyPairSync(type as 'ed25519');
  const key: UpdateKey = { id, spki: publicKey.export({ type: 'spki', format: 'der' }).toString('base64') };
  return { key, privateKey };
}
const ours = keyPair('2026-a');
const file = join(folder, 'Ronda.AppImage');
writeFileSync(file, 'the program');
const sha512 = createHash('sha512').update('the program').digest('base64');

const INFO = { version: '1.2.3', files: [{ url: 'Ronda-1.2.3.AppImage', sha512, size: 11 }] } as UpdateInfo;
const signed = (info: UpdateInfo = INFO, by = ours) => ({
  ...info,
  path: 'Ronda-1.2.3.AppImage',
  releaseDate: '2026-01-01T00:00:00.000Z',
  rondaSignature: { keyId: by.key.id, value: sign(null, signedBytes(info), by.privateKey).toString('base64') },
});

test('a signed later version is taken', () => {
  expect(verifyUpdate(signed(), [ours.key], '1.2.2')).toMatchObject({ version: '1.2.3' });
});

test('a new key may stand beside the old one', () => {
  const next = keyPair('2027-a');
  expect(verifyUpdate(signed(INFO, next), [ours.key, next.key], '1.0.0')).toMatchObject({ version: '1.2.3' });
});

const good = signed();
const one = good.files[0];
const other = createHash('sha512').update('another program').digest('base64');
test.each([
  ['another checksum', { ...good, files: [{ ...one, sha512: other }] }],
  ['another size', { ...good, files: [{ ...one, size: 12 }] }],
  ['another name', { ...good, files: [{ ...one, url: 'other.AppImage' }] }],
  ['one more file', { ...good, files: [one, { ...one, url: 'more.exe' }] }],
  ['a right of administrators', { ...good, files: [{ ...one, isAdminRightsRequired: true }] }],
  ['another version', { ...good, version: '9.9.9' }],
  ['another minimum system', { ...good, minimumSystemVersion: '1' }],
  ['no signature', { ...good, rondaSignature: undefined }],
  ['an empty signature', { ...good, rondaSignature: { keyId: '2026-a', value: '' } }],
  [
    'half a signature',
    { ...good, rondaSignature: { ...good.rondaSignature, value: good.rondaSignature.value.slice(0, 40) } },
  ],
  ['an unknown key', { ...good, rondaSignature: { ...good.rondaSignature, keyId: 'other' } }],
  ['the key of somebody else', signed(INFO, { ...keyPair('x'), key: ours.key })],
  ['no checksum', { ...good, files: [{ url: one?.url, size: 11 }] }],
  ['no size', { ...good, files: [{ url: one?.url, sha512 }] }],
  ['no files', { ...good, files: [] }],
  ['http', signed({ ...INFO, files: [{ url: 'http://example.net/a.exe', sha512, size: 11 }] })],
  ['a file of this computer', signed({ ...INFO, files: [{ url: 'file:///tmp/a.exe', sha512, size: 11 }] })],
  ['a path up', signed({ ...INFO, files: [{ url: '../a.exe', sha512, size: 11 }] })],
  ['a dot name', signed({ ...INFO, files: [{ url: '..', sha512, size: 11 }] })],
  ['an installer that fetches more', { ...good, packages: { x64: { path: 'a' } } }],
  ['the same version', signed({ ...INFO, version: '1.0.0' })],
  ['an older version', signed({ ...INFO, version: '0.9.9' })],
  ['a version that is none', signed({ ...INFO, version: 'latest' })],
  ['nothing', undefined],
])('an update with %s is refused', (_what, info) => {
  expect(() => verifyUpdate(info, [ours.key], '1.0.0')).toThrow(expect.objectContaining({ code: 'forbidden' }));
});

test('a pinned key of another kind verifies nothing', () => {
  const wrong = keyPair('2026-a', 'ed448');
  expect(() => verifyUpdate(signed(INFO, wrong), [wrong.key], '1.0.0')).toThrow(
    expect.objectContaining({ code: 'forbidden' }),
  );
});

test.each([
  ['1.10.0', '1.9.9', true],
  ['2.0.0', '1.99.99', true],
  ['1.0.0', '1.0.0', false],
  ['0.9.0', '1.0.0', false],
  ['1.0.0-beta.1', '0.9.0', false],
  ['1.0', '0.9.0', false],
])('%s is later than %s: %s', (a, b, later) => {
  expect(isLater(a, b)).toBe(later);
});

function rig(info: unknown, options: { wants?: boolean; paths?: readonly string[]; backupFails?: boolean } = {}) {
  const done: string[] = [];
  const updater: Updater = {
    autoDownload: true,
    autoInstallOnAppQuit: true,
    allowDowngrade: true,
    disableWebInstaller: false,
    setFeedURL: ({ url }) => void done.push(`feed ${url}`),
    checkForUpdates: async () => (info === null ? null : { updateInfo: info }),
    downloadUpdate: async () => {
      done.push('download');
      return options.paths ?? [file];
    },
    quitAndInstall: () => void done.push('install'),
  };
  const steps = {
    ask: async (version: string) => {
      done.push(`ask ${version}`);
      return options.wants ?? true;
    },
    backup: async () => {
      done.push('backup');
      if (options.backupFails) throw new Error('no room');
    },
  };
  const go = (url = 'https://updates.example.net/', current = '1.0.0') =>
    fetchUpdate(updater, { url, keys: [ours.key] }, current, steps);
  return { done, updater, go };
}

test('an update is asked for, fetched, verified, and installed after a copy of the database', async () => {
  const { done, updater, go } = rig(signed());
  expect(await go()).toBe('1.2.3');
  expect(done).toEqual(['feed https://updates.example.net/', 'ask 1.2.3', 'download', 'backup', 'install']);
  expect(updater).toMatchObject({ autoDownload: false, allowDowngrade: false, disableWebInstaller: true });
});

test('nothing is fetched when nobody wants it, there is none, or it is what runs', async () => {
  for (const { rigged, current } of [
    { rigged: rig(signed(), { wants: false }), current: '1.0.0' },
    { rigged: rig(null), current: '1.0.0' },
    { rigged: rig({ version: '1.2.3' }), current: '1.2.3' },
  ]) {
    expect(await rigged.go(undefined, current)).toBeUndefined();
    expect(rigged.done).not.toContain('download');
  }
});

test('what is not signed is not even fetched, and not over http', async () => {
  for (const { rigged, url } of [
    { rigged: rig({ ...signed(), version: '1.2.4' }), url: 'https://updates.example.net/' },
    { rigged: rig(signed()), url: 'http://updates.example.net/' },
  ]) {
    await expect(rigged.go(url)).rejects.toMatchObject({ code: 'forbidden' });
    expect(rigged.done).not.toContain('download');
    expect(rigged.done).not.toContain('ask 1.2.4');
  }
});

test('a file that was exchanged on its way, or did not come, is not installed', async () => {
  const exchanged = join(folder, 'exchanged');
  writeFileSync(exchanged, 'the progrAm');
  for (const paths of [[exchanged], [file, exchanged], []]) {
    const { done, go } = rig(signed(), { paths });
    await expect(go()).rejects.toThrow();
    expect(done).not.toContain('install');
  }
});

test('without a copy of the database nothing is installed', async () => {
  const { done, go } = rig(signed(), { backupFails: true });
  await expect(go()).rejects.toThrow('no room');
  expect(done).not.toContain('install');
});

test('while no key is pinned there is no place to ask either', () => {
  expect(UPDATE_SOURCE).toBeUndefined();
});
