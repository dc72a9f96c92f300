import { useEffect, useRef, useState } from 'react';
import { useApp, useAppState, useMayOperate } from '../../store/AppProvider.tsx';
import type { MapView, Placement } from '../../../contract/maps.ts';
import type { Graph } from './graph.model.ts';
import { layoutInput, runLayout } from './layout/run-layout.ts';

const placed = async (graph: Graph, kind: MapView['layout']): Promise<Placement[]> =>
  (await runLayout(layoutInput(graph, kind))).map(({ id, x, y }) => ({ node: id, x, y }));

/**
 * Arranges a map. On its very first sight it does so by itself and keeps the answer; from then on only when asked,
 * so that nothing a person put somewhere ever moves.
 */
export function useArrange(
  map: MapView | undefined,
  graph: Graph,
  show: (map: MapView) => void,
  onFault: (thrown: unknown) => void,
) {
  const { call } = useApp();
  const mayOperate = useMayOperate();
  const [isBusy, setBusy] = useState(false);
  const first = useRef<string>(undefined);
  // Before it is known who looks, it is not known either whether the answer may be kept.
  const isKnown = useAppState(({ me }) => me !== undefined);
  const isNew = isKnown && map !== undefined && map.placements.length === 0 && graph.nodes.size > 0;
  useEffect(() => {
    if (!isNew || first.current === map.id) return;
    first.current = map.id;
    setBusy(true);
    const work = async (): Promise<void> => {
      const placements = await placed(graph, map.layout);
      show({ ...map, placements });
      if (mayOperate && !map.locked) await call('maps.place', { id: map.id, put: placements });
    };
    work()
      .catch(onFault)
      .finally(() => setBusy(false));
  }, [isNew, map, graph, show, call, mayOperate, onFault]);
  return {
    isBusy,
    arrange: async (kind: MapView['layout']): Promise<readonly Placement[]> => {
      setBusy(true);
      try {
        return await placed(graph, kind);
      } finally {
        setBusy(false);
      }
    },
  };
}
