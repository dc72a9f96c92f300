import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { Fault } from '../../contract/faults.ts';
import { parseStrictJson } from './strict-json.ts';

/** What JSON is made of, and an escape. */
const SIGNS = ['{', '}', '[', ']', '"', ',', ':', '\\u0061', '\\', ' ', '1'];

test('whatever JSON can say comes through unchanged', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 6 }), (value) => {
      const text = JSON.stringify(value);
      expect(parseStrictJson(text)).toEqual(JSON.parse(text));
    }),
  );
});

test('any text is parsed or refused by a Fault', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...SIGNS) }), (text) => {
      try {
        parseStrictJson(text);
      } catch (thrown) {
        expect(thrown).toBeInstanceOf(Fault);
      }
    }),
  );
});

test.each([
  ['{"a":1,"a":2}', '"a" stands twice'],
  ['{"a":1,"\\u0061":2}', '"a" stands twice'],
  ['[{"b":{"x":1,"y":[1,2],"x":3}}]', '"x" stands twice'],
  ['{"":1,"":2}', '"" stands twice'],
  ['{"a":"unended', 'not valid JSON'],
  ['', 'not valid JSON'],
])('%s is refused: %s', (text, why) => {
  expect(() => parseStrictJson(text)).toThrow(why);
});

test.each(['{"a":{"a":1},"b":["a","a"]}', '["\\"",{"\\\\":1,"\\"":2}]', '{"a":"{\\"a\\":1,\\"a\\":2}"}'])(
  '%s has no key twice',
  (text) => {
    expect(parseStrictJson(text)).toEqual(JSON.parse(text));
  },
);

test('64 levels pass, 65 do not, and a hundred thousand cost nothing', () => {
  const nested = (levels: number) => '['.repeat(levels) + ']'.repeat(levels);
  expect(() => parseStrictJson(nested(64))).not.toThrow();
  for (const levels of [65, 100_000]) expect(() => parseStrictJson(nested(levels))).toThrow('64 levels');
});

test('__proto__ is a key like any other', () => {
  const value = parseStrictJson('{"__proto__":{"admin":true}}');
  expect(Object.hasOwn(value as object, '__proto__')).toBe(true);
  expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
});
