import { useMemo } from 'react';
import { useApp, useRoute } from '../../store/AppProvider.tsx';
import { searched, within } from './focus.model.ts';
import type { Graph } from './graph.model.ts';

export const HOPS = [1, 2, 3] as const;

/** What is searched for, and which part of the map is in focus; the address holds both. */
export function useFocus(graph: Graph) {
  const { router } = useApp();
  const params = useRoute((route) => route.params);
  const search = params['q'] ?? '';
  const focus = params['focus'];
  const hops = HOPS.find((count) => String(count) === params['hops']);
  const found = useMemo(() => searched(graph, search), [graph, search]);
  const kept = useMemo(
    () =>
      focus === undefined || hops === undefined ? undefined : within(graph, graph.drawnOf.get(focus) ?? focus, hops),
    [graph, focus, hops],
  );
  return {
    search,
    found,
    focus,
    hops,
    kept,
    setSearch: (q: string): void => router.tune({ q }),
    setFocus: (node: string | undefined, count: number | undefined): void =>
      router.tune({ focus: node ?? '', hops: count === undefined ? '' : String(count) }),
  };
}
