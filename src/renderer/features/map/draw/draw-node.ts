import type { DrawnNode, Point } from '../graph.model.ts';
import { HALF } from './geometry.ts';
import { STATUS_SHAPES } from './glyphs.ts';
import { type Pen, shapes } from './pen.ts';

export type NodeLook = {
  readonly isSelected: boolean;
  readonly isHovered: boolean;
  /** Something else is in focus. */
  readonly isFaded: boolean;
  /** It is among what is searched for or highlighted. */
  readonly isLit: boolean;
};
/** How much is left of what is not in focus. */
export const FADED = 0.28;
export const PLAIN: NodeLook = { isSelected: false, isHovered: false, isFaded: false, isLit: false };
type Face = Pick<DrawnNode, 'kind' | 'type' | 'state'>;

function outline(context: CanvasRenderingContext2D, { x, y }: Point, grow: number): void {
  context.beginPath();
  context.roundRect(x - HALF - grow, y - HALF - grow, (HALF + grow) * 2, (HALF + grow) * 2, 9 + grow);
}

function drawRing({ context, ink }: Pen, at: Point, look: NodeLook): void {
  if (!look.isSelected && !look.isLit && !look.isHovered) return;
  context.strokeStyle = ink(look.isLit ? '--lantern' : look.isSelected ? '--focus' : '--accent-t');
  context.lineWidth = look.isHovered && !look.isSelected && !look.isLit ? 1.5 : 3;
  outline(context, at, 4);
  context.stroke();
}

function drawState({ context, ink }: Pen, { state }: Face, { x, y }: Point): void {
  if (state === undefined) return;
  const { token, on, isFilled, dash = [] } = STATUS_SHAPES[state];
  const paths = shapes().states[state];
  if (paths === undefined) return;
  const size = 17;
  context.save();
  context.translate(x + HALF - size * 0.68, y - HALF - size * 0.32);
  context.scale(size / 16, size / 16);
  context.lineJoin = 'round';
  context.lineCap = 'round';
  context.strokeStyle = ink('--surface');
  context.fillStyle = ink('--surface');
  context.lineWidth = 4;
  context.stroke(paths.outline);
  context.fill(paths.outline);
  context.strokeStyle = ink(token);
  context.fillStyle = ink(token);
  context.lineWidth = 1.7;
  if (isFilled) context.fill(paths.outline);
  else {
    context.setLineDash(dash as number[]);
    context.stroke(paths.outline);
    context.setLineDash([]);
  }
  context.strokeStyle = ink(on);
  context.lineWidth = 1.9;
  context.stroke(paths.glyph);
  context.restore();
}

function drawGlyph({ context, ink }: Pen, node: Face, { x, y }: Point): void {
  const path = shapes().glyphs[node.kind === 'bundle' ? 'bundle' : node.type];
  if (path === undefined) return;
  context.save();
  context.translate(x - 12, y - 12);
  context.strokeStyle = ink(node.state === undefined ? '--muted' : '--text');
  context.lineWidth = 1.7;
  context.lineJoin = 'round';
  context.lineCap = 'round';
  context.stroke(path);
  context.restore();
}

/** A tile with what the node is for, and its state at the corner. */
export function drawTile(pen: Pen, node: Face, at: Point): void {
  const { context, ink } = pen;
  outline(context, at, 0);
  context.fillStyle = ink(node.kind === 'bundle' ? '--overlay' : '--raised');
  context.fill();
  const isBad = node.state === 'down' || node.state === 'major' || node.state === 'unreachable';
  context.strokeStyle = ink(
    isBad ? '--down-t' : node.kind === 'device' || node.kind === 'bundle' ? '--control' : '--faint',
  );
  context.lineWidth = isBad ? 2.2 : 1.3;
  // What is not watched, and what is only concluded, has a broken edge.
  context.setLineDash(node.kind === 'inferred' ? [3, 4] : node.kind === 'neighbour' ? [6, 3] : []);
  context.stroke();
  context.setLineDash([]);
  drawGlyph(pen, node, at);
  drawState(pen, node, at);
}

/** A tile, and the ring around one that stands out. */
export function drawNode(pen: Pen, node: Face, at: Point, look: NodeLook): void {
  const { context } = pen;
  context.globalAlpha = look.isFaded ? FADED : 1;
  drawRing(pen, at, look);
  drawTile(pen, node, at);
  context.globalAlpha = 1;
}
