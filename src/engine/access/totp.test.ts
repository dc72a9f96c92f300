import { expect, it, test } from 'vitest';
import { base32, codeAt, stepAt, stepOf, totpUri } from './totp.ts';

const SEEDS = {
  sha1: Buffer.from('12345678901234567890'),
  sha256: Buffer.from('12345678901234567890123456789012'),
  sha512: Buffer.from('1234567890123456789012345678901234567890123456789012345678901234'),
};
/** RFC 6238, appendix B. */
const VECTORS = [
  [59, '94287082', '46119246', '90693936'],
  [1111111109, '07081804', '68084774', '25091201'],
  [1111111111, '14050471', '67062674', '99943326'],
  [1234567890, '89005924', '91819424', '93441116'],
  [2000000000, '69279037', '90698825', '38618901'],
  [20000000000, '65353130', '77737706', '47863826'],
] as const;

it.each(VECTORS)('the codes at %i s are those of RFC 6238', (seconds, ...codes) => {
  const step = stepAt(seconds * 1000);
  const found = (['sha1', 'sha256', 'sha512'] as const).map((algorithm) =>
    codeAt(SEEDS[algorithm], step, { digits: 8, algorithm }),
  );
  expect(found).toEqual(codes);
});

test('a code is taken a step early or late, and only once', () => {
  const at = 1_700_000_000_000;
  const step = stepAt(at);
  for (const drift of [-1, 0, 1])
    expect(stepOf(SEEDS.sha1, codeAt(SEEDS.sha1, step + drift), at, -1)).toBe(step + drift);
  expect(stepOf(SEEDS.sha1, codeAt(SEEDS.sha1, step + 2), at, -1)).toBeUndefined();
  expect(stepOf(SEEDS.sha1, codeAt(SEEDS.sha1, step), at, step)).toBeUndefined();
});

/** RFC 4648, section 10, without padding. */
it.each([
  ['', ''],
  ['f', 'MY'],
  ['fo', 'MZXQ'],
  ['foo', 'MZXW6'],
  ['foob', 'MZXW6YQ'],
  ['fooba', 'MZXW6YTB'],
  ['foobar', 'MZXW6YTBOI'],
])('base32 of "%s" is "%s"', (text, encoded) => {
  expect(base32(Buffer.from(text))).toBe(encoded);
});

test('the address for the app names account and program', () => {
  expect(totpUri(Buffer.from('foo'), 'Adi W')).toBe('otpauth://totp/Ronda:Adi%20W?secret=MZXW6&issuer=Ronda');
});
