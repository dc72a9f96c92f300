import { guarded } from './bytes.ts';
import { Combining } from './combine.ts';
import { type Column, GroupChunk } from './group-chunk.ts';
import type { OpenWindow } from './head.ts';
import type { PartTable } from './part-table.ts';

/**
 * The samples of an open window, of all its series or of some: its parts, and what is in memory.
 *
 * @param onDamage told of a part, or a series in it, that cannot be read
 * @returns ascending by series
 */
export function openColumns(
  parts: PartTable,
  window: OpenWindow,
  wanted: readonly number[] | undefined,
  onDamage: () => void,
): readonly Column[] {
  const { tail } = window;
  const inMemory =
    wanted === undefined
      ? (tail?.columns() ?? [])
      : wanted.map((series) => tail?.column(series)).filter((column) => column !== undefined);
  if (window.parts.length === 0) return inMemory;
  const combining = new Combining();
  for (const part of window.parts) {
    const chunk = guarded(() => new GroupChunk(parts.read(part)), onDamage);
    for (const series of wanted ?? chunk?.series ?? []) {
      const column = guarded(() => chunk?.read(series), onDamage);
      if (column) combining.add(column);
    }
  }
  for (const column of inMemory) combining.add(column);
  return combining.columns();
}
