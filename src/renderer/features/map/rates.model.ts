import type { InterfaceRow } from '../../../contract/interfaces.ts';
import type { TopologyLink } from '../../../contract/topology.ts';
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

/** What flows over one link, by the counters of whichever end is read. */
function rateOf(link: TopologyLink, from: string, isA: (node: string) => boolean, rows: Rows): LinkRate {
  const near = isA(link.a.node) ? link.a : link.b;
  const far = near === link.a ? link.b : link.a;
  const own = rows.get(near.interfaceId ?? from);
  const other = rows.get(far.interfaceId ?? from);
  const row = own?.inBps == null ? (other ?? own) : own;
  const isFar = row !== undefined && row === other && row !== own;
  const utils = [row?.utilInPct ?? null, row?.utilOutPct ?? null].filter((value) => value !== null);
  return {
    txBps: (isFar ? row.inBps : row?.outBps) ?? null,
    rxBps: (isFar ? row.outBps : row?.inBps) ?? null,
    utilPct: utils.length === 0 ? null : Math.max(...utils),
    isDown: [own, other].some((end) => end?.oper === 'down' || end?.oper === 'lowerLayerDown'),
  };
}

/** What flows over a line; the links of a LAG together. */
export function lineRate(line: DrawnLink, drawnOf: ReadonlyMap<string, string>, rows: Rows): LinkRate {
  const all = line.links.map((link) => rateOf(link, line.from, (node) => drawnOf.get(node) === line.from, rows));
  const utils = all.flatMap(({ utilPct }) => (utilPct === null ? [] : [utilPct]));
  return {
    txBps: sum(all.map(({ txBps }) => txBps)),
    rxBps: sum(all.map(({ rxBps }) => rxBps)),
    utilPct: utils.length === 0 ? null : Math.max(...utils),
    isDown: all.length > 0 && all.every(({ isDown }) => isDown),
  };
}

/** Devices whose ports tell about these lines: one end is enough, where it is read. */
export function devicesOf(lines: Iterable<DrawnLink>, deviceOf: (node: string) => string | null): readonly string[] {
  const ids = new Set<string>();
  for (const { links } of lines)
    for (const { a, b } of links)
      for (const end of [a, b]) {
        const id = end.interfaceId === null ? null : deviceOf(end.node);
        if (id !== null) ids.add(id);
      }
  return [...ids];
}
