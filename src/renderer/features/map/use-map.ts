import { useCallback, useEffect, useMemo, useState } from 'react';
import type { MapView, Placement } from '../../../contract/maps.ts';
import { useApp, useAppState } from '../../store/AppProvider.tsx';
import { applyTopology, type Topology } from '../../store/topology-slice.ts';
import { useAnswer } from '../../store/use-answer.ts';

/** The wiring now, or as it was. */
export function useWiring(at: string | undefined): {
  readonly topology: Topology | undefined;
  readonly fault: unknown;
} {
  const { store, call } = useApp();
  const live = useAppState(({ topology }) => topology);
  useEffect(() => store.watchTopology(), [store]);
  const past = useAnswer<Topology | undefined>(
    useCallback(async () => {
      if (at === undefined) return undefined;
      const { nodes, links } = await call('topology.get', { at });
      return applyTopology(undefined, { kind: 'snapshot', nodes, links });
    }, [call, at]),
  );
  return { topology: at === undefined ? live : past.value, fault: past.fault };
}

/** A map as it is kept, and how to show what a command made of it. */
export function useMap(id: string) {
  const { call } = useApp();
  const { value, fault, isLoading, retry, put } = useAnswer<MapView>(
    useCallback(() => call('maps.get', { id }), [call, id]),
  );
  const map = value?.id === id ? value : undefined;
  const placements = useMemo(
    () => new Map((map?.placements ?? []).map((one): [string, Placement] => [one.node, one])),
    [map?.placements],
  );
  return { map, placements, fault, isLoading, retry, put };
}

/** The picture below a map, once it is there. */
export function usePicture(map: MapView | undefined): HTMLImageElement | undefined {
  const { call } = useApp();
  const [shown, show] = useState<{ readonly of: string; readonly image: HTMLImageElement }>();
  const key = map?.background ? `${map.id} ${map.updatedAt}` : undefined;
  const id = map?.id;
  useEffect(() => {
    if (key === undefined || id === undefined) return undefined;
    let isGone = false;
    call('maps.background', { id }).then(
      (answer) => {
        if (answer === null || isGone) return;
        const image = new Image();
        image.addEventListener('load', () => {
          if (!isGone) show({ of: key, image });
        });
        image.src = `data:${answer.mediaType};base64,${answer.image}`;
      },
      // The map can be read without its picture.
      () => undefined,
    );
    return () => {
      isGone = true;
    };
  }, [call, id, key]);
  return key === undefined ? undefined : shown?.image;
}

/** The maps there are. */
export function useMaps() {
  const { call } = useApp();
  return useAnswer(useCallback(async () => (await call('maps.list', {})).items, [call]));
}
