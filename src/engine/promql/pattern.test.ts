import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { compilePattern } from './pattern.ts';

const CHARS = Array.from('abcdABC012.-_ \n\t😀');
const SIGNS = Array.from('ab()[]{}|*+?^$\\.,-:PQx<>i0123');

/** Patterns, and those that the language writes otherwise or not at all. */
const PATTERNS: readonly [pattern: string, own?: RegExp][] = [
  ['a|b'],
  ['router-1|router-2|10\\.0\\.0\\.1'],
  ['(core|edge)-[0-9]{1,3}'],
  ['.*'],
  ['.+x?'],
  ['a*b+?c{2,}'],
  ['(?i:Ab)c', /^[aA][bB]c$/u],
  ['(?i)[^a]b', /^[^aA][bB]$/u],
  ['(?s).(?-s:.)', /^[^](?:.)$/u],
  ['[a-c\\d_-]+'],
  ['[^\\w]*'],
  ['[[:upper:][:^alpha:]]+', /^[^a-z]+$/u],
  ['\\bab\\b.*'],
  ['^a.?b$'],
  ['(a|ab)(c|bcd)(d*)'],
  ['(?:a{0,2}b){1,3}|'],
  ['\\x61\\t?'],
  ['(a*)*'],
];

test.each(PATTERNS)('%s takes the texts that the language itself takes', (pattern, own) => {
  const theirs = own ?? new RegExp(`^(?:${pattern})$`, 'u');
  const mine = compilePattern(pattern);
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...CHARS), maxLength: 12 }), (text) => {
      expect(mine.test(text), JSON.stringify(text)).toBe(theirs.test(text));
    }),
    { numRuns: 300 },
  );
});

test('groups are those that come first, by number and by name', () => {
  expect(compilePattern('(a|ab)(c|bcd)(d*)').match('abcd')).toEqual(['abcd', 'a', 'bcd', '']);
  const named = compilePattern('(?P<site>[a-z]+)-(?:x|(y))');
  expect([named.names, named.match('jkt-x')]).toEqual([
    [undefined, 'site', undefined],
    ['jkt-x', 'jkt', undefined],
  ]);
  expect(named.match('-x')).toBeUndefined();
});

test.each(['(a+)+$', '(a|a)*b', '(.*)*x', '(a?){150}a{150}', '(([a-z])+.)+[A-Z]([a-z])+'])(
  '%s takes no longer for a text that is made to take for ever',
  (pattern) => {
    const mine = compilePattern(pattern);
    const began = performance.now();
    expect(mine.test(`${'a'.repeat(200)}!`)).toBe(false);
    expect(performance.now() - began).toBeLessThan(1500);
  },
);

test.each([
  ['(', 'not closed'],
  [')', 'has no'],
  ['*a', 'nothing to repeat'],
  ['a**', 'follow each other'],
  ['[z-a]', 'backwards'],
  ['[a', 'ends too early'],
  ['a(?=b)', 'not taken'],
  ['(a)\\1', 'not taken'],
  ['\\p{Greek}', 'not taken'],
  ['a{1001}', 'up to 1000'],
  ['(a{1000}){1000}', 'too large'],
  ['((((?:){1000}){1000}){1000}){1000}', 'too large'],
  ['('.repeat(60), 'too deeply'],
])('%s is refused', (pattern, why) => {
  expect(() => compilePattern(pattern)).toThrow(why);
});

test('any text is a pattern or a refusal', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...SIGNS), maxLength: 30 }), (source) => {
      try {
        compilePattern(source).test('ab0');
      } catch (thrown) {
        expect(thrown).toMatchObject({ name: 'Fault', code: 'invalid-input' });
      }
    }),
    { numRuns: 2000 },
  );
});
