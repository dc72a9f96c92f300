import type { Graph, Point } from '../graph.model.ts';
import { escapeXml } from './xml.ts';

const KEYS = [
  ['name', 'node', 'string'],
  ['type', 'node', 'string'],
  ['state', 'node', 'string'],
  ['address', 'node', 'string'],
  ['site', 'node', 'string'],
  ['x', 'node', 'double'],
  ['y', 'node', 'double'],
  ['layer', 'edge', 'string'],
  ['certainty', 'edge', 'string'],
  ['confidence', 'edge', 'int'],
  ['ports', 'edge', 'string'],
  ['speedBps', 'edge', 'double'],
] as const;

const data = (key: string, value: string | number | null | undefined): string =>
  value === undefined || value === null || value === '' ? '' : `<data key="${key}">${escapeXml(String(value))}</data>`;

/** The map for yEd, Gephi and other tools of graphs. @see http://graphml.graphdrawing.org/specification.html */
export function graphmlOf(graph: Graph, positions: ReadonlyMap<string, Point>): string {
  const nodes = [...graph.nodes.values()].map(({ id, name, type, state, members }) => {
    const at = positions.get(id);
    const [first] = members;
    return `<node id="${escapeXml(id)}">${data('name', name)}${data('type', type)}${data('state', state)}${data('address', first?.addresses[0])}${data('site', first?.site)}${data('x', at?.x)}${data('y', at?.y)}</node>`;
  });
  const edges = [...graph.links.values()].flatMap(({ links, from, to }) =>
    links.map(
      ({ id, layer, state, confidence, a, b, speedBps }) =>
        `<edge id="${escapeXml(id)}" source="${escapeXml(from)}" target="${escapeXml(to)}">${data('layer', layer)}${data('certainty', state)}${data('confidence', confidence)}${data('ports', `${a.port ?? ''} - ${b.port ?? ''}`)}${data('speedBps', speedBps)}</edge>`,
    ),
  );
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">',
    ...KEYS.map(([name, of, type]) => `<key id="${name}" for="${of}" attr.name="${name}" attr.type="${type}"/>`),
    '<graph edgedefault="undirected">',
    ...nodes,
    ...edges,
    '</graph>',
    '</graphml>',
    '',
  ].join('\n');
}
