import type { MibNode } from '../../../../contract/mibs.ts';
import type { TreeItem } from '../../../ui/tree-keys.ts';

/** A name of the tree in its place. */
export type MibLine = TreeItem<string> & {
  readonly node: MibNode;
  readonly name: string;
  readonly level: number;
  readonly position: number;
  readonly siblings: number;
};
export type Children = ReadonlyMap<string, readonly MibNode[]>;

/** Whether an identifier lies below another one, or is it. */
export const isWithin = (oid: string, above: string): boolean => oid === above || oid.startsWith(`${above}.`);

/** The tree as lines; what is open and not fetched yet has no lines inside. */
export function mibLines(roots: readonly MibNode[], children: Children, open: ReadonlySet<string>): readonly MibLine[] {
  const lines: MibLine[] = [];
  const add = (nodes: readonly MibNode[], level: number, parent: string | undefined): void => {
    for (const [at, node] of nodes.entries()) {
      const isOpen = node.hasChildren && open.has(node.oid);
      const place = { level, position: at + 1, siblings: nodes.length };
      lines.push({ key: node.oid, name: node.name, node, parent, hasParts: node.hasChildren, isOpen, ...place });
      if (isOpen) add(children.get(node.oid) ?? [], level + 1, node.oid);
    }
  };
  add(roots, 1, undefined);
  return lines;
}

/**
 * What must be open for an identifier to be in sight, from the top down.
 *
 * @param childrenOf fetches what lies directly below
 * @returns everything above the nearest name there is
 */
export async function pathTo(
  oid: string,
  roots: readonly MibNode[],
  childrenOf: (oid: string) => Promise<readonly MibNode[]>,
): Promise<readonly string[]> {
  const path: string[] = [];
  let beside = roots;
  for (;;) {
    const next = beside.find((node) => isWithin(oid, node.oid));
    if (next === undefined || next.oid === oid || !next.hasChildren) return path;
    path.push(next.oid);
    beside = await childrenOf(next.oid);
  }
}
