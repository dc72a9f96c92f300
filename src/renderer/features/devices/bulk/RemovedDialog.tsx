import { useEffect, useState } from 'react';
import type { RemovedDevice } from '../../../../contract/devices.ts';
import { useApp, useAppState } from '../../../store/AppProvider.tsx';
import { useWhyNot } from '../../../store/use-why-not.ts';
import { formatAge, formatMoment } from '../../../ui/ages.ts';
import { Button } from '../../../ui/Button.tsx';
import { Dialog, DialogActions, DialogBody } from '../../../ui/Dialog.tsx';
import { FaultNote } from '../../../ui/FaultNote.tsx';
import { showFault } from '../../../ui/faults.ts';
import { useSpeech } from '../../../ui/Translation.tsx';
import styles from './Bulk.module.css';
import { useDeviceActions } from './use-device-actions.ts';

/** What was deleted in the last 30 days, to be put back with its history. */
export function RemovedDialog({ onClose }: { readonly onClose: () => void }) {
  const speech = useSpeech();
  const { t, language } = speech;
  const { call } = useApp();
  const { restore } = useDeviceActions();
  const whyNot = useWhyNot('operator');
  const now = useAppState((state) => state.now);
  const [items, setItems] = useState<readonly RemovedDevice[]>();
  const [fault, setFault] = useState<unknown>();
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    if (turn < 0) return;
    call('devices.removed', {}).then(
      (answer) => {
        setItems(answer.items);
        setFault(undefined);
      },
      (thrown: unknown) => setFault(thrown),
    );
  }, [call, turn]);
  const load = () => setTurn(turn + 1);
  const putBack = async (device: RemovedDevice): Promise<void> => {
    try {
      await restore([device]);
      load();
    } catch (thrown) {
      setFault(thrown);
    }
  };
  return (
    <Dialog title={t('devices.removed.title')} size="large" onClose={onClose}>
      <DialogBody>
        {fault !== undefined && <FaultNote fault={showFault(fault, speech)} />}
        {items?.length === 0 && <p className={styles['lead']}>{t('devices.removed.none')}</p>}
        {items && items.length > 0 && (
          <table className={styles['removed']}>
            <thead>
              <tr>
                <th scope="col">{t('devices.columns.name')}</th>
                <th scope="col">{t('devices.columns.address')}</th>
                <th scope="col">{t('devices.removed.at')}</th>
                <th scope="col">{t('devices.removed.left')}</th>
                <th scope="col">
                  <span className="visually-hidden">{t('devices.removed.restore')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {items.map((device) => (
                <tr key={device.id}>
                  <td>{device.name}</td>
                  <td className="mono">{device.address}</td>
                  <td>{formatMoment(Date.parse(device.removedAt), now, language)}</td>
                  <td>{formatAge(Date.parse(device.keptUntil) - now, speech)}</td>
                  <td>
                    <Button
                      whyNot={whyNot}
                      aria-label={t('devices.removed.restoreOne', { name: device.name })}
                      onClick={() => void putBack(device)}
                    >
                      {t('devices.removed.restore')}
                    </Button>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </DialogBody>
      <DialogActions>
        {fault !== undefined && <Button onClick={load}>{t('devices.removed.retry')}</Button>}
        <Button onClick={onClose}>{t('common.close')}</Button>
      </DialogActions>
    </Dialog>
  );
}
