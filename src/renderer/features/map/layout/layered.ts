import type { Point } from '../graph.model.ts';
import type { LayoutAnswer, LayoutInput, LayoutNode } from './layout-input.ts';

const COLUMN = 128;
const ROW = 130;
/** Rows of a block of leaves stand closer. */
const LEAF_ROW = 84;
const GAP = 60;
/** Up to here what hangs on one node stands in one row. */
const WIDE = 2400;
/** Components are laid side by side until a row is this wide. */
const ROW_WIDTH = 4000;

type Tree = { readonly id: string; readonly children: readonly Tree[]; readonly leaves: readonly string[] };
type Near = ReadonlyMap<string, ReadonlySet<string>>;

function nearOf({ nodes, links }: Pick<LayoutInput, 'nodes' | 'links'>): Near {
  const near = new Map<string, Set<string>>(nodes.map(({ id }) => [id, new Set()]));
  for (const { from, to } of links) {
    near.get(from)?.add(to);
    near.get(to)?.add(from);
  }
  return near;
}

/** Spanning tree by the fewest links from a root: what is one link farther hangs one layer lower. */
function treeOf(root: string, near: Near, seen: Set<string>): Tree {
  const below = new Map<string, string[]>();
  const order = [root];
  seen.add(root);
  for (const id of order) {
    const fresh = [...(near.get(id) ?? [])].filter((other) => !seen.has(other)).toSorted();
    below.set(id, fresh);
    for (const other of fresh) {
      seen.add(other);
      order.push(other);
    }
  }
  // From the lowest up, so that a network of any depth needs no deep stack.
  const trees = new Map<string, Tree>();
  for (const id of order.toReversed()) {
    const all = (below.get(id) ?? []).flatMap((child) => trees.get(child) ?? []);
    const isLeaf = ({ children, leaves }: Tree): boolean => children.length + leaves.length === 0;
    trees.set(id, {
      id,
      children: all.filter((one) => !isLeaf(one)),
      leaves: all.filter(isLeaf).map((leaf) => leaf.id),
    });
  }
  return trees.get(root) ?? { id: root, children: [], leaves: [] };
}

const columnsOf = (leaves: number): number => Math.min(leaves, Math.max(3, Math.ceil(Math.sqrt(leaves * 1.6))));

type Block = { readonly width: number; readonly height: number; readonly points: readonly (Point & { id: string })[] };

const moved = (points: Block['points'], dx: number, dy: number): Block['points'] =>
  points.map(({ id, x, y }) => ({ id, x: x + dx, y: y + dy }));

const widthOf = (row: readonly Block[]): number =>
  row.reduce((sum, { width }) => sum + width, 0) + (row.length - 1) * (GAP / 2);

/** The widest in the middle, so that the root stands above it. */
const widestAmid = (row: readonly Block[]): readonly Block[] =>
  row.reduce<readonly Block[]>((sides, part, at) => (at % 2 === 0 ? [...sides, part] : [part, ...sides]), []);

/** Blocks in one row, or in several where one would be far wider than high. */
function shelvesOf(parts: readonly Block[]): readonly (readonly Block[])[] {
  const area = parts.reduce((sum, { width, height }) => sum + width * height, 0);
  const most = Math.max(WIDE, Math.sqrt(area * 2.2));
  const shelves: Block[][] = [];
  for (const part of parts.toSorted((a, b) => b.width - a.width)) {
    const shelf = shelves.at(-1);
    if (shelf && widthOf([...shelf, part]) <= most) shelf.push(part);
    else shelves.push([part]);
  }
  return shelves.map(widestAmid);
}

/** A subtree as a block whose root stands in the middle of its top; leaves are a grid of their own. */
function blockOf(tree: Tree): Block {
  const parts = tree.children.map(blockOf);
  if (tree.leaves.length > 0) {
    const columns = columnsOf(tree.leaves.length);
    const points = tree.leaves.map((id, at) => ({
      id,
      x: (at % columns) * COLUMN + COLUMN / 2,
      y: Math.floor(at / columns) * LEAF_ROW,
    }));
    parts.push({ width: columns * COLUMN, height: Math.ceil(tree.leaves.length / columns) * LEAF_ROW, points });
  }
  const rows = shelvesOf(parts);
  const width = Math.max(COLUMN, ...rows.map(widthOf));
  let top = ROW;
  const below = rows.flatMap((row) => {
    let left = (width - widthOf(row)) / 2;
    const points = row.flatMap((part) => {
      const here = moved(part.points, left, top);
      left += part.width + GAP / 2;
      return here;
    });
    top += Math.max(...row.map(({ height }) => height)) + (rows.length > 1 ? GAP : 0);
    return points;
  });
  const height = Math.max(top, ROW);
  return { width, height, points: [{ id: tree.id, x: width / 2, y: 0 }, ...below] };
}

/** What the core is taken to be: the best rank, then the most links, then the first id. */
function coreFirst(nodes: readonly LayoutNode[], near: Near): readonly string[] {
  const degree = (id: string): number => near.get(id)?.size ?? 0;
  return nodes
    .toSorted(
      (a, b) =>
        Number(degree(a.id) === 0) - Number(degree(b.id) === 0) ||
        a.rank - b.rank ||
        degree(b.id) - degree(a.id) ||
        (a.id < b.id ? -1 : 1),
    )
    .map(({ id }) => id);
}

/** The core on top, below it layer by layer what hangs on it. What hangs on nothing stands in rows beneath. */
export function layeredLayout({ nodes, links }: Pick<LayoutInput, 'nodes' | 'links'>): LayoutAnswer {
  const near = nearOf({ nodes, links });
  const seen = new Set<string>();
  const blocks: Block[] = [];
  const alone: string[] = [];
  for (const id of coreFirst(nodes, near)) {
    if (seen.has(id)) continue;
    if (near.get(id)?.size === 0) alone.push(id);
    else blocks.push(blockOf(treeOf(id, near, seen)));
  }
  const answer: (Point & { id: string })[] = [];
  let [x, y, height] = [0, 0, 0];
  for (const block of blocks) {
    if (x > 0 && x + block.width > ROW_WIDTH) [x, y, height] = [0, y + height + GAP, 0];
    for (const point of moved(block.points, x, y)) answer.push(point);
    x += block.width + GAP;
    height = Math.max(height, block.height);
  }
  const columns = Math.max(8, columnsOf(alone.length));
  for (const [at, id] of alone.entries())
    answer.push({
      id,
      x: (at % columns) * COLUMN + COLUMN / 2,
      y: y + height + GAP + Math.floor(at / columns) * LEAF_ROW,
    });
  return answer;
}
