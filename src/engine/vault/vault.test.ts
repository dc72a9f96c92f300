import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { createRedactor } from '../lib/redaction.ts';
import { createSerial } from '../lib/serial.ts';
import type { Keyring, Secrets } from '../ports.ts';
import type { Mutation } from '../storage/storage.ts';
import { createVault, type Sealed, type Turned } from './vault.ts';

const PLACE = { table: 'credentials', row: 'a', field: 'community' };
const PASSPHRASE = 'kuda hijau di atas genteng';

/** A keyring as the system has one, with a key of its own. */
function fakeKeyring(): Keyring {
  const key = randomBytes(1)[0] ?? 0;
  const turn = (bytes: Buffer) => Buffer.from(bytes.map((byte) => byte ^ key));
  return {
    encrypt: async (text) => turn(Buffer.from(text)),
    decrypt: async (data) => ({ text: turn(data).toString(), isOld: false }),
  };
}

function start(secrets: Secrets = {}, stored: { header?: unknown; sealed?: Sealed | undefined } = {}) {
  let at = 0;
  const disk = { ...stored };
  const vault = createVault({
    now: () => at,
    secrets,
    redactor: createRedactor(),
    serial: createSerial(),
    commit: async (mutations) => {
      for (const one of mutations) if (one.type === 'setting.put') disk.header = structuredClone(one.value);
    },
    onRotate: (turn): Turned => {
      const next = disk.sealed && turn(PLACE, disk.sealed);
      const mutations: Mutation[] = [];
      return { mutations, adopt: () => void (disk.sealed = next) };
    },
  });
  return { vault, disk, wait: (ms: number) => void (at += ms) };
}

test('with nothing that protects it, nothing can be sealed, and the sentence says what to do', async () => {
  const { vault } = start();
  await vault.load(undefined);
  expect(vault.status().state).toBe('unprotected');
  expect(() => vault.seal(PLACE, 'publik')).toThrow('ronda vault init --key-file FILE');
});

test('after a passphrase was chosen secrets are kept, and it opens them again after a restart', async () => {
  const first = start();
  await first.vault.load(undefined);
  await first.vault.setPassphrase(PASSPHRASE);
  const sealed = first.vault.seal(PLACE, 'publik');
  const second = start({}, first.disk);
  await second.vault.load(first.disk.header);
  expect(second.vault.status().state).toBe('locked');
  expect(() => second.vault.open(PLACE, sealed)).toThrow('locked');
  await expect(second.vault.unlock('kuda biru di atas genteng')).rejects.toThrow('does not open');
  await second.vault.unlock(PASSPHRASE);
  expect(second.vault.open(PLACE, sealed).reveal()).toBe('publik');
});

test('a passphrase is the same whichever way its letters were composed', async () => {
  const { vault } = start();
  await vault.load(undefined);
  await vault.setPassphrase('mu\u0308de Kuh im Gras');
  vault.lock();
  await vault.unlock('m\u00fcde Kuh im Gras');
  expect(vault.status().state).toBe('open');
});

test('a keyring or a key file opens it by itself; another one leaves it locked', async () => {
  const keyring = fakeKeyring();
  const keyFile = randomBytes(32);
  const first = start({ keyring });
  await first.vault.load(undefined);
  const sealed = first.vault.seal(PLACE, 'publik');
  const both = start({ keyring, keyFile }, first.disk);
  await both.vault.load(first.disk.header);
  expect(both.vault.status()).toMatchObject({ state: 'open', protectedBy: ['keyring', 'key-file'] });
  const byFile = start({ keyFile }, both.disk);
  await byFile.vault.load(both.disk.header);
  expect(byFile.vault.open(PLACE, sealed).reveal()).toBe('publik');
  for (const secrets of [{ keyFile: randomBytes(32) }, {}]) {
    const other = start(secrets, both.disk);
    await other.vault.load(both.disk.header);
    expect(other.vault.status().state).toBe('locked');
  }
});

test('the key itself is nowhere in what is stored', async () => {
  const { vault, disk } = start({ keyFile: randomBytes(32) });
  await vault.load(undefined);
  await vault.setPassphrase(PASSPHRASE);
  const sealed = vault.seal(PLACE, 'publik');
  const text = JSON.stringify([disk.header, sealed]);
  expect(text).not.toContain('publik');
  expect(text).not.toContain(PASSPHRASE);
});

test('another passphrase wraps the key anew and leaves what is sealed as it is', async () => {
  const { vault, disk } = start();
  await vault.load(undefined);
  await vault.setPassphrase(PASSPHRASE);
  const sealed = vault.seal(PLACE, 'publik');
  await vault.setPassphrase('empat ekor kucing tidur');
  vault.lock();
  await expect(vault.unlock(PASSPHRASE)).rejects.toThrow('does not open');
  await vault.unlock('empat ekor kucing tidur');
  expect(vault.open(PLACE, sealed).reveal()).toBe('publik');
  expect(disk.header).toMatchObject({ keyVersion: 1 });
});

test('a rotation seals everything anew; the old form does not open any more', async () => {
  const { vault, disk } = start({ keyring: fakeKeyring() });
  await vault.load(undefined);
  await vault.setPassphrase(PASSPHRASE);
  const old = vault.seal(PLACE, 'publik');
  disk.sealed = old;
  await expect(vault.rotate('wrong words here')).rejects.toThrow('does not open');
  expect(disk.sealed).toEqual(old);
  await vault.rotate(PASSPHRASE);
  expect(vault.status().keyVersion).toBe(2);
  expect(() => vault.open(PLACE, old)).toThrow('does not open');
  expect(disk.sealed && vault.open(PLACE, disk.sealed).reveal()).toBe('publik');
});

test('it locks itself when nobody did anything for long enough, but never without a passphrase', async () => {
  const { vault, wait } = start({ keyring: fakeKeyring() });
  await vault.load(undefined);
  await vault.setAutoLock(10);
  wait(3_600_000);
  vault.tick();
  expect(vault.status().state).toBe('open');
  expect(() => vault.lock()).toThrow('passphrase first');
  await vault.setPassphrase(PASSPHRASE);
  vault.touch();
  wait(9 * 60_000);
  vault.tick();
  expect(vault.status().state).toBe('open');
  wait(60_000);
  vault.tick();
  expect(vault.status().state).toBe('locked');
});

test('a damaged header does not let a new vault be made over it', async () => {
  const { vault, disk } = start({ keyFile: randomBytes(32) }, { header: { format: 9 } });
  await vault.load(disk.header);
  expect(vault.status().state).toBe('locked');
  await expect(vault.unlock(PASSPHRASE)).rejects.toThrow('does not open');
  await expect(vault.setPassphrase(PASSPHRASE)).rejects.toThrow();
  expect(disk.header).toEqual({ format: 9 });
});
