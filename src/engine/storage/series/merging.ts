import { guarded } from './bytes.ts';
import type { Chunk, ChunkTable } from './chunk-table.ts';
import { Combining } from './combine.ts';
import { encodeGroup, GroupChunk } from './group-chunk.ts';
import { type Level, STEP_MS } from './levels.ts';
import { decodeRollUps } from './roll-up-chunk.ts';
import { emptyRollUp, place, type RollUp } from './roll-up.ts';

/** A chunk, or one series of it, that could not be read: the samples of this time are lost, all others are not. */
export type Damage = { readonly device: string; readonly from: number; readonly to: number };
export type OnDamage = (group: number, from: number, to: number) => void;

/** Raw chunks of a group, in their order, as one. Undefined when nothing of them could be read. */
export function mergeRaw(chunks: readonly Chunk[], start: number, onDamage: (chunk: Chunk) => void) {
  const combining = new Combining();
  for (const chunk of chunks) {
    const damaged = () => onDamage(chunk);
    const group = guarded(() => new GroupChunk(chunk.data), damaged);
    for (const series of group?.series ?? []) {
      const column = guarded(() => group?.read(series), damaged);
      if (column) combining.add(column, chunk.start - start);
    }
  }
  const columns = combining.columns();
  if (columns.length === 0) return undefined;
  return { data: encodeGroup(columns), samples: columns.reduce((sum, column) => sum + column.count, 0) };
}

/** Roll-ups of short windows at their places in one window of `level`, ascending by series. */
export function mergeRollUps(
  chunks: readonly Chunk[],
  level: Level,
  start: number,
  onDamage: (chunk: Chunk) => void,
): RollUp[] {
  const step = STEP_MS[level.tier];
  const merged = new Map<number, RollUp>();
  for (const chunk of chunks) {
    const parts = guarded(
      () => decodeRollUps(chunk.data),
      () => onDamage(chunk),
    );
    for (const part of parts ?? []) {
      const into = merged.get(part.series) ?? emptyRollUp(part.series, level.windowMs / step);
      const first = (chunk.start - start) / step;
      if (first + part.buckets <= into.buckets) place(into, part, first);
      merged.set(part.series, into);
    }
  }
  return [...merged.values()].toSorted((a, b) => a.series - b.series);
}

/** Chunks of a level within a window, with what is needed to take them away. */
export function source(
  table: ChunkTable,
  level: Level,
  owner: number,
  span: { readonly from: number; readonly to: number },
) {
  const chunks = table.rows(level, owner, span);
  const sizes = table.sizes(level, owner, span);
  return { chunks, remove: () => table.remove(level, sizes), isEmpty: chunks.length === 0 };
}
