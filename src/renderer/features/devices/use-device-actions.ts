import type { Device } from '../../../contract/devices.ts';
import { useApp } from '../../store/AppProvider.tsx';
import { showFault } from '../../ui/faults.ts';
import { useToasts } from '../../ui/ToastList.tsx';
import { useSpeech } from '../../ui/Translation.tsx';

/** What can be done to a device without a form. The list changes when the host says so, not before. */
export function useDeviceActions() {
  const { call } = useApp();
  const speech = useSpeech();
  const toasts = useToasts();
  const { t } = speech;

  const tellFault = (thrown: unknown): void => {
    const { title, next, detail } = showFault(thrown, speech);
    toasts.show([title, detail, next].join(' '), { tone: 'fault' });
  };
  const setPaused = async ({ id, name }: Device, paused: boolean): Promise<void> => {
    try {
      await call('devices.update', { id, paused });
      const undo = () => void call('devices.update', { id, paused: !paused }).catch(tellFault);
      toasts.show(t(paused ? 'devices.pausedToast' : 'devices.resumedToast', { name }), { undo });
    } catch (thrown) {
      tellFault(thrown);
    }
  };

  const pollNow = async ({ id, name }: Device): Promise<void> => {
    try {
      const { checks } = await call('devices.poll', { id });
      toasts.show(t('devices.polled', { name, count: checks }));
    } catch (thrown) {
      tellFault(thrown);
    }
  };

  return {
    togglePause: (device: Device): void => void setPaused(device, !device.paused),
    poll: (device: Device): void => void pollNow(device),
  };
}
