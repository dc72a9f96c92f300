import type { Point } from '../graph.model.ts';
import type { LinkRate } from '../rates.model.ts';
import type { Boxes } from './boxes.ts';
import type { LinkLook } from './draw-links.ts';
import { sightOf } from './draw-nodes.ts';
import type { Drawn } from './geometry.ts';
import { monoFont, type Pen } from './pen.ts';

const LABELS_FROM = 0.75;
const HEIGHT = 16;
/** Letters of the mono face are all this wide at 10 px. */
const LETTER = 6;

export type Label = { readonly at: Point; readonly text: string; readonly width: number; readonly token: string };

/** Words on a line: how many links it is, whether it was drawn by hand or is blocked, and what flows each way. */
export function wordsOf({ link }: Drawn, rate: LinkRate | undefined, speak: LinkLook['speak']): readonly string[] {
  const marks = [
    link.links.length > 1 ? `×${String(link.links.length)}` : '',
    link.isBlocked ? '⊘ STP' : '',
    link.look === 'manual' ? '✎' : '',
    link.look === 'inferred' ? '?' : '',
  ].filter((mark) => mark !== '');
  const flow = rate?.rxBps == null && rate?.txBps == null ? '' : `↓${speak(rate.rxBps)} ↑${speak(rate.txBps)}`;
  return [marks.join(' '), flow].filter((word) => word !== '');
}

function labelsOn(line: Drawn, look: LinkLook, isChosen: boolean): readonly Label[] {
  const { link, a, b } = line;
  const room = Math.hypot(b.x - a.x, b.y - a.y);
  if (!isChosen && room < 96) return [];
  const words = wordsOf(line, look.rateOf(link.id), look.speak);
  const shown = room < 150 && !isChosen ? words.slice(0, 1) : words;
  const along = 0.5 + Math.max(-0.2, Math.min(0.2, link.aside * 0.12));
  const [x, y] = [a.x + (b.x - a.x) * along, a.y + (b.y - a.y) * along];
  return shown.map((text, index) => ({
    at: { x, y: y + (index - (shown.length - 1) / 2) * (HEIGHT + 1) },
    text,
    width: text.length * LETTER + 8,
    token: index === 0 && shown.length > 1 ? '--muted' : '--text',
  }));
}

/** Labels of lines that are long enough to carry one, where they cover nothing; from afar only what is chosen or pointed at has words. */
export function labelsOf(lines: readonly Drawn[], look: LinkLook, boxes: Boxes): readonly Label[] {
  const isChosen = ({ link: { id } }: Drawn): boolean => id === look.selectedId || id === look.hoveredId;
  const chosen = lines.filter(isChosen);
  const others = look.scale < LABELS_FROM ? [] : lines.filter((line) => !isChosen(line));
  return [...chosen, ...others].flatMap((line) => {
    if (look.kept?.has(line.link.id) === false) return [];
    const isOne = isChosen(line);
    return labelsOn(line, look, isOne).filter(({ at, width }) => {
      const isFree = boxes.take({ x: at.x - width / 2, y: at.y - HEIGHT / 2, width, height: HEIGHT });
      return isFree || isOne;
    });
  });
}

/** What is written on lines in sight. */
export function drawLabels({ context, ink }: Pen, labels: readonly Label[]): void {
  const isInSight = sightOf(context);
  context.save();
  context.font = monoFont(10);
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.lineWidth = 1;
  for (const { at, text, width, token } of labels) {
    if (!isInSight(at)) continue;
    context.fillStyle = ink('--surface');
    context.strokeStyle = ink('--line');
    context.beginPath();
    context.roundRect(at.x - width / 2, at.y - HEIGHT / 2, width, HEIGHT, 4);
    context.fill();
    context.stroke();
    context.fillStyle = ink(token);
    context.fillText(text, at.x, at.y + 0.5);
  }
  context.restore();
}
