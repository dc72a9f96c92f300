import { type Load, loadOf, type LinkRate } from '../rates.model.ts';
import type { Drawn } from './geometry.ts';
import type { Pen } from './pen.ts';

export type LinkLook = {
  readonly selectedId: string | undefined;
  readonly hoveredId: string | undefined;
  readonly lit: ReadonlySet<string> | undefined;
  /** Lines of the part that is in focus; undefined: all. */
  readonly kept: ReadonlySet<string> | undefined;
  readonly rateOf: (id: string) => LinkRate | undefined;
  /** "12 Mbit/s" */
  readonly speak: (bps: number | null) => string;
  readonly scale: number;
};

type Stroke = {
  readonly token: string;
  readonly width: number;
  readonly dash: readonly number[];
  readonly alpha: number;
};

/** How a line is drawn: what is uncertain, thin or broken; what is used much, thick and patterned. */
export function strokeOf({ link }: Drawn, rate: LinkRate | undefined): Stroke {
  const load: Load = loadOf(rate?.utilPct ?? null);
  const width = Math.max(load.width, link.isLag ? Math.min(7, 2.5 + link.links.length * 1.2) : 0);
  if (link.look === 'stale') return { token: '--faint', width: 1.5, dash: [2, 5], alpha: 0.75 };
  if (rate?.isDown) return { token: '--down-t', width: 2.2, dash: [3, 4], alpha: 1 };
  if (link.layer === 'l3') return { token: load.token, width: load.width, dash: [10, 7], alpha: 1 };
  if (link.look === 'inferred')
    return { token: load.token, width: Math.max(1, load.width * 0.6), dash: [], alpha: 0.8 };
  if (link.isBlocked) return { token: '--faint', width: 1.5, dash: [8, 4], alpha: 0.9 };
  return { token: load.token, width, dash: load.dash, alpha: 1 };
}

export type Batch = { readonly stroke: Stroke; readonly alpha: number; readonly lines: Drawn[] };

/** Lines that look alike, so that each look is drawn in one go; made once for many redraws. */
export function batchesOf(
  lines: readonly Drawn[],
  rateOf: LinkLook['rateOf'],
  kept: LinkLook['kept'],
): readonly Batch[] {
  const batches = new Map<string, Batch>();
  for (const line of lines) {
    const stroke = strokeOf(line, rateOf(line.link.id));
    const alpha = kept?.has(line.link.id) === false ? 0.15 : stroke.alpha;
    const key = `${stroke.token} ${String(stroke.width)} ${stroke.dash.join()} ${String(alpha)}`;
    const batch = batches.get(key);
    if (batch) batch.lines.push(line);
    else batches.set(key, { stroke, alpha, lines: [line] });
  }
  return [...batches.values()];
}

/** All lines, those in the light below the others. */
export function drawLinks(pen: Pen, batches: readonly Batch[], look: LinkLook): void {
  const { context, ink } = pen;
  context.save();
  for (const { lines } of batches) drawEmphasis(pen, lines, look);
  // Thinner than a pixel, lines of a large map would vanish.
  const least = 0.9 / look.scale;
  for (const { stroke, alpha, lines: alike } of batches) {
    context.globalAlpha = alpha;
    context.strokeStyle = ink(stroke.token);
    context.lineWidth = Math.max(stroke.width, least);
    context.setLineDash(look.scale < 0.25 ? [] : [...stroke.dash]);
    context.beginPath();
    for (const { a, b } of alike) {
      context.moveTo(a.x, a.y);
      context.lineTo(b.x, b.y);
    }
    context.stroke();
  }
  context.restore();
}

function drawEmphasis({ context, ink }: Pen, lines: readonly Drawn[], look: LinkLook): void {
  for (const { link, a, b } of lines) {
    const isLit = look.lit?.has(link.id) === true;
    if (!isLit && link.id !== look.selectedId && link.id !== look.hoveredId) continue;
    context.strokeStyle = ink(isLit ? '--lantern' : link.id === look.selectedId ? '--focus' : '--accent-t');
    context.globalAlpha = link.id === look.hoveredId && !isLit ? 0.5 : 0.85;
    context.lineWidth = 9;
    context.beginPath();
    context.moveTo(a.x, a.y);
    context.lineTo(b.x, b.y);
    context.stroke();
  }
}
