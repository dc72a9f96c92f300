import { Fault } from '../../contract/faults.ts';
import type { Labels } from './labels.ts';

/** The value of one series at one moment. */
export type Sample = { readonly labels: Labels; readonly value: number };
export type Vector = readonly Sample[];

/** A failure of a query that was well written: the data do not allow it. */
export const refuseData = (why: string): Fault => new Fault('unsupported', why);

/** @throws {Fault} `unsupported` when two samples have the same labels */
export function distinct(vector: Vector): Vector {
  if (new Set(vector.map(({ labels }) => labels)).size < vector.length)
    throw refuseData('The result would have several series with the same labels.');
  return vector;
}
