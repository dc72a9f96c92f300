import { useState } from 'react';
import type { Device } from '../../../../contract/devices.ts';
import { Button } from '../../../ui/Button.tsx';
import { Dialog, DialogActions, DialogBody } from '../../../ui/Dialog.tsx';
import { FaultNote } from '../../../ui/FaultNote.tsx';
import { showFault } from '../../../ui/faults.ts';
import { useSpeech } from '../../../ui/Translation.tsx';
import styles from './Bulk.module.css';
import { useDeviceActions } from './use-device-actions.ts';

const NAMED = 40;

type DeleteDialogProps = {
  readonly devices: readonly Device[];
  readonly onClose: () => void;
  readonly onDone?: () => void;
};

/** The question before devices leave the list. They stay 30 days among those that can be put back. */
export function DeleteDialog({ devices, onClose, onDone }: DeleteDialogProps) {
  const speech = useSpeech();
  const { remove } = useDeviceActions();
  const [fault, setFault] = useState<unknown>();
  const { t } = speech;
  const [{ name, address } = { name: '', address: '' }] = devices;
  const count = devices.length;
  const isOne = count === 1;
  const confirm = async (): Promise<void> => {
    try {
      await remove(devices);
      onDone?.();
      onClose();
    } catch (thrown) {
      setFault(thrown);
    }
  };
  return (
    <Dialog
      title={isOne ? t('devices.dialog.deleteTitle', { name }) : t('devices.bulk.deleteTitle', { count })}
      role="alertdialog"
      onClose={onClose}
    >
      <DialogBody>
        {fault !== undefined && <FaultNote fault={showFault(fault, speech)} />}
        <p>
          {isOne ? t('devices.dialog.deleteText', { name, address }) : t('devices.bulk.deleteText', { count })}{' '}
          {t('devices.bulk.kept')}
        </p>
        {!isOne && (
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
          <p className={styles['names']} tabIndex={0}>
            {devices
              .slice(0, NAMED)
              .map((device) => device.name)
              .join(', ')}
            {count > NAMED && ` … ${t('devices.bulk.moreValues', { count: count - NAMED })}`}
          </p>
        )}
      </DialogBody>
      <DialogActions>
        <Button onClick={onClose}>{t('common.cancel')}</Button>
        <Button tone="danger" onClick={() => void confirm()}>
          {t('devices.actions.delete')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
