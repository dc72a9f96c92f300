import { useEffect, useMemo, useRef, useState } from 'react';
import type { Device } from '../../../contract/devices.ts';
import { useShortcuts } from '../../keyboard/use-shortcuts.ts';
import { useApp, useAppState, useMayOperate } from '../../store/AppProvider.tsx';
import type { DeviceMap } from '../../store/devices-slice.ts';
import { classes } from '../../ui/classes.ts';
import page from '../../ui/Page.module.css';
import { useSpeech } from '../../ui/Translation.tsx';
import { BulkBar } from './bulk/BulkBar.tsx';
import { BulkEditDialog } from './bulk/BulkEditDialog.tsx';
import { DeleteDialog } from './bulk/DeleteDialog.tsx';
import { MaintenanceDialog } from './bulk/MaintenanceDialog.tsx';
import { RemovedDialog } from './bulk/RemovedDialog.tsx';
import { useDeviceActions } from './bulk/use-device-actions.ts';
import { DeviceDialog } from './DeviceDialog.tsx';
import { DeviceInspector } from './DeviceInspector.tsx';
import styles from './DevicesView.module.css';
import { InspectorEdge } from './InspectorEdge.tsx';
import { ColumnsDialog } from './list/ColumnsDialog.tsx';
import { createDeviceList } from './list/device-list.ts';
import { DeviceGrid } from './list/DeviceGrid.tsx';
import { DeviceTiles } from './list/DeviceTiles.tsx';
import { ListProvider, useList, useListSettings, useListState } from './list/ListContext.tsx';
import { createListSettings } from './list/list-settings.ts';
import { tableLines, treeLines } from './list/order.model.ts';
import { Toolbar } from './list/Toolbar.tsx';
import { useFilterInAddress } from './list/use-filter-in-address.ts';
import { Nothing } from './Nothing.tsx';

const NO_DEVICES: DeviceMap = new Map();

/** The devices as they were when the dialog opened: what happens meanwhile must not change the question. */
type Asked =
  | { readonly what: 'edit'; readonly device: Device }
  | { readonly what: 'delete' | 'bulk-edit' | 'maintenance'; readonly devices: readonly Device[] }
  | { readonly what: 'columns' | 'removed' };
type DevicesViewProps = { readonly onAdd: () => void };

export function DevicesView({ onAdd }: DevicesViewProps) {
  const { store } = useApp();
  const [parts] = useState(() => {
    const settings = createListSettings(window.localStorage);
    const list = createDeviceList(store);
    list.ask({ sort: settings.store.getState().sort });
    return { settings, list };
  });
  useEffect(() => parts.list.start(), [parts]);
  return (
    <ListProvider parts={parts}>
      <Devices onAdd={onAdd} />
    </ListProvider>
  );
}

/** The marked devices that are shown: nothing happens to what the filter hides. */
function useMarked(): readonly Device[] {
  const ids = useListState((state) => state.ids);
  const marked = useListState((state) => state.marked);
  const devices = useAppState((state) => (marked.size === 0 ? undefined : state.devices));
  return useMemo(
    () => ids.filter((id) => marked.has(id)).flatMap((id) => devices?.get(id) ?? []),
    [ids, marked, devices],
  );
}

/** Which branches of the tree are closed. */
function useFolding() {
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const fold = (key: string, isOpen?: boolean): void =>
    setClosed((before) => {
      const next = new Set(before);
      if (isOpen ?? before.has(key)) next.delete(key);
      else next.add(key);
      return next;
    });
  return { closed, fold };
}

function useLines(closed: ReadonlySet<string>) {
  const ids = useListState((state) => state.ids);
  const isTree = useListSettings((state) => state.layout === 'tree');
  const devices = useAppState((state) => (isTree ? (state.devices ?? NO_DEVICES) : NO_DEVICES));
  return useMemo(
    () => (isTree ? treeLines(ids, devices, (key) => closed.has(key)) : tableLines(ids)),
    [ids, isTree, devices, closed],
  );
}

function Devices({ onAdd }: DevicesViewProps) {
  const { t } = useSpeech();
  const { store, router } = useApp();
  const { list } = useList();
  const [asked, setAsked] = useState<Asked>();
  const filterRef = useRef<HTMLInputElement>(null);
  const layout = useListSettings((state) => state.layout);
  const isInspecting = useAppState((state) => state.isInspecting);
  const device = useAppState(({ devices, selectedId }) =>
    selectedId === undefined ? undefined : devices?.get(selectedId),
  );
  const hasDevices = useAppState((state) => (state.devices?.size ?? 0) > 0);
  const marked = useMarked();
  const { closed, fold } = useFolding();
  const lines = useLines(closed);
  const actions = useDeviceActions();
  const mayOperate = useMayOperate();
  useFilterInAddress();

  /** What a key is about: the marked devices, else the one that is gone to. */
  const meant = (): readonly Device[] => (marked.length > 0 ? marked : device ? [device] : []);
  const ifMay = (act: (devices: readonly Device[]) => void) => () => {
    const devices = meant();
    if (mayOperate && devices.length > 0) act(devices);
  };
  const edit = ifMay((devices) => {
    const [first] = devices;
    if (devices.length > 1) setAsked({ what: 'bulk-edit', devices });
    else if (first) setAsked({ what: 'edit', device: first });
  });
  const editOne = (): void => {
    if (mayOperate && device) setAsked({ what: 'edit', device });
  };
  const askAll = (what: 'delete' | 'bulk-edit' | 'maintenance') => () => setAsked({ what, devices: marked });
  const open = (id: string): void => router.go({ view: 'device', id });
  const inspect = (id: string): void => {
    store.select(id);
    store.inspect(true);
  };
  const leave = (): void => {
    if (store.getState().isInspecting) store.inspect(false);
    else list.clear();
  };
  useShortcuts({
    filter: () => filterRef.current?.focus(),
    edit,
    delete: ifMay((devices) => setAsked({ what: 'delete', devices })),
    pause: ifMay((devices) => actions.setPaused(devices, !devices.every(({ paused }) => paused))),
    markAll: list.markAll,
    close: leave,
  });

  const shared = { onOpen: open, onInspect: inspect };
  return (
    <div className={styles['view']}>
      <section className={classes(page['panel'], styles['list'])} aria-label={t('devices.title')}>
        <Toolbar
          filterRef={filterRef}
          onColumns={() => setAsked({ what: 'columns' })}
          onRemoved={() => setAsked({ what: 'removed' })}
        />
        <div className={page['results']}>
          {layout !== 'tiles' && hasDevices && (
            <DeviceGrid key={layout} {...shared} lines={lines} isTree={layout === 'tree'} onFold={fold} />
          )}
          {layout === 'tiles' && lines.length > 0 && <DeviceTiles {...shared} />}
          {lines.length === 0 && (
            <div className={page['nothing']}>
              <Nothing onAdd={onAdd} />
            </div>
          )}
        </div>
        {marked.length > 0 && (
          <BulkBar
            devices={marked}
            onEdit={askAll('bulk-edit')}
            onMaintenance={askAll('maintenance')}
            onDelete={askAll('delete')}
          />
        )}
      </section>
      {isInspecting && device && (
        <>
          <InspectorEdge />
          <DeviceInspector
            device={device}
            onEdit={editOne}
            onDelete={() => setAsked({ what: 'delete', devices: [device] })}
            actions={actions}
          />
        </>
      )}
      {asked && <AskedDialog asked={asked} onClose={() => setAsked(undefined)} />}
    </div>
  );
}

function AskedDialog({ asked, onClose }: { readonly asked: Asked; readonly onClose: () => void }) {
  const { list } = useList();
  switch (asked.what) {
    case 'edit':
      return <DeviceDialog device={asked.device} onClose={onClose} />;
    case 'bulk-edit':
      return <BulkEditDialog devices={asked.devices} onClose={onClose} />;
    case 'maintenance':
      return <MaintenanceDialog devices={asked.devices} onClose={onClose} />;
    case 'delete':
      return <DeleteDialog devices={asked.devices} onClose={onClose} onDone={() => list.clear()} />;
    case 'columns':
      return <ColumnsDialog onClose={onClose} />;
    default:
      return <RemovedDialog onClose={onClose} />;
  }
}
