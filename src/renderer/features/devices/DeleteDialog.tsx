import { useState } from 'react';
import type { Device } from '../../../contract/devices.ts';
import { useApp } from '../../store/AppProvider.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog, DialogActions, DialogBody } from '../../ui/Dialog.tsx';
import { FaultNote } from '../../ui/FaultNote.tsx';
import { showFault } from '../../ui/faults.ts';
import { useToasts } from '../../ui/ToastList.tsx';
import { useSpeech } from '../../ui/Translation.tsx';

type DeleteDialogProps = { readonly device: Device; readonly onClose: () => void };

export function DeleteDialog({ device, onClose }: DeleteDialogProps) {
  const { call } = useApp();
  const speech = useSpeech();
  const toasts = useToasts();
  const [fault, setFault] = useState<unknown>();
  const { t } = speech;
  const { id, name, address } = device;
  const remove = async (): Promise<void> => {
    try {
      await call('devices.remove', { id });
      toasts.show(t('devices.deleted', { name }));
      onClose();
    } catch (thrown) {
      setFault(thrown);
    }
  };
  return (
    <Dialog title={t('devices.dialog.deleteTitle', { name })} role="alertdialog" onClose={onClose}>
      <DialogBody>
        {fault !== undefined && <FaultNote fault={showFault(fault, speech)} />}
        <p>{t('devices.dialog.deleteText', { name, address })}</p>
      </DialogBody>
      <DialogActions>
        <Button onClick={onClose}>{t('common.cancel')}</Button>
        <Button tone="danger" onClick={() => void remove()}>
          {t('devices.actions.delete')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
