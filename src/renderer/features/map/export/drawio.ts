import type { NodeType } from '../../../../contract/topology.ts';
import type { MapObjectValue } from '../draw/geometry.ts';
import type { DrawnLink, Graph, Point } from '../graph.model.ts';
import { escapeXml } from './xml.ts';

/** Stencils that come with draw.io. */
const STENCILS: Partial<Record<NodeType, string>> = {
  router: 'mxgraph.cisco19.rect;prIcon=router',
  switch: 'mxgraph.cisco19.rect;prIcon=l2_switch',
  firewall: 'mxgraph.cisco19.rect;prIcon=firewall',
  'access-point': 'mxgraph.cisco19.rect;prIcon=access_point',
  server: 'mxgraph.cisco19.rect;prIcon=server',
};
const DASHES: Partial<Record<DrawnLink['look'], string>> = {
  stale: 'dashed=1;dashPattern=1 4;',
  inferred: 'strokeWidth=1;',
};

type Cell = {
  readonly id: string;
  readonly value: string;
  readonly style: string;
  readonly rest: string;
  readonly geometry: string;
};
const cell = ({ id, value, style, rest, geometry }: Cell): string =>
  `<mxCell id="${escapeXml(id)}" value="${escapeXml(value)}" style="${escapeXml(style)}" parent="1" ${rest}><mxGeometry ${geometry} as="geometry"/></mxCell>`;
const boxed = (x: number, y: number, width: number, height: number): string =>
  `x="${String(x)}" y="${String(y)}" width="${String(width)}" height="${String(height)}"`;

/** A line that names its ends; draw.io reads labels as HTML, so a name is escaped twice. */
const label = (text: string): string => escapeXml(text).replaceAll('\n', '<br>');

/** The map for draw.io, in plain XML that it opens as it is. */
export function drawioOf(
  graph: Graph,
  positions: ReadonlyMap<string, Point>,
  objects: readonly MapObjectValue[],
  title: string,
): string {
  const nodes = [...graph.nodes.values()].flatMap(({ id, name, type }) => {
    const at = positions.get(id);
    if (at === undefined) return [];
    const style = `shape=${STENCILS[type] ?? 'rect;rounded=1'};html=1;verticalLabelPosition=bottom;verticalAlign=top;`;
    const geometry = boxed(at.x - 20, at.y - 20, 40, 40);
    return [cell({ id: `n ${id}`, value: label(name), style, rest: 'vertex="1"', geometry })];
  });
  const edges = [...graph.links.values()]
    .filter(({ from, to }) => positions.has(from) && positions.has(to))
    .map((line) => {
      const ports = line.links.map(({ a, b }) => `${a.port ?? '-'} – ${b.port ?? '-'}`).join('\n');
      const style = `endArrow=none;html=1;${line.layer === 'l3' ? 'dashed=1;' : ''}${DASHES[line.look] ?? ''}${line.isLag ? 'strokeWidth=4;' : ''}`;
      const rest = `edge="1" source="${escapeXml(`n ${line.from}`)}" target="${escapeXml(`n ${line.to}`)}"`;
      return cell({ id: `l ${line.id}`, value: label(ports), style, rest, geometry: 'relative="1"' });
    });
  const things = objects.map(({ id, text, kind, x, y, width, height }) => {
    const style = kind === 'cloud' ? 'ellipse;shape=cloud;html=1;' : 'rounded=1;html=1;align=left;verticalAlign=top;';
    return cell({ id: `o ${id}`, value: label(text), style, rest: 'vertex="1"', geometry: boxed(x, y, width, height) });
  });
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<mxfile host="Ronda"><diagram name="${escapeXml(title)}"><mxGraphModel><root><mxCell id="0"/><mxCell id="1" parent="0"/>`,
    ...things,
    ...nodes,
    ...edges,
    '</root></mxGraphModel></diagram></mxfile>',
    '',
  ].join('\n');
}
