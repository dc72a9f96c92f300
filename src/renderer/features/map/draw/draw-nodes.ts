import type { DrawnNode, Point } from '../graph.model.ts';
import { drawNode, FADED, type NodeLook, PLAIN } from './draw-node.ts';
import { HALF } from './geometry.ts';
import { STATUS_SHAPES } from './glyphs.ts';
import type { Pen } from './pen.ts';
import { REACH, type Sprites } from './sprites.ts';

/** Below it what a node is for could not be made out. */
const GLYPHS_FROM = 0.22;
/** So many tiles are drawn stroke by stroke; more of them as pictures. */
const MOST_BY_STROKE = 120;

export type Placed = { readonly node: DrawnNode; readonly at: Point };
export type NodesLook = {
  readonly selectedId: string | undefined;
  readonly hoveredId: string | undefined;
  readonly lit: ReadonlySet<string> | undefined;
  /** In focus; undefined: all. */
  readonly kept: ReadonlySet<string> | undefined;
  /** Pixels of the screen per unit of the map. */
  readonly scale: number;
  readonly theme: string;
};

export const lookOf = (id: string, { selectedId, hoveredId, lit, kept }: NodesLook): NodeLook => ({
  isSelected: id === selectedId,
  isHovered: id === hoveredId,
  isFaded: kept?.has(id) === false,
  isLit: lit?.has(id) === true,
});

/** Which part of the map is in sight, told by the canvas alone: to ask the page would cost a layout. */
export function sightOf(context: CanvasRenderingContext2D): (at: Point) => boolean {
  const { a: scale, e: left, f: top } = context.getTransform();
  const { width, height } = context.canvas;
  const margin = REACH * scale;
  return ({ x, y }) => {
    const [dx, dy] = [x * scale + left, y * scale + top];
    return dx > -margin && dy > -margin && dx < width + margin && dy < height + margin;
  };
}

/** From far away a node is a square in the colour of its state: more could not be told, and thousands are drawn. */
function drawFar({ context, ink }: Pen, placed: readonly Placed[], { kept }: NodesLook): void {
  const alike = Map.groupBy(placed, ({ node: { id, state } }) => {
    const token = state === undefined ? '--faint' : STATUS_SHAPES[state].token;
    return `${kept?.has(id) === false ? '-' : '+'}${token}`;
  });
  for (const [look, nodes] of alike) {
    context.globalAlpha = look.startsWith('-') ? FADED : 1;
    context.fillStyle = ink(look.slice(1));
    for (const { node, at } of nodes) {
      // What is not well stands out by its size as well.
      const half = node.state === undefined || node.state === 'up' ? HALF * 0.8 : HALF * 1.3;
      context.fillRect(at.x - half, at.y - half, half * 2, half * 2);
    }
  }
  context.globalAlpha = 1;
}

/** Tiles as pictures, each on a whole pixel, so that their edges stay sharp. */
function drawSprites({ context, ink }: Pen, placed: readonly Placed[], look: NodesLook, sprites: Sprites): void {
  const { a: scale, e: left, f: top } = context.getTransform();
  context.save();
  context.setTransform(1, 0, 0, 1, 0, 0);
  for (const { node, at } of placed) {
    const sprite = sprites.of(node, ink, look.theme, scale);
    const half = sprite.width / 2;
    context.globalAlpha = look.kept?.has(node.id) === false ? FADED : 1;
    context.drawImage(sprite, Math.round(at.x * scale + left) - half, Math.round(at.y * scale + top) - half);
  }
  context.restore();
}

/** All nodes in sight in one pass; what is chosen, found or pointed at lies above the others. */
export function drawNodes(pen: Pen, placed: readonly Placed[], look: NodesLook, sprites: Sprites): void {
  const isInSight = sightOf(pen.context);
  const plain: Placed[] = [];
  const standingOut: Placed[] = [];
  for (const one of placed) {
    if (!isInSight(one.at)) continue;
    const { id } = one.node;
    const standsOut = id === look.selectedId || id === look.hoveredId || look.lit?.has(id) === true;
    (standsOut ? standingOut : plain).push(one);
  }
  if (look.scale < GLYPHS_FROM) drawFar(pen, plain, look);
  else if (plain.length > MOST_BY_STROKE) drawSprites(pen, plain, look, sprites);
  else
    for (const { node, at } of plain) drawNode(pen, node, at, { ...PLAIN, isFaded: look.kept?.has(node.id) === false });
  for (const { node, at } of standingOut) drawNode(pen, node, at, lookOf(node.id, look));
}
