import type { MapObject } from '../../../../contract/maps.ts';
import type * as z from 'zod';
import type { DrawnLink, Point } from '../graph.model.ts';

/** Half the side of the tile of a node. */
export const HALF = 20;
/** How far lines between the same two nodes lie apart. */
const STEP = 12;
export type Drawn = { readonly link: DrawnLink; readonly a: Point; readonly b: Point };
export type MapObjectValue = z.output<typeof MapObject>;

/** Both ends of a line; undefined while one of its nodes stands nowhere. */
export function lineOf(link: DrawnLink, positions: ReadonlyMap<string, Point>): Drawn | undefined {
  const [from, to] = [positions.get(link.from), positions.get(link.to)];
  if (from === undefined || to === undefined) return undefined;
  if (link.aside === 0) return { link, a: from, b: to };
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  const [dx, dy] = [((to.y - from.y) / length) * STEP * link.aside, (-(to.x - from.x) / length) * STEP * link.aside];
  return { link, a: { x: from.x + dx, y: from.y + dy }, b: { x: to.x + dx, y: to.y + dy } };
}

/** How far a point is from a stretch. */
export function distanceTo({ x, y }: Point, a: Point, b: Point): number {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const along = Math.max(0, Math.min(1, ((x - a.x) * dx + (y - a.y) * dy) / (dx * dx + dy * dy || 1)));
  return Math.hypot(x - a.x - along * dx, y - a.y - along * dy);
}

/** The line nearest to a point, if one is at hand. */
export function lineAt(point: Point, lines: readonly Drawn[], reach: number): string | undefined {
  let best: { readonly id: string; readonly distance: number } | undefined;
  for (const { link, a, b } of lines) {
    const distance = distanceTo(point, a, b);
    if (distance <= reach && (best === undefined || distance < best.distance)) best = { id: link.id, distance };
  }
  return best?.id;
}

/** The part of an object under a point: itself, or the corner by which its size is changed. */
export type Grip = { readonly object: MapObjectValue; readonly part: 'body' | 'corner' };

/** The topmost object under a point; of a frame only its edge and its name, so that what stands in it can be reached. */
export function objectAt({ x, y }: Point, objects: readonly MapObjectValue[], reach: number): Grip | undefined {
  for (const object of objects.toReversed()) {
    const [right, bottom] = [object.x + object.width, object.y + object.height];
    if (x < object.x - reach || y < object.y - reach || x > right + reach || y > bottom + reach) continue;
    if (Math.hypot(x - right, y - bottom) <= reach * 2) return { object, part: 'corner' };
    const isInside = x > object.x + reach && x < right - reach && y > object.y + 26 && y < bottom - reach;
    if (object.kind !== 'frame' || !isInside) return { object, part: 'body' };
  }
  return undefined;
}

/** The box around everything that stands on a map, with room for names. */
export function boundsOf(
  positions: Iterable<Point>,
  boxes: Iterable<{ readonly x: number; readonly y: number; readonly width: number; readonly height: number }>,
): { readonly x: number; readonly y: number; readonly width: number; readonly height: number } {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  const take = (x0: number, y0: number, x1: number, y1: number): void => {
    [left, top, right, bottom] = [Math.min(left, x0), Math.min(top, y0), Math.max(right, x1), Math.max(bottom, y1)];
  };
  for (const { x, y } of positions) take(x - 60, y - 36, x + 60, y + 52);
  for (const { x, y, width, height } of boxes) take(x - 10, y - 10, x + width + 10, y + height + 10);
  if (left === Infinity) return { x: -100, y: -100, width: 200, height: 200 };
  return { x: left, y: top, width: right - left, height: bottom - top };
}
