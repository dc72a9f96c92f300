import { damaged } from '../bytes.ts';
import { BitReader, BitWriter } from './bits.ts';
import { differentiate, fold, type Plan, planOrder, rebuild } from './differences.ts';
import { readRice, writeRice } from './rice.ts';
import { scale, type Scaled, TENS } from './scaling.ts';
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

function readWholes(out: Float64Array, count: number, kind: number): void {
  const factor = TENS[reader.bits(2)] ?? 1;
  const first = reader.signed();
  if (kind === KIND.flat) {
    out.fill(first / factor, 0, count);
    return;
  }
  const order = reader.bits(2);
  if (order >= ORDERS || order >= count) throw damaged('an unknown order');
  const divisor = reader.signed();
  const start = order > 1 ? reader.signed() : 0;
  const base = reader.signed();
  makeRoom(count);
  if (kind === KIND.sparse) readSparse(reader, best, count - order);
  else {
    const isSigned = reader.bits(1) === 0;
    readRice(reader, best, count - order, isSigned);
  }
  rebuild(best, out, count, { order, base, start, first, divisor, factor });
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
