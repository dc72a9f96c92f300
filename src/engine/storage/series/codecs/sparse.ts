import { damaged } from '../bytes.ts';
import type { BitReader, BitWriter } from './bits.ts';
import { readRice, unfold, writeRice } from './rice.ts';

const COUNT_BITS = 24;
const scratch = { gaps: new Float64Array(0), rest: new Float64Array(0) };

function room(count: number): typeof scratch {
  if (scratch.gaps.length < count) {
    scratch.gaps = new Float64Array(count);
    scratch.rest = new Float64Array(count);
  }
  return scratch;
}

/** Mostly zeros: the runs of zeros between the others, and the others, each as Rice code. */
export function writeSparse(out: BitWriter, numbers: Float64Array, count: number): void {
  const { gaps, rest } = room(count);
  let found = 0;
  let gap = 0;
  for (let index = 0; index < count; index += 1) {
    const x = numbers[index] ?? 0;
    if (x === 0) {
      gap += 1;
      continue;
    }
    gaps[found] = gap;
    rest[found] = x - 1;
    found += 1;
    gap = 0;
  }
  out.bits(found, COUNT_BITS);
  if (found === 0) return;
  writeRice(out, gaps, found);
  writeRice(out, rest, found);
}

/** Gives what was folded, unfolded. @throws {Fault} runs that do not fit into `count` */
export function readSparse(input: BitReader, numbers: Float64Array, count: number): void {
  const found = input.bits(COUNT_BITS);
  if (found > count) throw damaged('more changes than samples');
  numbers.fill(0, 0, count);
  if (found === 0) return;
  const { gaps, rest } = room(found);
  readRice(input, gaps, found, false);
  readRice(input, rest, found, false);
  let at = -1;
  for (let index = 0; index < found; index += 1) {
    at += 1 + (gaps[index] ?? 0);
    if (at >= count) throw damaged('a run that is too long');
    numbers[at] = unfold(1 + (rest[index] ?? 0));
  }
}
