import { execFileSync, spawnSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { givenCertificate, ownCertificate } from './certificate.ts';
import { der } from './der.ts';
import { selfSigned } from './self-signed.ts';

const DAY_MS = 86_400_000;
const folder = mkdtempSync(join(tmpdir(), 'ronda-tls-'));
afterAll(() => rmSync(folder, { recursive: true }));
const now = Date.UTC(2026, 0, 1);

const hasOpenssl = spawnSync('openssl', ['version']).status === 0;

test('a certificate names its server, is signed by its own key, and is no authority', () => {
  const { cert, key } = selfSigned(['noc.example.net', 'localhost', '10.0.0.7', '2001:db8::7'], {
    now,
    until: now + 100 * DAY_MS,
  });
  const read = new X509Certificate(cert);
  expect(read.subject).toBe('CN=noc.example.net');
  expect(read.subjectAltName).toBe(
    'DNS:noc.example.net, DNS:localhost, IP Address:10.0.0.7, IP Address:2001:DB8:0:0:0:0:0:7',
  );
  expect(read.ca).toBe(false);
  expect(read.publicKey.asymmetricKeyDetails).toEqual({ namedCurve: 'prime256v1' });
  expect(read.verify(read.publicKey)).toBe(true);
  expect(key).toMatch(/^-----BEGIN PRIVATE KEY-----/);
  expect([read.validFrom, read.validTo].map((text) => Date.parse(text))).toEqual([now - 3_600_000, now + 100 * DAY_MS]);
});

test.skipIf(!hasOpenssl)('openssl reads and verifies it (needs openssl)', () => {
  const made = ownCertificate(join(folder, 'openssl'), ['noc.example.net'], Date.now());
  const file = join(folder, 'openssl', 'tls', 'cert.pem');
  const text = execFileSync('openssl', ['x509', '-in', file, '-noout', '-text', '-fingerprint', '-sha256'], {
    encoding: 'utf8',
  });
  expect(text).toContain('Signature Algorithm: ecdsa-with-SHA256');
  expect(text).toContain('TLS Web Server Authentication');
  expect(text).toContain('DNS:noc.example.net');
  expect(text).toContain(made.fingerprint);
  expect(execFileSync('openssl', ['verify', '-x509_strict', '-CAfile', file, file], { encoding: 'utf8' })).toContain(
    'OK',
  );
});

test('the own certificate stays until a month before its end, and only its user can read it', () => {
  const dataDir = join(folder, 'own');
  const first = ownCertificate(dataDir, [], now);
  const later = (days: number, names: readonly string[] = []) => ownCertificate(dataDir, names, now + days * DAY_MS);
  expect(later(300).fingerprint).toBe(first.fingerprint);
  const renewed = later(380);
  expect(renewed.fingerprint).not.toBe(first.fingerprint);
  expect(renewed.validTo).toBeGreaterThan(first.validTo);
  expect(later(381, ['new.example.net']).fingerprint).not.toBe(renewed.fingerprint);
  if (process.platform === 'win32') return;
  expect(statSync(join(dataDir, 'tls')).mode & 0o777).toBe(0o700);
  for (const file of ['key.pem', 'cert.pem'])
    expect(statSync(join(dataDir, 'tls', file)).mode & 0o777, file).toBe(0o600);
});

test('a damaged own certificate is made anew', () => {
  const dataDir = join(folder, 'damaged');
  const first = ownCertificate(dataDir, [], now);
  writeFileSync(join(dataDir, 'tls', 'key.pem'), 'nonsense');
  const second = ownCertificate(dataDir, [], now);
  expect(second.fingerprint).not.toBe(first.fingerprint);
  expect(readFileSync(join(dataDir, 'tls', 'key.pem'), 'utf8')).toBe(second.key);
});

test('a certificate that is missing, no certificate, over, or of another key is refused with its file', () => {
  const pair = (name: string, until: number) => {
    const made = selfSigned(['x'], { now, until });
    writeFileSync(join(folder, `${name}.pem`), made.cert);
    writeFileSync(join(folder, `${name}.key`), made.key);
  };
  pair('good', now + DAY_MS);
  pair('over', now - DAY_MS);
  writeFileSync(join(folder, 'text.pem'), 'not a certificate');
  const given = (cert: string, key: string) => givenCertificate(join(folder, cert), join(folder, key), now);
  expect(given('good.pem', 'good.key')).toMatchObject({ isOwn: false, validTo: now + DAY_MS });
  expect(() => given('good.pem', 'over.key')).toThrow(/not the one of the certificate/);
  expect(() => given('over.pem', 'over.key')).toThrow(/no longer valid/);
  expect(() => given('text.pem', 'good.key')).toThrow(/are not a certificate/);
  expect(() => given('none.pem', 'good.key')).toThrow(/cannot be read/);
});

test('DER lengths and numbers are in their shortest form', () => {
  expect(der.oid('1.2.840.10045.4.3.2').toString('hex')).toBe('06082a8648ce3d040302');
  expect(der.integer(Buffer.from([0x80])).toString('hex')).toBe('02020080');
  expect(der.time(Date.UTC(2049, 11, 31, 23, 59, 59)).toString('latin1')).toBe('\x17\r491231235959Z');
  expect(der.time(Date.UTC(2050, 0, 1)).toString('latin1')).toBe('\x18\x0f20500101000000Z');
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 70_000 }), (size) => {
      const encoded = der.octetString(Buffer.alloc(size));
      const head = size < 128 ? 2 : size < 256 ? 3 : size < 65_536 ? 4 : 5;
      expect(encoded.length).toBe(head + size);
    }),
    { numRuns: 50 },
  );
});
