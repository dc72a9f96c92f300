import { expect, it } from 'vitest';
import { createWaiting } from './waiting.ts';

it('knows who waits for which number, and forgets it when it is removed', () => {
  const waiting = createWaiting<string>();
  waiting.add(0x0100_0001, 'sw1', 3, 10.5);
  expect(waiting.askerOf(0x0100_0001)).toBe('sw1');
  expect(waiting.tokenOf(0x0100_0001)).toBe(3);
  expect(waiting.sentAtOf(0x0100_0001)).toBe(10.5);
  expect(waiting.remove(0x0100_0001)).toBe(true);
  expect(waiting.remove(0x0100_0001)).toBe(false);
  expect(waiting.askerOf(0x0100_0001)).toBeUndefined();
  expect(waiting.count()).toBe(0);
});

it('a number whose low bits somebody else has is neither free nor somebody', () => {
  const waiting = createWaiting<string>();
  waiting.add(0x0100_0001, 'sw1', 0, 0);
  const other = 0x0100_0001 + 1024 * 1024;
  expect(waiting.isFree(other)).toBe(false);
  expect(waiting.has(other)).toBe(false);
  expect(waiting.askerOf(other)).toBeUndefined();
  expect(waiting.remove(other)).toBe(false);
  expect(waiting.askerOf(0x0100_0001)).toBe('sw1');
});

it('grows with those who wait, and keeps all of them', () => {
  const waiting = createWaiting<number>();
  const first = 0x0100_0000;
  for (let number = first; number < first + 5000; number += 1) waiting.add(number, number, number % 7, number / 2);
  expect(waiting.count()).toBe(5000);
  for (let number = first; number < first + 5000; number += 1) {
    expect(waiting.askerOf(number)).toBe(number);
    expect(waiting.tokenOf(number)).toBe(number % 7);
    expect(waiting.sentAtOf(number)).toBe(number / 2);
  }
  for (let number = first; number < first + 5000; number += 1) waiting.remove(number);
  expect(waiting.count()).toBe(0);
  expect(waiting.isFree(first)).toBe(true);
});
