import { expect, test } from 'vitest';
import { checkHost, checkIntent, checkOrigin } from './guard.ts';

const LOCAL = { onlyLoopback: true, names: [] };
const OPEN = { onlyLoopback: false, names: ['noc.example.net'] };

test.each([
  ['127.0.0.1:8470', true, true],
  ['localhost', true, true],
  ['LOCALHOST:1', true, true],
  ['[::1]:8470', true, true],
  ['127.9.9.9', true, true],
  ['10.0.0.7:8470', false, true],
  ['[2001:db8::7]:8470', false, true],
  ['noc.example.net', false, true],
  ['NOC.example.net:443', false, true],
  ['evil.example', false, false],
  ['localhost.evil.example', false, false],
  ['127.0.0.1.evil.example', false, false],
  ['noc.example.net.evil.example', false, false],
  ['localhost:8470@evil.example', false, false],
  ['evil.example#localhost', false, false],
  ['localhost.', false, false],
  ['0x7f000001', false, false],
  ['2130706433', false, false],
  ['[::1', false, false],
  ['127.0.0.1:', false, false],
  ['', false, false],
])('the host name "%s" is known on loopback: %s, on the network: %s', (host, local, open) => {
  const passes = (names: typeof OPEN): boolean => {
    try {
      checkHost(host, names);
      return true;
    } catch (thrown) {
      expect(thrown).toMatchObject({ code: 'forbidden', status: 421 });
      return false;
    }
  };
  expect([passes(LOCAL), passes(OPEN)]).toEqual([local, open]);
});

const here = 'http://127.0.0.1:8470';
const LINK = { 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' };
test.each([
  ['no browser', {}, false, true],
  ['the page itself', { origin: here, 'sec-fetch-site': 'same-origin' }, false, true],
  ['the address bar', { 'sec-fetch-site': 'none' }, false, true],
  ['another site', { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }, false, false],
  ['another site without Sec-Fetch', { origin: 'https://evil.example' }, false, false],
  ['another site that hides where it is', { origin: 'null' }, false, false],
  ['an origin that is no address', { origin: 'nonsense' }, false, false],
  ['another port of this computer', { origin: 'http://127.0.0.1:3000', 'sec-fetch-site': 'same-site' }, false, false],
  ['the same name with TLS', { origin: 'https://127.0.0.1:8470' }, false, false],
  ['an image on another site', { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' }, false, false],
  ['a frame on another site', { 'sec-fetch-site': 'cross-site', ...LINK, 'sec-fetch-dest': 'iframe' }, true, false],
  ['a link on another site to a page', { 'sec-fetch-site': 'cross-site', ...LINK }, true, true],
  ['a link on another site to an answer', { 'sec-fetch-site': 'cross-site', ...LINK }, false, false],
])('a request from %s', (_who, headers, isPage, passes) => {
  const check = () => checkOrigin({ headers, here, isPage });
  if (passes) expect(check).not.toThrow();
  else expect(check).toThrow(expect.objectContaining({ code: 'forbidden' }));
});

test('the default port may be written or not', () => {
  const headers = { origin: 'https://noc.example.net' };
  expect(() => checkOrigin({ headers, here: 'https://noc.example.net:443', isPage: false })).not.toThrow();
});

test('a cookie alone changes nothing; a token is intent enough', () => {
  const as = (kind: 'session' | 'token') => ({ kind, id: '1', name: 'n', role: 'admin' }) as const;
  expect(() => checkIntent({}, as('session'))).toThrow('X-Ronda-Request');
  expect(() => checkIntent({ 'x-ronda-request': '1' }, as('session'))).not.toThrow();
  expect(() => checkIntent({}, as('token'))).not.toThrow();
  expect(() => checkIntent({}, undefined)).not.toThrow();
});
