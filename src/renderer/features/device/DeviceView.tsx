import { ArrowLeft } from 'lucide-react';
import { useState } from 'react';
import type { Device } from '../../../contract/devices.ts';
import { useShortcuts } from '../../keyboard/use-shortcuts.ts';
import { hashOf } from '../../route/route.ts';
import { useApp, useAppState, useMayOperate, useRoute } from '../../store/AppProvider.tsx';
import { createCrosshair, type Crosshair, CrosshairProvider } from '../../ui/crosshair.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { useSpeech } from '../../ui/Translation.tsx';
import { DeleteDialog } from '../devices/bulk/DeleteDialog.tsx';
import { MaintenanceDialog } from '../devices/bulk/MaintenanceDialog.tsx';
import { useDeviceActions } from '../devices/bulk/use-device-actions.ts';
import { DeviceDialog } from '../devices/DeviceDialog.tsx';
import { DeviceHead, type Question } from './DeviceHead.tsx';
import { DeviceTabs } from './DeviceTabs.tsx';
import styles from './DeviceView.module.css';
import { useRangeInAddress } from './use-range-in-address.ts';

/** Everything about one device over a range of time. */
export function DeviceView() {
  const { t } = useSpeech();
  const id = useRoute((route) => route.id ?? '');
  const isKnown = useAppState(({ devices }) => devices !== undefined);
  const device = useAppState(({ devices }) => devices?.get(id));
  const [crosshair] = useState(createCrosshair);
  useRangeInAddress();
  if (device !== undefined)
    return (
      <CrosshairProvider value={crosshair}>
        <Known key={id} device={device} crosshair={crosshair} />
      </CrosshairProvider>
    );
  if (!isKnown) return <Skeleton rows={6} />;
  return (
    <EmptyState
      title={t('device.missingTitle')}
      next={t('device.missingNext')}
      action={
        <a href={hashOf({ view: 'devices' })} className={styles['back']}>
          <ArrowLeft size={16} aria-hidden="true" />
          {t('device.toList')}
        </a>
      }
    />
  );
}

type Asked = { readonly what: Question; readonly device: Device };
type KnownProps = { readonly device: Device; readonly crosshair: Crosshair };

function Known({ device, crosshair }: KnownProps) {
  const { router } = useApp();
  const actions = useDeviceActions();
  const mayOperate = useMayOperate();
  const [asked, setAsked] = useState<Asked>();
  const ask = (what: Question): void => {
    // The device as it is now: what happens to it meanwhile must not change the question.
    if (mayOperate) setAsked({ what, device });
  };
  const end = () => setAsked(undefined);
  useShortcuts({
    edit: () => ask('edit'),
    delete: () => ask('delete'),
    pause: () => {
      if (mayOperate) actions.setPaused([device], !device.paused);
    },
    poll: () => {
      if (mayOperate) actions.poll([device]);
    },
    pin: () => crosshair.pin(),
    close: () => {
      const { isPinned } = crosshair.store.getState();
      crosshair.clear();
      return isPinned;
    },
  });
  return (
    <div className={styles['view']}>
      <DeviceHead device={device} actions={actions} onAsk={ask} />
      <DeviceTabs device={device} onEdit={() => ask('edit')} />
      {asked?.what === 'edit' && <DeviceDialog device={asked.device} onClose={end} />}
      {asked?.what === 'delete' && (
        <DeleteDialog devices={[asked.device]} onClose={end} onDone={() => router.go({ view: 'devices' })} />
      )}
      {asked?.what === 'maintenance' && <MaintenanceDialog devices={[asked.device]} onClose={end} />}
    </div>
  );
}
