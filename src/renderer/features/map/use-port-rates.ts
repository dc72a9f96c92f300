import { useEffect, useMemo, useState } from 'react';
import type { InterfaceRow } from '../../../contract/interfaces.ts';
import { useApp } from '../../store/AppProvider.tsx';
import type { Graph } from './graph.model.ts';
import { devicesOf, lineRate, type LinkRate } from './rates.model.ts';

const EVERY_MS = 10_000;
/** Up to so many devices are asked for one by one; for more, all ports are read page by page. */
const FEW_DEVICES = 12;
const PAGE = 1000;
const MOST_PAGES = 10;

type Call = ReturnType<typeof useApp>['call'];

async function readRows(call: Call, deviceIds: readonly string[], isGone: () => boolean): Promise<InterfaceRow[]> {
  const rows: InterfaceRow[] = [];
  const scopes = deviceIds.length <= FEW_DEVICES ? deviceIds.map((deviceId) => ({ deviceId })) : [{}];
  for (const scope of scopes) {
    let cursor: string | undefined;
    for (let page = 0; page < MOST_PAGES && !isGone(); page += 1) {
      const answer = await call('interfaces.list', { ...scope, limit: PAGE, order: 'name', ...(cursor && { cursor }) });
      rows.push(...answer.items);
      if (answer.nextCursor === null) break;
      cursor = answer.nextCursor;
    }
  }
  return rows;
}

/** What flows over each line, read anew every ten seconds while the page is looked at. */
export function usePortRates(graph: Graph, isLive: boolean): ReadonlyMap<string, LinkRate> {
  const { call } = useApp();
  const [rows, setRows] = useState<ReadonlyMap<string, InterfaceRow>>(new Map());
  const devices = useMemo(() => {
    const deviceOf = new Map(
      [...graph.nodes.values()].flatMap(({ members }) => members.map(({ id, deviceId }) => [id, deviceId] as const)),
    );
    return devicesOf(graph.links.values(), (node) => deviceOf.get(node) ?? null)
      .toSorted()
      .join(' ');
  }, [graph]);
  useEffect(() => {
    if (devices === '' || !isLive) return undefined;
    let isGone = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = async (): Promise<void> => {
      if (!document.hidden) {
        const read = await readRows(call, devices.split(' '), () => isGone).catch(() => undefined);
        if (read && !isGone) setRows(new Map(read.map((row) => [row.id, row])));
      }
      if (!isGone) timer = setTimeout(() => void look(), EVERY_MS);
    };
    void look();
    return () => {
      isGone = true;
      clearTimeout(timer);
    };
  }, [call, devices, isLive]);
  return useMemo(
    () =>
      isLive && rows.size > 0
        ? new Map([...graph.links].map(([id, line]) => [id, lineRate(line, graph.drawnOf, rows)]))
        : new Map(),
    [graph, rows, isLive],
  );
}
