import type { DeviceFacts } from '../../../../contract/facts.ts';

export type Entity = DeviceFacts['entities'][number];
/** A part of a device in its place: how deep it is, and where among its siblings. */
export type TreeLine = {
  readonly entity: Entity;
  readonly level: number;
  readonly position: number;
  readonly siblings: number;
  readonly hasParts: boolean;
  readonly isOpen: boolean;
  readonly parent: number | undefined;
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
      lines.push({ entity, level, position: at + 1, siblings: fresh.length, hasParts, isOpen, parent });
      if (isOpen && hasParts) add(inside, level + 1, entity.index);
    }
  };
  add(parts.get(undefined) ?? [], 1, undefined);
  return lines;
}

/** What a key does to a tree: where it leads, and which part it opens or closes. */
export type TreeStep = { readonly to?: number | undefined; readonly toggle?: number };

/** @see https://www.w3.org/WAI/ARIA/apg/patterns/treeview/ */
export function treeStep(lines: readonly TreeLine[], present: number, key: string): TreeStep | undefined {
  const at = Math.max(
    0,
    lines.findIndex(({ entity }) => entity.index === present),
  );
  const line = lines[at];
  if (line === undefined) return undefined;
  const to = (index: number): TreeStep => ({ to: lines[Math.min(lines.length - 1, Math.max(0, index))]?.entity.index });
  switch (key) {
    case 'ArrowDown':
      return to(at + 1);
    case 'ArrowUp':
      return to(at - 1);
    case 'Home':
      return to(0);
    case 'End':
      return to(lines.length - 1);
    case 'ArrowRight':
      if (!line.hasParts) return {};
      return line.isOpen ? to(at + 1) : { toggle: present };
    case 'ArrowLeft':
      return line.hasParts && line.isOpen ? { toggle: present } : { to: line.parent ?? present };
    case 'Enter':
    case ' ':
      return line.hasParts ? { toggle: present } : {};
    default:
      return undefined;
  }
}
