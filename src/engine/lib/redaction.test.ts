import { inspect } from 'node:util';
import { expect, it, test } from 'vitest';
import { createRedactor, redactPatterns, redactValues } from './redaction.ts';
import { Secret } from './secret.ts';

it.each([
  ['snmp-server community Kunci1 RO', 'snmp-server community ••• RO'],
  ['enable secret 5 $1$abcd$xyz', 'enable secret 5 •••'],
  ['username root password 7 0822455D0A16', 'username root password 7 •••'],
  ['/user add name=a password=rahasia group=full', '/user add name=a password=••• group=full'],
  ['{"community":"publik","port":161}', '{"community":"•••","port":161}'],
  ['set system login user a authentication-key "$9$abc"', 'set system login user a authentication-key •••'],
  ['authorization: Bearer ronda_abc.def-1', 'authorization: Bearer •••'],
  ['wpa psk=12345678', 'wpa psk=•••'],
  ['key-string 7 14141B180F0B', 'key-string 7 •••'],
])('the secret in %s is not shown', (text, shown) => {
  expect(redactPatterns(text)).toBe(shown);
  expect(redactPatterns(shown)).toBe(shown);
});

test('a private key is not shown, on lines of its own or escaped', () => {
  const pem = '-----BEGIN OPENSSH PRIVATE KEY-----\nAAAA\nBBBB\n-----END OPENSSH PRIVATE KEY-----\n';
  for (const text of [pem, JSON.stringify({ pem })]) expect(redactPatterns(text)).not.toMatch(/AAAA|BBBB/);
});

test('what is no secret stays as it is', () => {
  const text = 'rt-1: the password is wrong; the vault is locked; token "grafana" was made';
  expect(redactPatterns(text)).toBe(text);
});

test('a long line costs no more than its length', () => {
  const line = 'set secret password= -----BEGIN A-----'.repeat(20_000);
  const began = performance.now();
  expect(redactPatterns(line)).not.toBe('');
  expect(performance.now() - began).toBeLessThan(5000);
});

test('a value is left out also where JSON escaped it or an address encoded it', () => {
  const secret = 'a"b/c d';
  const text = `${secret} ${JSON.stringify(secret)} ${encodeURIComponent(secret)}`;
  expect(redactValues(text, [secret])).toBe('••• "•••" •••');
});

test('a secret is kept out of texts while it lives, and prints as a mask', () => {
  const redactor = createRedactor();
  const secret = new Secret(Buffer.from('kunci-inti'), (text) => redactor.hold(text));
  expect([String(secret), JSON.stringify({ secret }), inspect(secret)]).toEqual(['•••', '{"secret":"•••"}', '•••']);
  expect(redactor.redact('sent kunci-inti')).toBe('sent •••');
  expect(secret.reveal()).toBe('kunci-inti');
  secret.dispose();
  expect(redactor.redact('sent kunci-inti')).toBe('sent kunci-inti');
  expect(() => secret.reveal()).toThrow('disposed');
});

test('a value that two hold stays out until both let go', () => {
  const redactor = createRedactor();
  const [first, second] = [redactor.hold('rahasia'), redactor.hold('rahasia')];
  first();
  first();
  expect(redactor.redact('rahasia')).toBe('•••');
  second();
  expect(redactor.redact('rahasia')).toBe('rahasia');
});
