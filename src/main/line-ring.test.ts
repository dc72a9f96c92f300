import { expect, it } from 'vitest';
import { createLineRing } from './line-ring.ts';

it('keeps lines in their order', () => {
  const ring = createLineRing(64);
  expect(ring.lines()).toEqual([]);
  ring.push('one\n');
  ring.push('two\n');
  expect(ring.lines()).toEqual(['one\n', 'two\n']);
});

it('keeps the newest whole lines when there is no room for all', () => {
  const ring = createLineRing(20);
  for (let number = 10; number < 50; number += 1) ring.push(`line ${String(number)}\n`);
  expect(ring.lines()).toEqual(['line 48\n', 'line 49\n']);
});

it('cuts no letter of several bytes in two', () => {
  const ring = createLineRing(23);
  for (let number = 0; number < 9; number += 1) ring.push(`é${String(number)}é\n`);
  expect(ring.lines()).toEqual(['é6é\n', 'é7é\n', 'é8é\n']);
});

it('takes a line that is longer than its room', () => {
  const ring = createLineRing(16);
  ring.push(`${'x'.repeat(1000)}\n`);
  expect(ring.lines()).toEqual([]);
  ring.push('next\n');
  expect(ring.lines()).toEqual(['next\n']);
});

it('a line that fills the room to its last byte is whole', () => {
  const ring = createLineRing(8);
  ring.push('1234567\n');
  ring.push('abc\n');
  ring.push('def\n');
  expect(ring.lines()).toEqual(['def\n']);
});
