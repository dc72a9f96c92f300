import type { DrawnNode } from '../graph.model.ts';
import { type Boxes, createBoxes } from './boxes.ts';
import { lookOf, type NodesLook, type Placed, sightOf } from './draw-nodes.ts';
import { HALF } from './geometry.ts';
import { cut, font, type Pen } from './pen.ts';

/** Below it only what carries the others has its name. */
const NAMES_FROM = 0.42;
const CARRIERS_FROM = 0.22;
const BELOW = HALF + 6;

/** How much a name counts where there is no room for all: what is chosen first, then what is found, is down, carries others. */
export function rankOf({ id, type, kind, state }: DrawnNode, look: NodesLook): number {
  if (id === look.selectedId || id === look.hoveredId) return 0;
  if (look.lit?.has(id) === true) return 1;
  if (state === 'down' || state === 'major') return 2;
  return type === 'router' || type === 'switch' || type === 'firewall' || kind === 'bundle' ? 3 : 4;
}

export type Name = Placed & { readonly text: string; readonly width: number; readonly px: number };
export type Measure = (text: string, px: number, width: number) => { readonly text: string; readonly width: number };

/** Names as they are written from this far: each that covers none that counts more, wherever on the map it stands. */
export function namesOf(
  placed: readonly Placed[],
  look: NodesLook,
  measure: Measure,
): { readonly names: readonly Name[]; readonly boxes: Boxes } {
  const boxes = createBoxes();
  const most = look.scale >= NAMES_FROM ? 4 : look.scale >= CARRIERS_FROM ? 3 : 1;
  // From afar few are written, and those so that they can be read.
  const px = Math.max(12, Math.min(look.scale < NAMES_FROM ? 40 : 20, 11 / look.scale));
  const ranked = placed
    .map((one) => ({ one, rank: rankOf(one.node, look) }))
    .filter(({ rank }) => rank <= most)
    .toSorted((a, b) => a.rank - b.rank);
  const names = ranked.flatMap(({ one, rank }) => {
    const { node, at } = one;
    const { text, width } = measure(node.name, px, rank === 0 ? 400 : Math.max(124, px * 7));
    const count = node.kind === 'bundle' ? ` (${String(node.members.length)})` : '';
    const whole = width + (count.length * px) / 2;
    // So much wider that two names do not read as one.
    const room = whole + px / 2;
    const box = { x: at.x - room / 2, y: at.y + BELOW, width: room, height: px * 1.1 };
    return boxes.take(box) || rank === 0 ? [{ node, at, text: text + count, width: whole, px }] : [];
  });
  return { names, boxes };
}

/** Cuts and measures texts, each once: to measure a thousand for every step of the wheel would be felt. */
export function createMeasure(context: CanvasRenderingContext2D): Measure {
  const known = new Map<string, ReturnType<Measure>>();
  return (text, px, width) => {
    // A text is as wide as its letters are high: what is known of one size tells of all.
    const key = `${text} ${String(Math.round((width / px) * 2))}`;
    let found = known.get(key);
    if (found === undefined) {
      context.font = font(20);
      const short = cut(context, text, (width / px) * 20);
      found = { text: short, width: context.measureText(short).width / 20 };
      if (known.size > 20_000) known.clear();
      known.set(key, found);
    }
    return { text: found.text, width: found.width * px };
  };
}

/** The names under the tiles in sight. */
export function drawNames({ context, ink }: Pen, names: readonly Name[], look: NodesLook): void {
  const isInSight = sightOf(context);
  context.save();
  context.textAlign = 'center';
  context.textBaseline = 'top';
  context.lineJoin = 'round';
  context.lineWidth = 4;
  context.strokeStyle = ink('--surface');
  // What counts most is written last, above the others.
  for (const { node, at, text, px } of names.toReversed()) {
    if (!isInSight(at)) continue;
    const { isFaded, isSelected } = lookOf(node.id, look);
    context.globalAlpha = isFaded ? 0.35 : 1;
    context.font = font(px, isSelected ? 650 : 500);
    context.strokeText(text, at.x, at.y + BELOW);
    context.fillStyle = ink(node.state === undefined ? '--muted' : '--text');
    context.fillText(text, at.x, at.y + BELOW);
  }
  context.restore();
}
