import { expect, test } from 'vitest';
import { Scratch } from './scratch.ts';

test('what is lent at the same time never overlaps, also while it is too little', () => {
  const scratch = new Scratch();
  for (let round = 0; round < 3; round += 1) {
    scratch.reset();
    const lent = [5, 3, 7].map((length, index) => scratch.take(length).fill(index));
    expect(lent.map((one) => [...one])).toEqual([Array(5).fill(0), Array(3).fill(1), Array(7).fill(2)]);
  }
});

test('once it is large enough, the same memory is lent again', () => {
  const scratch = new Scratch();
  scratch.take(100);
  scratch.reset();
  const first = scratch.take(100);
  scratch.reset();
  expect(scratch.take(100).buffer).toBe(first.buffer);
});
