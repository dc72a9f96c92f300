import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import { EVERYTHING_MAP_ID } from '../../../contract/maps.ts';
import { useShortcuts } from '../../keyboard/use-shortcuts.ts';
import { useApp, useAppState, useRoute } from '../../store/AppProvider.tsx';
import { useWhyNot } from '../../store/use-why-not.ts';
import { formatMoment } from '../../ui/ages.ts';
import { Button } from '../../ui/Button.tsx';
import { FaultNote } from '../../ui/FaultNote.tsx';
import page from '../../ui/Page.module.css';
import { showFault } from '../../ui/faults.ts';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { useToasts } from '../../ui/ToastList.tsx';
import { useSpeech } from '../../ui/Translation.tsx';
import { saveMap } from './export/save.ts';
import styles from './Map.module.css';
import { type CanvasHandle, MapCanvas } from './MapCanvas.tsx';
import { MapInspector } from './MapInspector.tsx';
import { MapList } from './MapList.tsx';
import { MapToolbar } from './MapToolbar.tsx';
import { NothingDrawn } from './NothingDrawn.tsx';
import { Replay } from './Replay.tsx';
import { Tray } from './Tray.tsx';
import { useArrange } from './use-arrange.ts';
import { objectOf, useDialogs } from './MapDialogs.tsx';
import { useMapActions } from './use-map-actions.ts';
import { useMapEdit } from './use-map-edit.ts';
import { type SceneParts, useScene } from './use-scene.ts';

/** Says what went wrong where a command has no better place for it. */
function useFail(): (thrown: unknown) => void {
  const speech = useSpeech();
  const toasts = useToasts();
  return useCallback(
    (thrown: unknown) => {
      const { title, detail, next } = showFault(thrown, speech);
      toasts.show([title, detail, next].join(' '), { tone: 'fault' });
    },
    [speech, toasts],
  );
}

/** What all parts of the screen share. */
function useMapScreen(id: string) {
  const fail = useFail();
  const { t } = useSpeech();
  const [at, setAt] = useState<string>();
  const parts = useScene(id, at, fail);
  const { map, scene, put } = parts;
  const edit = useMapEdit(map, put);
  const arranging = useArrange(at === undefined ? map : undefined, scene.graph, put, fail);
  const canvas = useRef<CanvasHandle>(null);
  const actions = useMapActions({ parts, edit, arranging, canvas });
  const role = useWhyNot('operator');
  const whyNot = role ?? (at === undefined ? undefined : t('map.isPast'));
  const selectedNode = parts.selection?.kind === 'node' ? parts.selection.id : undefined;
  const dialogs = useDialogs({
    map,
    maps: parts.maps,
    graph: scene.graph,
    selectedNode,
    edit,
    put,
    onMaps: parts.reloadMaps,
  });
  return { at, setAt, parts, edit, arranging, canvas, actions, whyNot, dialogs, fail };
}
type Screen = ReturnType<typeof useMapScreen>;

/** One map: drawn or as tables, now or as it was. */
export function MapScreen({ id }: { readonly id: string }) {
  const speech = useSpeech();
  const { t } = speech;
  const screen = useMapScreen(id);
  const { parts, whyNot, actions, dialogs, canvas } = screen;
  const { map, fault, retry, selection, tracing, scene } = parts;
  const isList = useRoute((route) => route.params['as'] === 'list');
  const isAlone = useRoute((route) => route.params['popout'] === '1');
  const [isReplaying, setReplaying] = useState(false);
  const searchRef = useRef<HTMLInputElement>(null);
  useFocusFromAddress(parts, canvas);
  useAlone(isAlone);
  useShortcuts({
    filter: () => searchRef.current?.focus(),
    close: () => {
      if (tracing.trace || tracing.pathFrom) tracing.clear();
      else if (parts.focus.kept) parts.focus.setFocus(undefined, undefined);
      else parts.setSelection(undefined);
    },
    delete: () => selection?.kind === 'object' && whyNot === undefined && dialogs.removeObject(selection.id),
  });
  if (fault !== undefined)
    return <FaultNote fault={showFault(fault, speech)} action={<Button onClick={retry}>{t('device.retry')}</Button>} />;
  if (map === undefined || parts.topology === undefined)
    return (
      <section className={page['panel']} aria-busy="true">
        <h1 className={page['title']}>{t('map.title')}</h1>
        <Skeleton rows={8} />
      </section>
    );
  const stopReplay = (): void => {
    screen.setAt(undefined);
    setReplaying(!isReplaying);
  };
  const isEmpty = scene.graph.nodes.size === 0 && map.objects.length === 0 && map.background === null;
  const showsInspector = selection !== undefined && selection.kind !== 'object';
  return (
    <div className={page['page']}>
      <section className={page['panel']} aria-label={t('map.title')} aria-busy={screen.arranging.isBusy}>
        <Bar screen={screen} searchRef={searchRef} isList={isList} isReplaying={isReplaying} onReplay={stopReplay} />
        <Notes screen={screen} />
        {isReplaying && <Replay at={screen.at} onAt={screen.setAt} />}
        {isEmpty && <NothingDrawn />}
        {!isEmpty && isList && (
          <MapList
            graph={scene.graph}
            rates={scene.rates}
            positions={scene.positions}
            selection={selection}
            onSelect={parts.setSelection}
            onOpen={(one) => void actions.open(one)}
          />
        )}
        {!isEmpty && !isList && <Drawn screen={screen} />}
      </section>
      {showsInspector && <Inspector screen={screen} />}
      {dialogs.dialog}
    </div>
  );
}

type BarProps = {
  readonly screen: Screen;
  readonly searchRef: RefObject<HTMLInputElement | null>;
  readonly isList: boolean;
  readonly isReplaying: boolean;
  readonly onReplay: () => void;
};

function Bar({ screen, searchRef, isList, isReplaying, onReplay }: BarProps) {
  const { t } = useSpeech();
  const { router } = useApp();
  const { parts, edit, actions, dialogs, canvas, whyNot, fail } = screen;
  const { map, maps, focus, scene } = parts;
  if (map === undefined) return null;
  const name = maps.find(({ id }) => id === map.id)?.name ?? map.name;
  return (
    <MapToolbar
      map={map}
      maps={maps}
      search={focus.search}
      found={focus.found.size}
      searchRef={searchRef}
      isList={isList}
      isReplaying={isReplaying}
      whyNot={whyNot}
      onSearch={focus.setSearch}
      onSearched={() => {
        const [first] = focus.found;
        if (first === undefined) return;
        // Also the end of a path may be found by its name.
        actions.select({ kind: 'node', id: first });
        canvas.current?.centreOn(first);
      }}
      onList={() => router.tune({ as: isList ? '' : 'list' })}
      onReplay={onReplay}
      onLayer={(layer) =>
        whyNot === undefined ? void edit.update({ layer }, t('map.deeds.layer')) : parts.put({ ...map, layer })
      }
      onArrange={actions.arrange}
      onAdd={(kind) =>
        kind === 'link' || kind === 'background' || kind === 'map'
          ? dialogs.open({ kind })
          : dialogs.open({
              kind: 'object',
              isNew: true,
              object: objectOf(kind, canvas.current?.centre() ?? { x: 0, y: 0 }, crypto.randomUUID()),
            })
      }
      onSettings={() => dialogs.open({ kind: 'settings' })}
      onLock={() =>
        void edit.update({ locked: !map.locked }, t(map.locked ? 'map.deeds.unlocked' : 'map.deeds.locked'))
      }
      onExport={(format) => void saveMap(format, scene, name).catch(fail)}
    />
  );
}

/** What is out of the ordinary: the past, a path that is looked for, a part in focus. */
function Notes({ screen: { at, setAt, parts, arranging } }: { readonly screen: Screen }) {
  const { t, language } = useSpeech();
  const now = useAppState((state) => state.now);
  const { tracing, focus, scene } = parts;
  const focused = scene.graph.nodes.get(focus.focus ?? '');
  return (
    <output className={styles['notes']}>
      {at !== undefined && (
        <span className={styles['past']}>
          {t('map.pastNote', { moment: formatMoment(Date.parse(at), now, language) })}
          <Button onClick={() => setAt(undefined)}>{t('map.backToNow')}</Button>
        </span>
      )}
      {arranging.isBusy && <span className={styles['note']}>{t('map.arranging')}</span>}
      {tracing.pathFrom && (
        <span className={styles['note']}>
          {t('map.choosePathEnd', { name: tracing.pathFrom.name })}
          <Button onClick={tracing.clear}>{t('common.cancel')}</Button>
        </span>
      )}
      {tracing.trace && (
        <span className={styles['note']}>
          {tracing.trace.text}
          <Button onClick={tracing.clear}>{t('map.clearTrace')}</Button>
        </span>
      )}
      {focus.kept && focused && (
        <span className={styles['note']}>
          {t('map.focusedOn', { name: focused.name, count: focus.hops ?? 1 })}
          <Button onClick={() => focus.setFocus(undefined, undefined)}>{t('map.showAll')}</Button>
        </span>
      )}
    </output>
  );
}

function Drawn({ screen: { parts, actions, canvas, whyNot, dialogs } }: { readonly screen: Screen }) {
  const { router } = useApp();
  const { map, scene, unplaced } = parts;
  const parentId = map?.parentId ?? (map?.id === EVERYTHING_MAP_ID ? null : EVERYTHING_MAP_ID);
  return (
    <div className={styles['stageFrame']}>
      <MapCanvas
        scene={scene}
        isFixed={whyNot !== undefined || map?.locked === true}
        handle={canvas}
        onSelect={actions.select}
        onOpen={(selection) => {
          const object = map?.objects.find(({ id }) => id === selection.id);
          if (actions.open(selection) === 'object' && object && whyNot === undefined)
            dialogs.open({ kind: 'object', object, isNew: false });
        }}
        onMoved={actions.moved}
        onObject={dialogs.putObject}
        onDrop={actions.drop}
        onUp={parentId === null ? undefined : () => router.go({ view: 'map', id: parentId })}
        onCollapse={(id) => actions.collapse(scene.graph.nodes.get(id))}
      />
      <Tray nodes={unplaced} whyNot={whyNot} onPlace={actions.placeNear} />
    </div>
  );
}

function Inspector({ screen: { parts, actions, whyNot } }: { readonly screen: Screen }) {
  const { map, scene, selection, tracing, focus, setSelection } = parts;
  if (selection === undefined) return null;
  return (
    <MapInspector
      graph={scene.graph}
      selection={selection}
      rates={scene.rates}
      actions={{
        onClose: () => setSelection(undefined),
        onSelect: setSelection,
        onPath: tracing.beginPath,
        onBehindNode: tracing.behindNode,
        onBehindLink: tracing.behindLink,
        onFocus: focus.setFocus,
        onCollapse: actions.collapse,
        onRemoveLink: actions.removeLink,
        onUnplace: map?.placements.some(({ node }) => node === selection.id) ? actions.unplace : undefined,
        whyNot,
      }}
    />
  );
}

/** `?focus=NODE`: that node is chosen and in the middle when the page opens. */
function useFocusFromAddress(
  { focus: { focus }, scene, setSelection }: SceneParts,
  canvas: RefObject<CanvasHandle | null>,
): void {
  const done = useRef<string>(undefined);
  const id = focus === undefined ? undefined : (scene.graph.drawnOf.get(focus) ?? focus);
  const isThere = id !== undefined && scene.positions.has(id);
  useEffect(() => {
    if (id === undefined || !isThere || done.current === id || canvas.current === null) return;
    done.current = id;
    setSelection({ kind: 'node', id });
    canvas.current.centreOn(id);
  }, [id, isThere, setSelection, canvas]);
}

/** In a window of its own there is only the map. */
function useAlone(isAlone: boolean): void {
  useEffect(() => {
    if (!isAlone) return undefined;
    document.documentElement.dataset['alone'] = 'yes';
    return () => {
      delete document.documentElement.dataset['alone'];
    };
  }, [isAlone]);
}
