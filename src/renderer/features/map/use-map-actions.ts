import type { RefObject } from 'react';
import type { Placement } from '../../../contract/maps.ts';
import type { TopologyLink } from '../../../contract/topology.ts';
import { useApp } from '../../store/AppProvider.tsx';
import { useToasts } from '../../ui/ToastList.tsx';
import { useSpeech } from '../../ui/Translation.tsx';
import type { DrawnNode, Point } from './graph.model.ts';
import { placeNear } from './layout/near.ts';
import type { Selection } from './map-scene.ts';
import type { CanvasHandle } from './MapCanvas.tsx';
import type { useArrange } from './use-arrange.ts';
import type { MapEdit } from './use-map-edit.ts';
import type { SceneParts } from './use-scene.ts';

const rounded = (nodes: Readonly<Record<string, Point>>): readonly Placement[] =>
  Object.entries(nodes).map(([node, { x, y }]) => ({ node, x: Math.round(x), y: Math.round(y) }));

/** As what a node is collapsed: its site, else its first group; of a group: itself. */
export function bundleKey(node: DrawnNode): string | undefined {
  if (node.kind === 'bundle') return node.id;
  const [first] = node.members;
  if (first === undefined) return undefined;
  return first.site === '' ? first.groups[0] && `group:${first.groups[0]}` : `site:${first.site}`;
}

type Parts = {
  readonly parts: SceneParts;
  readonly edit: MapEdit;
  readonly arranging: ReturnType<typeof useArrange>;
  readonly canvas: RefObject<CanvasHandle | null>;
};

/** What a person does on a map, as commands. */
export function useMapActions({ parts, edit, arranging, canvas }: Parts) {
  const { router, call } = useApp();
  const { t } = useSpeech();
  const toasts = useToasts();
  const { map, scene, tracing, setSelection } = parts;
  const { graph, positions } = scene;
  const nodeOf = (id: string): DrawnNode | undefined => graph.nodes.get(id);
  const collapse = (node: DrawnNode | undefined): void => {
    const key = node && bundleKey(node);
    if (map === undefined || key === undefined) return;
    const isBundle = node?.kind === 'bundle';
    const collapsed = isBundle ? map.collapsed.filter((one) => one !== key) : [...map.collapsed, key];
    setSelection(undefined);
    void edit.update(
      { collapsed },
      t(isBundle ? 'map.deeds.expanded' : 'map.deeds.collapsed', { name: key.slice(key.indexOf(':') + 1) }),
    );
  };
  return {
    collapse,
    select: (selection: Selection | undefined): void => {
      if (selection?.kind === 'node') tracing.endPath(nodeOf(selection.id));
      setSelection(selection);
    },
    /** Goes into what was chosen: the page of a device, a group, another map. @returns what is left to be opened */
    open(selection: Selection): 'object' | undefined {
      const node = selection.kind === 'node' ? nodeOf(selection.id) : undefined;
      const deviceId = node?.members[0]?.deviceId;
      const object = selection.kind === 'object' ? map?.objects.find(({ id }) => id === selection.id) : undefined;
      if (node?.kind === 'bundle') collapse(node);
      else if (deviceId) router.go({ view: 'device', id: deviceId });
      else if (object?.mapId) router.go({ view: 'map', id: object.mapId });
      else if (object) return 'object';
      else setSelection(selection);
      return undefined;
    },
    moved: (nodes: Readonly<Record<string, Point>>): void => {
      const put = rounded(nodes);
      void edit.place(put, [], t('map.deeds.moved', { count: put.length }));
    },
    placeNear: (ids: readonly string[]): void => {
      const put = placeNear(ids, graph, positions);
      void edit.place(put, [], t('map.deeds.placed', { count: put.length }));
      const [first] = ids;
      if (ids.length === 1 && first !== undefined) setSelection({ kind: 'node', id: first });
    },
    drop: (id: string, at: Point): void =>
      void edit.place(rounded({ [id]: at }), [], t('map.deeds.placed', { count: 1 })),
    unplace: (node: DrawnNode): void => {
      setSelection(undefined);
      void edit.place([], [node.id], t('map.deeds.unplaced', { name: node.name }));
    },
    arrange: (kind: 'force' | 'layered'): void =>
      void arranging.arrange(kind).then(async (put) => {
        await edit.place(put, [], t('map.deeds.arranged'));
        canvas.current?.fit();
      }, edit.fail),
    removeLink: (link: TopologyLink): void =>
      void call('links.remove', { id: link.id }).then(() => {
        setSelection(undefined);
        toasts.show(t('map.linkRemoved'));
      }, edit.fail),
  };
}
