import type { MapView } from '../../../../contract/maps.ts';
import type { MapObjectValue } from './geometry.ts';
import { cut, font, type Pen } from './pen.ts';

const MOST_LINES = 40;

/** The picture below everything. */
export function drawBackground(
  { context }: Pen,
  background: MapView['background'],
  picture: CanvasImageSource | undefined,
): void {
  if (background === null || picture === undefined) return;
  context.save();
  context.globalAlpha = background.opacity;
  context.drawImage(picture, background.x, background.y, background.width, background.height);
  context.restore();
}

function cloudPath(context: CanvasRenderingContext2D, { x, y, width: w, height: h }: MapObjectValue): void {
  context.beginPath();
  context.moveTo(x + w * 0.25, y + h);
  context.bezierCurveTo(x - w * 0.08, y + h, x - w * 0.05, y + h * 0.45, x + w * 0.2, y + h * 0.45);
  context.bezierCurveTo(x + w * 0.2, y + h * 0.05, x + w * 0.62, y - h * 0.08, x + w * 0.7, y + h * 0.3);
  context.bezierCurveTo(x + w * 1.06, y + h * 0.25, x + w * 1.08, y + h, x + w * 0.78, y + h);
  context.closePath();
}

/** Breaks a text into lines of a width. */
export function linesOf(text: string, width: number, measure: (text: string) => number): readonly string[] {
  const lines: string[] = [];
  for (const paragraph of text.split('\n')) {
    let line = '';
    for (const word of paragraph.split(' ')) {
      const longer = line === '' ? word : `${line} ${word}`;
      if (line !== '' && measure(longer) > width) {
        lines.push(line);
        line = word;
      } else line = longer;
    }
    lines.push(line);
  }
  return lines.slice(0, MOST_LINES);
}

function drawText({ context, ink }: Pen, object: MapObjectValue, text: string): void {
  const { x, y, width, height, kind } = object;
  context.font = font(13, kind === 'frame' || kind === 'submap' ? 600 : 450);
  context.fillStyle = ink('--text');
  context.textBaseline = 'top';
  context.textAlign = kind === 'note' || kind === 'frame' ? 'left' : 'center';
  if (kind === 'note') {
    context.save();
    context.beginPath();
    context.rect(x, y, width, height);
    context.clip();
    const lines = linesOf(text, width - 20, (part) => context.measureText(part).width);
    for (const [index, line] of lines.entries()) context.fillText(line, x + 10, y + 9 + index * 18);
    context.restore();
  } else if (kind === 'frame') context.fillText(cut(context, text, width - 20), x + 10, y + 8);
  else context.fillText(cut(context, text, width), x + width / 2, y + height / 2 - 6);
}

/** Notes, frames, clouds, symbols and the doors to other maps. */
export function drawObjects(
  pen: Pen,
  objects: readonly MapObjectValue[],
  selectedId: string | undefined,
  nameOf: (object: MapObjectValue) => string,
): void {
  const { context, ink } = pen;
  for (const object of objects) {
    const { x, y, width, height, kind } = object;
    context.save();
    context.fillStyle = ink(kind === 'frame' ? '--line' : kind === 'note' ? '--overlay' : '--raised');
    context.strokeStyle = ink(object.id === selectedId ? '--focus' : kind === 'submap' ? '--accent-t' : '--control');
    context.lineWidth = object.id === selectedId ? 2.5 : 1.3;
    if (kind === 'cloud') cloudPath(context, object);
    else {
      context.beginPath();
      context.roundRect(x, y, width, height, kind === 'symbol' ? Math.min(width, height) / 2 : 8);
    }
    context.globalAlpha = kind === 'frame' ? 0.3 : 0.92;
    context.fill();
    context.globalAlpha = 1;
    if (kind === 'frame') context.setLineDash([7, 5]);
    context.stroke();
    context.setLineDash([]);
    if (kind === 'submap') {
      context.strokeRect(x + 4, y + 4, width - 8, height - 8);
    }
    drawText(pen, object, nameOf(object));
    if (object.id === selectedId) {
      context.fillStyle = ink('--focus');
      context.fillRect(x + width - 5, y + height - 5, 10, 10);
    }
    context.restore();
  }
}
