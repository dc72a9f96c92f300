import { tlv, TAG } from '../protocols/ber.ts';
import { oidBytes } from '../protocols/oid.ts';
import type { Moment } from './world.ts';
import type { Writer } from './writer.ts';

/** Writes the value of one object of a router at a moment. `row`: which of its kind, as the number of a port. */
export type Put = (out: Writer, moment: Moment, row: number) => void;

export type ObjectSpec = {
  readonly oid: readonly number[];
  /** How many of its numbers name the object; the rest is the instance. */
  readonly named: number;
  readonly put: Put;
  readonly row: number;
};

/**
 * Objects in the order of an agent, with everything about them that is alike for all routers of a make: 1,000 of them
 * share one.
 */
export type Shape = {
  /** Identifiers as they stand in packets, one letter a byte: what a request is looked up by. */
  readonly keys: readonly string[];
  /** The same as elements that are copied into answers. */
  readonly names: readonly Uint8Array[];
  readonly named: Uint8Array;
  readonly puts: readonly Put[];
  readonly rows: Int32Array;
  readonly index: ReadonlyMap<string, number>;
};

/** Bytes as text of one letter each: a key of a map. */
export const keyOf = (bytes: Uint8Array, start = 0, end = bytes.length): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start).toString('latin1');

/** The numbers a key stands for; undefined when it is cut off or has a number beyond 32 bits. */
export function arcsOf(key: string): readonly number[] | undefined {
  const arcs: number[] = [];
  let arc = 0;
  for (let at = 0; at < key.length; at += 1) {
    const byte = key.charCodeAt(at);
    arc = arc * 128 + (byte & 127);
    if (arc > 0xffff_ffff + 80) return undefined;
    if (byte > 127) continue;
    if (arcs.length === 0) {
      const first = Math.min(2, Math.floor(arc / 40));
      arcs.push(first, arc - first * 40);
    } else arcs.push(arc);
    arc = 0;
  }
  return key.length > 0 && key.charCodeAt(key.length - 1) > 127 ? undefined : arcs;
}

/** Below 0, 0 or above 0. A prefix comes before what it begins. */
export function compareArcs(a: readonly number[], b: readonly number[]): number {
  const length = Math.min(a.length, b.length);
  for (let at = 0; at < length; at += 1) {
    const difference = (a[at] ?? 0) - (b[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}

export const beginsWith = (arcs: readonly number[], prefix: readonly number[], length = prefix.length): boolean => {
  if (arcs.length < length) return false;
  for (let at = 0; at < length; at += 1) if (arcs[at] !== prefix[at]) return false;
  return true;
};

export function shapeOf(objects: readonly ObjectSpec[]): Shape {
  const ordered = objects.toSorted((a, b) => compareArcs(a.oid, b.oid));
  const contents = ordered.map(({ oid }) => oidBytes(oid));
  const keys = contents.map((content) => keyOf(content));
  return {
    keys,
    names: contents.map((content) => tlv(TAG.oid, content)),
    named: Uint8Array.from(ordered.map(({ named }) => named)),
    puts: ordered.map(({ put }) => put),
    rows: Int32Array.from(ordered.map(({ row }) => row)),
    index: new Map(keys.map((key, at) => [key, at])),
  };
}

/** Place of the first object behind an identifier; the number of objects when there is none. */
export function after(shape: Shape, arcs: readonly number[]): number {
  let [low, high] = [0, shape.keys.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compareArcs(arcsOf(shape.keys[middle] ?? '') ?? [], arcs) <= 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
