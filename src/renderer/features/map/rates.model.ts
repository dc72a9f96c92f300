import type { InterfaceRow } from '../../../contract/interfaces.ts';
import type { LinkEnd } from '../../../contract/topology.ts';
import type { DrawnLink } from './graph.model.ts';

/** What flows over a line, from its `from` end. Null: not known. */
export type LinkRate = {
  readonly txBps: number | null;
  readonly rxBps: number | null;
  /** Of the busier direction. */
  readonly utilPct: number | null;
  readonly isDown: boolean;
};

/** Steps of use: each has a colour, a width and a pattern of its own, so that none of them is needed alone. */
export const LOADS = [
  { id: 'unknown', fromPct: -1, token: '--faint', width: 1.5, dash: [] },
  { id: 'idle', fromPct: 0, token: '--up', width: 1.5, dash: [] },
  { id: 'some', fromPct: 10, token: '--series-6', width: 2.5, dash: [] },
  { id: 'half', fromPct: 50, token: '--warn', width: 3.5, dash: [14, 4] },
  { id: 'high', fromPct: 75, token: '--major', width: 4.5, dash: [10, 5] },
  { id: 'full', fromPct: 90, token: '--down', width: 5.5, dash: [6, 4] },
] as const;
export type Load = (typeof LOADS)[number];

export function loadOf(utilPct: number | null): Load {
  const pct = utilPct ?? -1;
  return LOADS.findLast(({ fromPct }) => pct >= fromPct) ?? LOADS[0];
}

type Rows = ReadonlyMap<string, InterfaceRow>;
const sum = (values: readonly (number | null)[]): number | null =>
  values.every((value) => value === null) ? null : values.reduce<number>((all, value) => all + (value ?? 0), 0);

const rowOf = (end: LinkEnd, rows: Rows): InterfaceRow | undefined =>
  end.interfaceId === null ? undefined : rows.get(end.interfaceId);
const isPortDown = (row: InterfaceRow | undefined): boolean => row?.oper === 'down' || row?.oper === 'lowerLayerDown';
const most = (values: readonly (number | null)[]): number | null => {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : Math.max(...known);
};

/** What flows over one link as its near end sees it, by the counters of whichever end is read. */
function rateOf(near: LinkEnd, far: LinkEnd, rows: Rows): LinkRate {
  const [own, other] = [rowOf(near, rows), rowOf(far, rows)];
  const isDown = isPortDown(own) || isPortDown(other);
  if (own && (own.inBps !== null || other === undefined))
    return { txBps: own.outBps, rxBps: own.inBps, utilPct: most([own.utilInPct, own.utilOutPct]), isDown };
  if (other)
    return { txBps: other.inBps, rxBps: other.outBps, utilPct: most([other.utilInPct, other.utilOutPct]), isDown };
  return { txBps: null, rxBps: null, utilPct: null, isDown };
}

/** What flows over a line; the links of a LAG together. */
export function lineRate(line: DrawnLink, drawnOf: ReadonlyMap<string, string>, rows: Rows): LinkRate {
  const all = line.links.map(({ a, b }) =>
    drawnOf.get(a.node) === line.from ? rateOf(a, b, rows) : rateOf(b, a, rows),
  );
  return {
    txBps: sum(all.map(({ txBps }) => txBps)),
    rxBps: sum(all.map(({ rxBps }) => rxBps)),
    utilPct: most(all.map(({ utilPct }) => utilPct)),
    isDown: all.length > 0 && all.every(({ isDown }) => isDown),
  };
}

/** Devices whose ports tell about these lines. */
export function devicesOf(lines: Iterable<DrawnLink>, deviceOf: (node: string) => string | null): readonly string[] {
  const ends = [...lines].flatMap(({ links }) => links.flatMap(({ a, b }) => [a, b]));
  const ids = ends.flatMap(({ interfaceId, node }) => (interfaceId === null ? [] : (deviceOf(node) ?? [])));
  return [...new Set(ids)];
}
