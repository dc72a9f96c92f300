import type { DrawnNode } from '../graph.model.ts';
import { drawTile } from './draw-node.ts';
import { HALF } from './geometry.ts';
import type { Ink } from './pen.ts';

/** A tile with the state at its corner reaches this far from its middle. */
export const REACH = HALF + 10;

/**
 * Tiles drawn once for each look and put down as pictures, for where hundreds are in sight.
 * Kept for one theme and one scale; another of either makes them anew.
 */
export function createSprites() {
  let madeFor = '';
  const sprites = new Map<string, HTMLCanvasElement>();
  return {
    /** @param scale device pixels per unit of the map */
    of({ kind, type, state }: DrawnNode, ink: Ink, theme: string, scale: number): HTMLCanvasElement {
      const now = `${theme} ${String(scale)}`;
      if (now !== madeFor) sprites.clear();
      madeFor = now;
      const key = `${kind} ${type} ${String(state)}`;
      const known = sprites.get(key);
      if (known) return known;
      const side = Math.ceil(REACH * scale) * 2;
      const sprite = document.createElement('canvas');
      sprite.width = side;
      sprite.height = side;
      const context = sprite.getContext('2d');
      if (context) {
        context.translate(side / 2, side / 2);
        context.scale(scale, scale);
        drawTile({ context, ink }, { kind, type, state }, { x: 0, y: 0 });
      }
      sprites.set(key, sprite);
      return sprite;
    },
  };
}
export type Sprites = ReturnType<typeof createSprites>;
