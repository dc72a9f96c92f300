import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { durationMs } from './duration.ts';
import { parseQuery, parseSelector } from './parser.ts';
import { plainNumber } from './plain-number.ts';

test.each([
  ['up{', 'at character 4'],
  ['sum(', 'at character 5'],
  ['no_such(up)', 'there is no function "no_such"'],
  ['histogram_quantile(0.9, up)', '"histogram_quantile" is not supported here'],
  ['rate(up)', 'takes range vector, not instant vector'],
  ['up[5m:1m:1m]', 'instead of "]"'],
  ['1 == 2', 'needs "bool"'],
  ['{a=~".*"}', 'at least one condition'],
  ['up + on(a) group_left(a) up', 'must not be in "on" and in the group'],
  ['up offset 5', 'a duration such as 5m'],
  ['"open', 'not closed'],
  ['up § 2', '"§" has no meaning'],
])('%s is refused with a sentence', (query, why) => {
  expect(() => parseQuery(query)).toThrow(why);
});

test.each([
  ['parentheses', '('.repeat(5000)],
  ['signs', `${'-'.repeat(5000)}1`],
  ['powers', `${'2^'.repeat(3000)}2`],
  ['sums', `${'1+'.repeat(5000)}1`],
  ['calls', 'abs('.repeat(3000)],
  ['subqueries', `up${'[5m:1m]'.repeat(1000)}`],
  ['length', `up${' '.repeat(17_000)}`],
])('too much of %s is refused, not followed', (_what, query) => {
  expect(() => parseQuery(query)).toThrow(expect.objectContaining({ code: 'invalid-input' }) as Error);
});

test('any text is a query or a refusal', () => {
  const words = 'sum by ( ) up { } a = =~ "x" [ ] 5m : offset - 1 @ , ^ bool on =='.split(' ');
  const piece = fc.constantFrom(' ', ...words);
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(piece, { maxLength: 20 }).map((parts) => parts.join('')),
      ),
      (text) => {
        try {
          parseQuery(text);
        } catch (thrown) {
          expect(thrown).toMatchObject({ name: 'Fault', code: 'invalid-input' });
        }
      },
    ),
    { numRuns: 3000 },
  );
});

test('a selector alone is conditions, and nothing else is a selector', () => {
  const [name, site] = parseSelector('up{site="a"}');
  expect([name?.name, name?.value, site?.name, site?.test('a'), site?.test('b')]).toEqual([
    '__name__',
    'up',
    'site',
    true,
    false,
  ]);
  for (const text of ['up[5m]', 'sum(up)', '1', '"a"']) expect(() => parseSelector(text)).toThrow('is not a selector');
});

test.each([
  ['1h30m', 5_400_000],
  ['250ms', 250],
  ['1y1w1d1h1m1s1ms', (365 + 7 + 1) * 86_400_000 + 3_661_001],
  ['5m5m', undefined],
  ['1m1h', undefined],
  ['0s', undefined],
  ['5', undefined],
  ['999999999y', undefined],
])('the duration %s is %s ms', (text, ms) => {
  expect(durationMs(text)).toBe(ms);
});

test.each([
  [1e22, '10000000000000000000000'],
  [-1.5e-9, '-0.0000000015'],
  [0.25, '0.25'],
  [-Infinity, '-Inf'],
  [Number.NaN, 'NaN'],
])('%s without exponent is %s', (value, text) => {
  expect(plainNumber(value)).toBe(text);
});
