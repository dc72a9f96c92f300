import { damaged } from '../bytes.ts';
import { BitReader, BitWriter } from './bits.ts';
import { differentiate, fold, integrate, type Plan, planOrder, unfold } from './differences.ts';
import { readRice, writeRice } from './rice.ts';
import { scale, type Scaled, unscale } from './scaling.ts';
import { readSparse, writeSparse } from './sparse.ts';
import { readXor, writeXor } from './xor.ts';

/*
 * One column of values as bits, highest first. The number of values is kept by whoever keeps the bytes.
 *   kind 2 | xor: the doubles
 *          | others: decimals 2, order 2, first value, divisor; then
 *            flat: nothing; sparse, zigzag, above: `order` starting differences, base, numbers
 */
const KIND = { xor: 0, flat: 1, sparse: 2, dense: 3 } as const;
const ORDERS = 3;
/** Most values of one column; more than a window can hold at one a second for a day. */
export const MAX_COUNT = 2 ** 22;

const writer = new BitWriter();
const reader = new BitReader();
let wholes = new Float64Array(0);
let best = new Float64Array(0);

function makeRoom(count: number): void {
  if (wholes.length >= count) return;
  wholes = new Float64Array(Math.max(1024, 2 * count));
  best = new Float64Array(wholes.length);
}

/** Finds the best order and leaves its numbers in `best` and its starting differences in the plan. */
function choose(count: number): { readonly plan: Plan; readonly starts: readonly number[] } {
  const firsts: number[] = [];
  let plan: Plan | undefined;
  for (let order = 0; order < Math.min(ORDERS, count); order += 1) {
    if (order > 0) {
      firsts.push(wholes[order - 1] ?? 0);
      differentiate(wholes, order, count);
    }
    const candidate = planOrder(wholes, order, count);
    if (plan !== undefined && candidate.bits >= plan.bits) continue;
    plan = candidate;
    fold(wholes, best, count, candidate);
    if (candidate.bits === 0) break;
  }
  const chosen = plan ?? { order: 0, shape: 'sparse', base: 0, bits: 0 };
  return { plan: chosen, starts: firsts.slice(0, chosen.order) };
}

function writeWholes(count: number, scaled: Scaled): void {
  const { plan, starts } = choose(count);
  const isFlat = plan.order === 0 && plan.bits === 0;
  writer.bits(isFlat ? KIND.flat : plan.shape === 'sparse' ? KIND.sparse : KIND.dense, 2);
  writer.bits(scaled.decimals, 2);
  writer.signed(scaled.first);
  if (isFlat) return;
  writer.bits(plan.order, 2);
  writer.signed(scaled.divisor);
  for (const start of starts.slice(1)) writer.signed(start);
  writer.signed(plan.base);
  if (plan.shape === 'sparse') return writeSparse(writer, best, count - plan.order);
  writer.bits(plan.shape === 'above' ? 1 : 0, 1);
  writeRice(writer, best, count - plan.order);
}

/**
 * Packs a column: whole numbers (scaled by up to 10^3) as differences of the order that costs least, in Rice code or
 * as runs; doubles that do not scale as in Gorilla. Bit-exact for every double.
 *
 * @param count values to take from the front, 1 to `MAX_COUNT`
 */
export function encodeValues(values: Float64Array, count: number): Uint8Array<ArrayBuffer> {
  makeRoom(count);
  writer.reset();
  const scaled = scale(values, count, wholes);
  if (scaled) writeWholes(count, scaled);
  else {
    writer.bits(KIND.xor, 2);
    writeXor(writer, values, count);
  }
  return writer.finish();
}

function readStarts(out: Float64Array, order: number): void {
  const starts = [0];
  while (starts.length < order) starts.push(reader.signed());
  for (let index = 0; index < order; index += 1) out[index] = starts[index] ?? 0;
}

function readWholes(out: Float64Array, count: number, kind: number): void {
  const decimals = reader.bits(2);
  const first = reader.signed();
  if (kind === KIND.flat) {
    out.fill(0, 0, count);
    return unscale(out, count, { decimals, first, divisor: 1 });
  }
  const order = reader.bits(2);
  if (order >= ORDERS || order >= count) throw damaged('an unknown order');
  const divisor = reader.signed();
  const at = reader.bit;
  // The starts take the place of the first numbers, so they are read again once those have moved.
  for (let index = 1; index < order; index += 1) reader.signed();
  const base = reader.signed();
  if (kind === KIND.sparse) readSparse(reader, out, count - order);
  const isAbove = kind === KIND.dense && reader.bits(1) === 1;
  if (kind === KIND.dense) readRice(reader, out, count - order);
  unfold(out, count, { order, base, shape: isAbove ? 'above' : 'zigzag' });
  reader.bit = at;
  readStarts(out, order);
  for (let step = order; step > 0; step -= 1) integrate(out, step, count);
  unscale(out, count, { decimals, first, divisor });
}

/**
 * Unpacks a column into the front of `out`.
 *
 * @throws {Fault} internal, reason data-corrupt: the bytes are not what was written
 */
export function decodeValues(data: Uint8Array, out: Float64Array, count: number): void {
  reader.load(data);
  const kind = reader.bits(2);
  if (kind === KIND.xor) readXor(reader, out, count);
  else readWholes(out, count, kind);
}
