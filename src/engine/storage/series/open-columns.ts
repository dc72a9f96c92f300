import { guarded } from './bytes.ts';
import { Combining } from './combine.ts';
import { type Column, GroupChunk } from './group-chunk.ts';
import type { OpenWindow } from './head.ts';
import type { Part, PartTable } from './part-table.ts';

/** Some series; what lies wholly outside of the span need not be given. */
type Wanted = {
  readonly series: readonly number[];
  readonly span: { readonly from: number; readonly to: number } | undefined;
};

function columnsInMemory({ tail }: OpenWindow, wanted: Wanted | undefined): readonly Column[] {
  if (tail === undefined) return [];
  if (wanted === undefined) return tail.columns();
  return wanted.series.map((series) => tail.column(series)).filter((column) => column !== undefined);
}

/**
 * The samples of an open window, of all its series or of some: its parts, and what is in memory.
 *
 * @param table reads parts, of which `parts` are those of the window
 * @param onDamage told of a part, or a series in it, that cannot be read
 * @returns ascending by series
 */
export function openColumns(
  { table, parts }: { readonly table: PartTable; readonly parts: readonly Part[] },
  window: OpenWindow,
  wanted: Wanted | undefined,
  onDamage: () => void,
): readonly Column[] {
  const inMemory = columnsInMemory(window, wanted);
  if (parts.length === 0) return inMemory;
  const { from = -Infinity, to = Infinity } = wanted?.span ?? {};
  const combining = new Combining();
  for (const part of parts) {
    if (part.to < from || part.from > to) continue;
    const chunk = guarded(() => new GroupChunk(table.read(part)), onDamage);
    for (const series of wanted?.series ?? chunk?.series ?? []) {
      const column = guarded(() => chunk?.read(series), onDamage);
      if (column) combining.add(column);
    }
  }
  for (const column of inMemory) combining.add(column);
  return combining.columns();
}
