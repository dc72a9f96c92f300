import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { UsageError } from './exit-codes.ts';
import type { Flags } from './flags.ts';
import { settleListening, wantedListening } from './listening.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'ronda-listening-'));
afterAll(() => rmSync(dataDir, { recursive: true }));

const settle = (flags: Flags, hasAdmin = true) =>
  settleListening(wantedListening(flags, {}), { dataDir, now: Date.now(), hasAdmin });

test('without a word it is this computer only, without TLS', () => {
  expect(settle({}, false)).toMatchObject({
    host: '127.0.0.1',
    port: 8470,
    certificate: undefined,
    trustedProxies: [],
  });
});

test.each(['127.0.0.1:1', '[::1]:1', 'localhost:1', '127.0.0.9:1'])('%s needs no administrator', (listen) => {
  expect(settle({ listen }, false).certificate).toBeUndefined();
});

test.each(['0.0.0.0:1', '[::]:1', '10.0.0.7:1', 'noc.example.net:1', '127.evil.example:1'])(
  '%s needs an administrator, and gets TLS with an own certificate',
  (listen) => {
    expect(() => settle({ listen }, false)).toThrow(UsageError);
    expect(settle({ listen }).certificate?.isOwn).toBe(true);
  },
);

test('behind a trusted proxy there is no TLS, but still an administrator', () => {
  const flags = { listen: '10.0.0.7:1', 'insecure-behind-proxy': true, 'trusted-proxy': '10.0.0.1, 10.1.0.0/16' };
  expect(settle(flags)).toMatchObject({ certificate: undefined, trustedProxies: ['10.0.0.1', '10.1.0.0/16'] });
  expect(() => settle(flags, false)).toThrow(/no administrator/);
});

test.each([
  [{ 'tls-cert': 'a.pem' }, 'go together'],
  [{ 'tls-key': 'a.pem' }, 'go together'],
  [{ 'insecure-behind-proxy': true }, 'needs the address of that proxy'],
  [{ 'insecure-behind-proxy': true, 'trusted-proxy': '10.0.0.1', 'tls-cert': 'a', 'tls-key': 'b' }, 'without TLS'],
  [{ 'trusted-proxy': 'all' }, 'is not an address or network'],
  [{ 'trusted-proxy': '10.0.0.0/40' }, 'is not an address or network'],
  [{ 'host-name': 'noc_example..net' }, 'is not a host name'],
  [{ 'rate-limit': '0' }, '--rate-limit takes a number'],
] as const)('%j is refused: %s', (flags, why) => {
  expect(() => wantedListening(flags, {})).toThrow(why);
  expect(() => wantedListening(flags, {})).toThrow(UsageError);
});

test('the configuration file can say the same, and flags win', () => {
  const config = {
    listen: '10.0.0.7:1',
    insecureBehindProxy: true,
    trustedProxies: ['10.0.0.1'],
    hostNames: ['noc.example.net'],
    rateLimit: 7,
  };
  expect(wantedListening({}, config)).toMatchObject({
    host: '10.0.0.7',
    isBehindProxy: true,
    trustedProxies: ['10.0.0.1'],
    hostNames: ['noc.example.net'],
    rate: { perSecond: 7, burst: 14 },
  });
  expect(wantedListening({ listen: '127.0.0.1:2', 'host-name': 'Other.example.net' }, config)).toMatchObject({
    host: '127.0.0.1',
    hostNames: ['other.example.net'],
  });
});
