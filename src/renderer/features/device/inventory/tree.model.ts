import type { DeviceFacts } from '../../../../contract/facts.ts';
import type { TreeItem } from '../../../ui/tree-keys.ts';

export type Entity = DeviceFacts['entities'][number];
/** A part of a device in its place: how deep it is, and where among its siblings. */
export type TreeLine = TreeItem<number> & {
  readonly entity: Entity;
  readonly level: number;
  readonly position: number;
  readonly siblings: number;
};

/** Children by the number of what they are in; what is in nothing that is known, or in itself, stands at the top. */
function partsOf(entities: readonly Entity[]): ReadonlyMap<number | undefined, readonly Entity[]> {
  const known = new Set(entities.map(({ index }) => index));
  const parts = new Map<number | undefined, Entity[]>();
  for (const entity of entities) {
    const isInside = entity.parent !== undefined && entity.parent !== entity.index && known.has(entity.parent);
    const parent = isInside ? entity.parent : undefined;
    parts.set(parent, [...(parts.get(parent) ?? []), entity]);
  }
  return parts;
}

/** The parts of a device as lines, those inside closed ones left out. A circle, which no device should tell, ends. */
export function treeOf(entities: readonly Entity[], closed: ReadonlySet<number>): readonly TreeLine[] {
  const parts = partsOf(entities);
  const lines: TreeLine[] = [];
  const seen = new Set<number>();
  const add = (members: readonly Entity[], level: number, parent: number | undefined): void => {
    const fresh = members.filter(({ index }) => !seen.has(index));
    for (const { index } of fresh) seen.add(index);
    for (const [at, entity] of fresh.entries()) {
      const inside = parts.get(entity.index) ?? [];
      const isOpen = !closed.has(entity.index);
      const hasParts = inside.length > 0;
      const place = { level, position: at + 1, siblings: fresh.length };
      lines.push({ key: entity.index, entity, ...place, hasParts, isOpen, parent });
      if (isOpen && hasParts) add(inside, level + 1, entity.index);
    }
  };
  add(parts.get(undefined) ?? [], 1, undefined);
  return lines;
}
