import { Plus } from 'lucide-react';
import { useMemo, useRef, useState } from 'react';
import type { Device } from '../../../contract/devices.ts';
import { useShortcuts } from '../../keyboard/use-shortcuts.ts';
import { useApp, useAppState, useMayOperate } from '../../store/AppProvider.tsx';
import { NO_FILTER } from '../../store/app-store.ts';
import type { DeviceMap, LiveMap } from '../../store/devices-slice.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { useSpeech } from '../../ui/Translation.tsx';
import { DeleteDialog } from './DeleteDialog.tsx';
import { DeviceDialog } from './DeviceDialog.tsx';
import { DeviceGrid } from './DeviceGrid.tsx';
import { DeviceInspector } from './DeviceInspector.tsx';
import { isLiveColumn, nextSort, type Sort, visibleIds } from './devices.model.ts';
import { DevicesToolbar } from './DevicesToolbar.tsx';
import styles from './DevicesView.module.css';
import { useDeviceActions } from './use-device-actions.ts';

const NO_DEVICES: DeviceMap = new Map();
const NO_LIVE: LiveMap = new Map();

/** The device as it was when the dialog opened: what happens to the list meanwhile must not change the question. */
type Asked = { readonly what: 'edit' | 'delete'; readonly device: Device };
type DevicesViewProps = { readonly onAdd: () => void };

function useVisibleIds(sort: Sort): readonly string[] {
  const devices = useAppState((state) => state.devices) ?? NO_DEVICES;
  const filter = useAppState((state) => state.filter);
  // Measurements arrive four times a second: they are only looked at here when they decide the order.
  const live = useAppState((state) => (isLiveColumn(sort.column) ? state.live : NO_LIVE));
  return useMemo(() => visibleIds(devices, live, filter, sort), [devices, live, filter, sort]);
}

export function DevicesView({ onAdd }: DevicesViewProps) {
  const { t } = useSpeech();
  const { store } = useApp();
  const [sort, setSort] = useState<Sort>({ column: 'name', isDescending: false });
  const [asked, setAsked] = useState<Asked>();
  const filterRef = useRef<HTMLInputElement>(null);
  const ids = useVisibleIds(sort);
  const count = useAppState((state) => state.devices?.size);
  const isInspecting = useAppState((state) => state.isInspecting);
  const device = useAppState(({ devices, selectedId }) =>
    selectedId === undefined ? undefined : devices?.get(selectedId),
  );
  const actions = useDeviceActions();
  const mayOperate = useMayOperate();
  const ifMay = (act: (chosen: Device) => void) => () => {
    if (device && mayOperate) act(device);
  };
  const ask = (what: Asked['what']) => ifMay((chosen) => setAsked({ what, device: chosen }));
  const endAsking = () => setAsked(undefined);
  const open = (id: string): void => {
    const { selectedId, isInspecting: isOpen } = store.getState();
    store.select(id);
    if (isOpen && selectedId === id) ask('edit')();
    else store.inspect(true);
  };

  useShortcuts({
    filter: () => filterRef.current?.focus(),
    edit: ask('edit'),
    delete: ask('delete'),
    poll: ifMay(actions.poll),
    pause: ifMay(actions.togglePause),
    close: () => store.inspect(false),
  });

  return (
    <div className={styles['view']}>
      <section className={styles['list']} aria-label={t('devices.title')}>
        <DevicesToolbar shown={ids.length} filterRef={filterRef} />
        {ids.length > 0 ? (
          <DeviceGrid ids={ids} sort={sort} onSort={(column) => setSort(nextSort(sort, column))} onOpen={open} />
        ) : (
          <Nothing count={count} onAdd={onAdd} />
        )}
      </section>
      {isInspecting && device && (
        <DeviceInspector device={device} onEdit={ask('edit')} onDelete={ask('delete')} actions={actions} />
      )}
      {asked?.what === 'edit' && <DeviceDialog device={asked.device} onClose={endAsking} />}
      {asked?.what === 'delete' && <DeleteDialog device={asked.device} onClose={endAsking} />}
    </div>
  );
}

type NothingProps = { readonly count: number | undefined; readonly onAdd: () => void };

function Nothing({ count, onAdd }: NothingProps) {
  const { t } = useSpeech();
  const { store } = useApp();
  const mayOperate = useMayOperate();
  if (count === undefined) return <p className={styles['loading']}>{t('devices.loading')}</p>;
  if (count === 0)
    return (
      <EmptyState
        title={t('devices.emptyTitle')}
        next={t('devices.emptyNext')}
        action={
          <Button tone="primary" icon={<Plus size={16} />} disabled={!mayOperate} onClick={onAdd}>
            {t('devices.addFirst')}
          </Button>
        }
      />
    );
  return (
    <EmptyState
      title={t('devices.noneMatch')}
      next={t('devices.noneMatchNext', { count })}
      action={<Button onClick={() => store.narrow(NO_FILTER)}>{t('devices.clearFilter')}</Button>}
    />
  );
}
