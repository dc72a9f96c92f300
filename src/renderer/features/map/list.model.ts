import { compareNames, type DrawnLink, type Graph } from './graph.model.ts';
import type { LinkRate } from './rates.model.ts';

export const LIST_COLUMNS = [
  'from',
  'portFrom',
  'to',
  'portTo',
  'layer',
  'look',
  'confidence',
  'rx',
  'tx',
  'seen',
] as const;
export type ListColumn = (typeof LIST_COLUMNS)[number];
export type ListRow = {
  readonly id: string;
  readonly line: DrawnLink;
  readonly from: string;
  readonly to: string;
  readonly portFrom: string;
  readonly portTo: string;
  readonly confidence: number;
  readonly seenAt: number;
  readonly rate: LinkRate | undefined;
};
export type ListOrder = { readonly column: ListColumn; readonly isDescending: boolean };

const portsOf = (line: DrawnLink, end: 'from' | 'to', drawnOf: Graph['drawnOf']): string => {
  const ports = line.links.map(({ a, b }) => {
    const isA = drawnOf.get(a.node) === line[end];
    return (isA ? a.port : b.port) ?? '–';
  });
  return [...new Set(ports)].join(', ');
};

export function rowsOf(graph: Graph, rates: ReadonlyMap<string, LinkRate>): readonly ListRow[] {
  return [...graph.links.values()].map((line) => ({
    id: line.id,
    line,
    from: graph.nodes.get(line.from)?.name ?? line.from,
    to: graph.nodes.get(line.to)?.name ?? line.to,
    portFrom: portsOf(line, 'from', graph.drawnOf),
    portTo: portsOf(line, 'to', graph.drawnOf),
    confidence: Math.max(...line.links.map(({ confidence }) => confidence)),
    seenAt: Math.max(...line.links.map(({ lastSeen }) => Date.parse(lastSeen))),
    rate: rates.get(line.id),
  }));
}

type Key = (row: ListRow) => string | number;
const KEYS: Readonly<Record<ListColumn, Key>> = {
  from: ({ from }) => from,
  to: ({ to }) => to,
  portFrom: ({ portFrom }) => portFrom,
  portTo: ({ portTo }) => portTo,
  layer: ({ line }) => line.layer,
  look: ({ line }) => line.look,
  confidence: ({ confidence }) => confidence,
  rx: ({ rate }) => rate?.rxBps ?? -1,
  tx: ({ rate }) => rate?.txBps ?? -1,
  seen: ({ seenAt }) => seenAt,
};

export function sorted(rows: readonly ListRow[], { column, isDescending }: ListOrder): readonly ListRow[] {
  const key = KEYS[column];
  const compare = (a: ListRow, b: ListRow): number => {
    const [x, y] = [key(a), key(b)];
    return typeof x === 'number' && typeof y === 'number' ? x - y : compareNames(String(x), String(y));
  };
  const sign = isDescending ? -1 : 1;
  return rows.toSorted((a, b) => sign * compare(a, b) || compareNames(a.from, b.from) || compareNames(a.to, b.to));
}
