import { type ReactNode, useState } from 'react';
import type { MapView } from '../../../contract/maps.ts';
import { useApp } from '../../store/AppProvider.tsx';
import { useSpeech } from '../../ui/Translation.tsx';
import { BackgroundDialog } from './BackgroundDialog.tsx';
import type { MapObjectValue } from './draw/geometry.ts';
import type { Graph, Point } from './graph.model.ts';
import { LinkDialog } from './LinkDialog.tsx';
import { MapDialog } from './MapDialog.tsx';
import type { MapEntry } from './MapToolbar.tsx';
import { ObjectDialog } from './ObjectDialog.tsx';
import type { MapEdit } from './use-map-edit.ts';

const SIZES: Readonly<Record<MapObjectValue['kind'], readonly [number, number]>> = {
  note: [220, 110],
  frame: [420, 280],
  cloud: [170, 100],
  submap: [170, 70],
  symbol: [130, 44],
};
type Opened =
  | { readonly kind: 'object'; readonly object: MapObjectValue; readonly isNew: boolean }
  | { readonly kind: 'link' | 'background' | 'map' | 'settings' };

type DialogParts = {
  readonly map: MapView | undefined;
  readonly maps: readonly MapEntry[];
  readonly graph: Graph;
  readonly selectedNode: string | undefined;
  readonly edit: MapEdit;
  readonly put: (map: MapView) => void;
  readonly onMaps: () => void;
};

/** A thing of a kind, laid around a point. */
export function objectOf(kind: MapObjectValue['kind'], centre: Point, id: string): MapObjectValue {
  const [width, height] = SIZES[kind];
  const [x, y] = [Math.round(centre.x - width / 2), Math.round(centre.y - height / 2)];
  return { id, kind, x, y, width, height, text: '', mapId: null };
}

/** The dialogs of the map: one at a time. */
export function useDialogs({ map, maps, graph, selectedNode, edit, put, onMaps }: DialogParts) {
  const { t } = useSpeech();
  const { router } = useApp();
  const [opened, setOpened] = useState<Opened>();
  const close = (): void => setOpened(undefined);
  const putObject = (object: MapObjectValue): void => {
    const others = (map?.objects ?? []).filter(({ id }) => id !== object.id);
    void edit.update({ objects: [...others, object] }, t('map.deeds.object'));
  };
  const removeObject = (id: string): void =>
    void edit.update({ objects: (map?.objects ?? []).filter((one) => one.id !== id) }, t('map.deeds.objectGone'));
  let dialog: ReactNode = null;
  if (opened?.kind === 'object')
    dialog = (
      <ObjectDialog
        object={opened.object}
        isNew={opened.isNew}
        maps={maps.filter(({ id }) => id !== map?.id)}
        onSave={putObject}
        onDelete={() => removeObject(opened.object.id)}
        onClose={close}
      />
    );
  else if (opened?.kind === 'link') dialog = <LinkDialog graph={graph} from={selectedNode} onClose={close} />;
  else if (opened?.kind === 'background' && map) dialog = <BackgroundDialog map={map} edit={edit} onClose={close} />;
  else if (opened?.kind === 'map' || opened?.kind === 'settings')
    dialog = (
      <MapDialog
        map={opened.kind === 'settings' ? map : undefined}
        maps={maps}
        onSaved={(saved) => {
          onMaps();
          if (saved.id === map?.id) put(saved);
          else router.go({ view: 'map', id: saved.id });
        }}
        onRemoved={() => router.go({ view: 'map' })}
        onClose={close}
      />
    );
  return { dialog, open: setOpened, putObject, removeObject };
}
