import { lineOf, boundsOf } from '../draw/geometry.ts';
import { strokeOf } from '../draw/draw-links.ts';
import { wordsOf } from '../draw/link-labels.ts';
import { GLYPHS, STATUS_SHAPES } from '../draw/glyphs.ts';
import { HALF, type Drawn, type MapObjectValue } from '../draw/geometry.ts';
import type { DrawnNode, Point } from '../graph.model.ts';
import type { Scene } from '../map-scene.ts';
import { escapeXml } from './xml.ts';

/** Colour of a token. */
type Ink = (token: string) => string;
type Paper = Pick<Scene, 'graph' | 'positions' | 'objects' | 'nameOfObject' | 'background' | 'rates' | 'speak'>;

const FONT = 'IBM Plex Sans, system-ui, sans-serif';
const n = (value: number): string => String(Math.round(value * 10) / 10);

function objectMarkup(object: MapObjectValue, name: string, ink: Ink): string {
  const { x, y, width, height, kind } = object;
  const isFrame = kind === 'frame';
  const [cx, cy] = kind === 'note' || isFrame ? [x + 10, y + 22] : [x + width / 2, y + height / 2 + 5];
  const lines = kind === 'note' ? name.split('\n') : [name];
  const text = lines
    .map((line, at) => `<tspan x="${n(cx)}" y="${n(cy + at * 18)}">${escapeXml(line)}</tspan>`)
    .join('');
  return [
    `<rect x="${n(x)}" y="${n(y)}" width="${n(width)}" height="${n(height)}" rx="${kind === 'cloud' || kind === 'symbol' ? n(height / 2) : '8'}"`,
    ` fill="${isFrame ? 'none' : ink('--raised')}" stroke="${ink(kind === 'submap' ? '--accent-t' : '--control')}"${isFrame ? ' stroke-dasharray="7 5"' : ''}/>`,
    `<text font-size="13" fill="${ink('--text')}"${kind === 'note' || isFrame ? '' : ' text-anchor="middle"'}>${text}</text>`,
  ].join('');
}

function lineMarkup(drawn: Drawn, paper: Paper, ink: Ink): string {
  const { a, b, link } = drawn;
  const rate = paper.rates.get(link.id);
  const { token, width, dash, alpha } = strokeOf(drawn, rate);
  const words = Math.hypot(b.x - a.x, b.y - a.y) < 96 ? [] : wordsOf(drawn, rate, paper.speak);
  const [x, y] = [(a.x + b.x) / 2, (a.y + b.y) / 2];
  const labels = words.map((word, at) => {
    const top = y + (at - (words.length - 1) / 2) * 17;
    const wide = word.length * 6.2 + 8;
    return `<rect x="${n(x - wide / 2)}" y="${n(top - 8)}" width="${n(wide)}" height="16" rx="4" fill="${ink('--surface')}" stroke="${ink('--line')}"/><text x="${n(x)}" y="${n(top + 3.5)}" font-size="10" text-anchor="middle" fill="${ink('--text')}">${escapeXml(word)}</text>`;
  });
  const pattern = dash.length === 0 ? '' : ` stroke-dasharray="${dash.join(' ')}"`;
  return `<line x1="${n(a.x)}" y1="${n(a.y)}" x2="${n(b.x)}" y2="${n(b.y)}" stroke="${ink(token)}" stroke-width="${n(width)}" opacity="${n(alpha)}"${pattern}/>${labels.join('')}`;
}

function stateMarkup({ state }: DrawnNode, { x, y }: Point, ink: Ink): string {
  if (state === undefined) return '';
  const shape = STATUS_SHAPES[state];
  const colour = ink(shape.token);
  const dash = shape.dash ? ` stroke-dasharray="${shape.dash.join(' ')}"` : '';
  return `<g transform="translate(${n(x + HALF - 11)} ${n(y - HALF - 5)})"><path d="${shape.outline}" fill="${shape.isFilled ? colour : ink('--surface')}" stroke="${colour}" stroke-width="1.6"${dash}/><path d="${shape.glyph}" fill="none" stroke="${ink(shape.on)}" stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round"/></g>`;
}

function nodeMarkup(node: DrawnNode, at: Point, ink: Ink): string {
  const { x, y } = at;
  const dash =
    node.kind === 'inferred' ? ' stroke-dasharray="3 4"' : node.kind === 'neighbour' ? ' stroke-dasharray="6 3"' : '';
  const name = node.kind === 'bundle' ? `${node.name} (${String(node.members.length)})` : node.name;
  return [
    `<g><title>${escapeXml(name)}</title>`,
    `<rect x="${n(x - HALF)}" y="${n(y - HALF)}" width="40" height="40" rx="9" fill="${ink('--raised')}" stroke="${ink('--control')}"${dash}/>`,
    `<path transform="translate(${n(x - 12)} ${n(y - 12)})" d="${GLYPHS[node.kind === 'bundle' ? 'bundle' : node.type]}" fill="none" stroke="${ink('--text')}" stroke-width="1.6" stroke-linecap="round" stroke-linejoin="round"/>`,
    stateMarkup(node, at, ink),
    `<text x="${n(x)}" y="${n(y + HALF + 16)}" font-size="12" text-anchor="middle" fill="${ink('--text')}" stroke="${ink('--surface')}" stroke-width="3" paint-order="stroke">${escapeXml(name)}</text></g>`,
  ].join('');
}

/** The map as a picture that can be enlarged at will. Every text in it is escaped: names come from the network. */
export function svgOf(
  paper: Paper,
  title: string,
  ink: Ink,
): { readonly text: string; readonly width: number; readonly height: number } {
  const shown = [...paper.graph.nodes.values()].flatMap((node) => {
    const at = paper.positions.get(node.id);
    return at ? [{ node, at }] : [];
  });
  const box = boundsOf(
    shown.map(({ at }) => at),
    paper.objects,
  );
  const lines = [...paper.graph.links.values()].flatMap((link) => lineOf(link, paper.positions) ?? []);
  const text = [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${n(box.x)} ${n(box.y)} ${n(box.width)} ${n(box.height)}" width="${n(box.width)}" height="${n(box.height)}" font-family="${FONT}">`,
    `<title>${escapeXml(title)}</title>`,
    `<rect x="${n(box.x)}" y="${n(box.y)}" width="${n(box.width)}" height="${n(box.height)}" fill="${ink('--surface')}"/>`,
    ...paper.objects.map((object) => objectMarkup(object, paper.nameOfObject(object), ink)),
    ...lines.map((line) => lineMarkup(line, paper, ink)),
    ...shown.map(({ node, at }) => nodeMarkup(node, at, ink)),
    '</svg>',
  ].join('\n');
  return { text, width: box.width, height: box.height };
}
