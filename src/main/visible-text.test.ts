import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { visible, visibleLine } from './visible-text.ts';

test.each([
  ['\u001b[2J\u001b]0;pwn\u0007', '␛[2J␛]0;pwn␇'],
  ['a\rb\tc\u0000', 'a␍b␉c␀'],
  ['\u009b2J\u007f', '\\u009b2J\\u007f'],
  ['\u202egnp.exe', '\\u202egnp.exe'],
  ['two\nlines', 'two\nlines'],
  ['Größe 東京 🏮', 'Größe 東京 🏮'],
])('%j is shown as %s', (text, shown) => {
  expect(visible(text)).toBe(shown);
});

test('in a line of its own nothing begins another', () => {
  expect(visibleLine('down\nOK')).toBe('down␊OK');
});

test('JSON stays the same JSON', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(JSON.parse(visible(JSON.stringify({ text })))).toEqual({ text });
    }),
  );
});

test('nothing that is left controls a terminal', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(visibleLine(text)).not.toMatch(/\p{Cc}/u);
    }),
  );
});
