import { useMemo, useState } from 'react';
import { EVERYTHING_MAP_ID } from '../../../contract/maps.ts';
import { useAppState } from '../../store/AppProvider.tsx';
import { formatBitRate } from '../../ui/rates.ts';
import { useShownTheme } from '../../ui/ThemeContext.tsx';
import { useSpeech } from '../../ui/Translation.tsx';
import type { MapObjectValue } from './draw/geometry.ts';
import { graphOf, NO_GRAPH, positionsOf, unplacedOf } from './graph.model.ts';
import type { Scene, Selection } from './map-scene.ts';
import { useFocus } from './use-focus.ts';
import { useMap, useMaps, usePicture, useWiring } from './use-map.ts';
import { usePortRates } from './use-port-rates.ts';
import { useTrace } from './use-trace.ts';

const NOWHERE = new Map<string, never>();
const NO_OBJECTS: readonly MapObjectValue[] = [];

/** A map by its name; that of everything has one in each language. */
function useMapNames() {
  const { t } = useSpeech();
  const { value, retry } = useMaps();
  const maps = useMemo(
    () =>
      (value ?? []).map(({ id, name }) => ({
        id,
        name: id === EVERYTHING_MAP_ID && name === 'Everything' ? t('map.everything') : name,
      })),
    [value, t],
  );
  return { maps, reload: retry };
}

/** All that is shown of a map: wiring, places, rates, what is chosen, found and lit. */
export function useScene(id: string, at: string | undefined, onFault: (thrown: unknown) => void) {
  const { language } = useSpeech();
  const theme = useShownTheme();
  const devices = useAppState((state) => state.devices);
  const { topology, fault: wiringFault } = useWiring(at);
  const loaded = useMap(id);
  const { map, placements } = loaded;
  const picture = usePicture(map);
  const { maps, reload } = useMapNames();
  const [selection, setSelection] = useState<Selection>();
  const graph = useMemo(
    () => (map ? graphOf(topology, map, at === undefined ? devices : undefined) : NO_GRAPH),
    [topology, map, devices, at],
  );
  const positions = useMemo(() => positionsOf(graph, placements), [graph, placements]);
  const unplaced = useMemo(() => unplacedOf(graph, positions), [graph, positions]);
  const rates = usePortRates(graph, at === undefined);
  const focus = useFocus(graph);
  const tracing = useTrace(graph, at, onFault);
  const { found, kept } = focus;
  const { trace } = tracing;
  const scene = useMemo(
    (): Scene => ({
      graph,
      positions: map ? positions : NOWHERE,
      objects: map?.objects ?? NO_OBJECTS,
      nameOfObject: ({ kind, text, mapId }) =>
        text || (kind === 'submap' ? (maps.find((one) => one.id === mapId)?.name ?? '') : ''),
      background: map?.background ?? null,
      picture,
      rates,
      speak: (bps) => formatBitRate(bps, language),
      selection,
      lit: trace ?? (found.size > 0 ? { nodes: found, links: new Set() } : undefined),
      kept,
      theme,
    }),
    [graph, positions, map, picture, rates, language, selection, trace, found, kept, theme, maps],
  );
  return {
    ...loaded,
    maps,
    reloadMaps: reload,
    topology,
    wiringFault,
    scene,
    unplaced,
    selection,
    setSelection,
    focus,
    tracing,
  };
}
export type SceneParts = ReturnType<typeof useScene>;
