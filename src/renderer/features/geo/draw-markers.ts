import { STATUS_SHAPES } from '../map/draw/glyphs.ts';
import { font, type Pen, shapes } from '../map/draw/pen.ts';
import type { Point } from '../map/graph.model.ts';
import type { Arc, Cluster } from './geo.model.ts';

/** Lines between places, bent a little so that those of both ways can be told apart from borders. */
export function drawArcs({ context, ink }: Pen, arcs: readonly Arc[]): void {
  context.save();
  context.strokeStyle = ink('--series-1');
  context.globalAlpha = 0.85;
  for (const { a, b, count } of arcs) {
    const [dx, dy] = [b.at.x - a.at.x, b.at.y - a.at.y];
    const middle: Point = { x: (a.at.x + b.at.x) / 2 - dy * 0.16, y: (a.at.y + b.at.y) / 2 - Math.abs(dx) * 0.16 };
    context.lineWidth = Math.min(5, 1.2 + Math.log2(count));
    context.beginPath();
    context.moveTo(a.at.x, a.at.y);
    context.quadraticCurveTo(middle.x, middle.y, b.at.x, b.at.y);
    context.stroke();
  }
  context.restore();
}

/** A marker: the shape of the worst state, and how many devices it stands for. */
export function drawMarker(
  { context, ink }: Pen,
  cluster: Cluster,
  { isSelected, withName }: { readonly isSelected: boolean; readonly withName: boolean },
): void {
  const { at, places, state, name } = cluster;
  const shape = STATUS_SHAPES[state ?? 'unknown'];
  const path = shapes().states[state ?? 'unknown'];
  if (path === undefined) return;
  const size = places.length > 1 ? 24 : 18;
  context.save();
  context.translate(at.x - size / 2, at.y - size / 2);
  context.scale(size / 16, size / 16);
  context.lineJoin = 'round';
  context.lineCap = 'round';
  context.strokeStyle = ink(isSelected ? '--focus' : '--surface');
  context.fillStyle = ink('--surface');
  context.lineWidth = isSelected ? 6 : 3.5;
  context.stroke(path.outline);
  context.fill(path.outline);
  context.strokeStyle = ink(shape.token);
  context.fillStyle = ink(shape.token);
  context.lineWidth = 1.6;
  if (shape.isFilled) context.fill(path.outline);
  else context.stroke(path.outline);
  context.strokeStyle = ink(shape.on);
  context.lineWidth = 1.7;
  context.stroke(path.glyph);
  context.restore();
  if (!withName && !isSelected) return;
  const text = places.length > 1 ? `${name} (${String(places.length)})` : name;
  context.save();
  context.font = font(12, isSelected ? 650 : 500);
  context.textAlign = 'left';
  context.textBaseline = 'middle';
  context.lineJoin = 'round';
  context.lineWidth = 4;
  context.strokeStyle = ink('--surface');
  context.strokeText(text, at.x + size / 2 + 6, at.y);
  context.fillStyle = ink('--text');
  context.fillText(text, at.x + size / 2 + 6, at.y);
  context.restore();
}

/** Markers whose names do not run into each other, largest first. */
export function namedOf(clusters: readonly Cluster[]): ReadonlySet<string> {
  const taken: { readonly x: number; readonly y: number; readonly right: number }[] = [];
  const named = new Set<string>();
  for (const { id, at, places, name } of clusters.toSorted((a, b) => b.places.length - a.places.length)) {
    const right = at.x + 30 + (name.length + (places.length > 1 ? 5 : 0)) * 7;
    if (taken.some((one) => Math.abs(one.y - at.y) < 18 && at.x < one.right && right > one.x)) continue;
    taken.push({ x: at.x - 12, y: at.y, right });
    named.add(id);
  }
  return named;
}
