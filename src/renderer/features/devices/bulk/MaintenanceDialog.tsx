import { type FormEvent, useState } from 'react';
import type { Device } from '../../../../contract/devices.ts';
import { useAppState } from '../../../store/AppProvider.tsx';
import { Button } from '../../../ui/Button.tsx';
import { Dialog, DialogActions, DialogBody } from '../../../ui/Dialog.tsx';
import { FaultNote } from '../../../ui/FaultNote.tsx';
import { showFault } from '../../../ui/faults.ts';
import { TextField } from '../../../ui/Field.tsx';
import { useSpeech } from '../../../ui/Translation.tsx';
import styles from './Bulk.module.css';
import { useDeviceActions } from './use-device-actions.ts';

const HOUR = 3_600_000;
/** As `datetime-local` wants it: the clock on the wall, without a zone. */
const wallTime = (at: number): string => {
  const date = new Date(at);
  return new Date(at - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
};

type MaintenanceDialogProps = { readonly devices: readonly Device[]; readonly onClose: () => void };

/** Maintenance from now until a chosen moment. */
export function MaintenanceDialog({ devices, onClose }: MaintenanceDialogProps) {
  const speech = useSpeech();
  const { t } = speech;
  const actions = useDeviceActions();
  const now = useAppState((state) => state.now);
  const [until, setUntil] = useState(() => wallTime(now + 4 * HOUR));
  const [fault, setFault] = useState<unknown>();
  const at = Date.parse(until);
  const isPast = !(at > now);
  const plan = async (): Promise<void> => {
    try {
      await actions.maintain(devices, at);
      onClose();
    } catch (thrown) {
      setFault(thrown);
    }
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (!isPast) void plan();
  };
  return (
    <Dialog title={t('devices.bulk.maintenanceTitle', { count: devices.length })} onClose={onClose}>
      <form onSubmit={submit} noValidate>
        <DialogBody>
          {fault !== undefined && <FaultNote fault={showFault(fault, speech)} />}
          <p className={styles['lead']}>{t('devices.bulk.maintenanceLead')}</p>
          <TextField
            label={t('devices.bulk.until')}
            type="datetime-local"
            value={until}
            onValue={setUntil}
            error={isPast ? t('devices.bulk.untilPast') : undefined}
          />
        </DialogBody>
        <DialogActions>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button type="submit" tone="primary" disabled={isPast}>
            {t('devices.bulk.maintenanceStart')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
