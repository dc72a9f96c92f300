import { describe, expect, it } from 'vitest';
import { fakeNode, fakeLink } from '../../../../../test/renderer/fake-topology.ts';
import { graphOf } from '../graph.model.ts';
import { drawioOf } from './drawio.ts';
import { graphmlOf } from './graphml.ts';
import { pdfOf } from './pdf.ts';
import { svgOf } from './svg.ts';
import { escapeXml, fileName } from './xml.ts';

const EVIL = `"><script>alert(1)</script>&'\u0000\ud800`;
const device = { id: EVIL, name: EVIL, address: '192.0.2.1', site: '', groups: [] };
const [a, b] = [fakeNode(device), fakeNode({ ...device, id: 'b', name: 'b' })];
const graph = graphOf(
  { nodes: new Map([a, b].map((node) => [node.id, node])), links: new Map([['1', fakeLink(1, a, b)]]) },
  { contents: { all: true, sites: [], groups: [], nodes: [] }, layer: 'l2', collapsed: [] },
  undefined,
);
const positions = new Map([
  [a.id, { x: 0, y: 0 }],
  ['b', { x: 300, y: 0 }],
]);
const note = { id: 'n', kind: 'note' as const, x: 0, y: 90, width: 100, height: 50, text: EVIL, mapId: null };
const paper = {
  graph,
  positions,
  objects: [note],
  nameOfObject: () => EVIL,
  background: null,
  rates: new Map([['1', { rxBps: 1, txBps: 2, utilPct: 80, isDown: false }]]),
  speak: () => EVIL,
};
const parse = (text: string) => new DOMParser().parseFromString(text, 'application/xml');

describe.each([
  ['SVG', () => svgOf(paper, EVIL, () => '#123').text],
  ['GraphML', () => graphmlOf(graph, positions)],
  ['draw.io', () => drawioOf(graph, positions, [note], EVIL)],
])('a map as %s', (_name, write) => {
  it('is well-formed XML in which names from the network stay text', () => {
    const read = parse(write());
    expect(read.querySelector('parsererror')).toBeNull();
    expect(read.querySelector('script')).toBeNull();
    expect(write()).not.toContain('<script');
  });
});

it('draw.io is given names that are text even where it reads them as HTML', () => {
  const values = [...parse(drawioOf(graph, positions, [], 'x')).querySelectorAll('mxCell')].map(
    (cell) => cell.getAttribute('value') ?? '',
  );
  expect(values.some((value) => value.includes('&lt;script&gt;'))).toBe(true);
  expect(values.some((value) => value.includes('<script'))).toBe(false);
});

it('text for XML has no sign it cannot hold', () => {
  expect(escapeXml('a\u0007b\ufffe<')).toBe('ab&lt;');
  expect(escapeXml('é 😀')).toBe('é 😀');
});

it.each([
  ['Gedung B / Lantai 2', 'ronda-gedung-b-lantai-2.svg'],
  ['../../etc/passwd', 'ronda-etc-passwd.svg'],
  ['…', 'ronda-map.svg'],
])('a file called after "%s" is %s', (name, file) => {
  expect(fileName(name, 'svg')).toBe(file);
});

it('a PDF names the place of each of its objects', () => {
  const bytes = pdfOf({ bytes: new Uint8Array([0xff, 0xd8, 0xff, 0xd9]), width: 400, height: 200 });
  const text = new TextDecoder('latin1').decode(bytes);
  const start = Number(/startxref\n(\d+)/.exec(text)?.[1]);
  expect(text.slice(start, start + 4)).toBe('xref');
  const offsets = [...text.slice(start).matchAll(/^(\d{10}) 00000 n /gm)].map(([, offset]) => Number(offset));
  expect(offsets.map((offset, index) => text.startsWith(`${String(index + 1)} 0 obj`, offset))).toEqual([
    true,
    true,
    true,
    true,
    true,
  ]);
});
