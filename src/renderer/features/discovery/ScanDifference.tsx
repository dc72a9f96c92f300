import { useCallback } from 'react';
import type { Scan } from '../../../contract/discovery.ts';
import { useApp } from '../../store/AppProvider.tsx';
import { useAnswer } from '../../store/use-answer.ts';
import { Dialog, DialogBody } from '../../ui/Dialog.tsx';
import { FaultNote } from '../../ui/FaultNote.tsx';
import { showFault } from '../../ui/faults.ts';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { useSpeech } from '../../ui/Translation.tsx';
import styles from './HostInspector.module.css';

type ScanDifferenceProps = { readonly from: Scan; readonly to: Scan; readonly onClose: () => void };

/** What came, went or changed between two scans. */
export function ScanDifference({ from, to, onClose }: ScanDifferenceProps) {
  const speech = useSpeech();
  const { t } = speech;
  const { call } = useApp();
  const ask = useCallback(
    async () => (await call('scans.compare', { from: from.id, to: to.id })).items,
    [call, from.id, to.id],
  );
  const { value: items, fault } = useAnswer(ask);
  return (
    <Dialog title={t('discovery.history.compareTitle')} size="large" onClose={onClose}>
      <DialogBody label={t('discovery.history.compareTitle')}>
        {fault !== undefined && <FaultNote fault={showFault(fault, speech)} />}
        {items === undefined && fault === undefined && <Skeleton rows={4} />}
        {items?.length === 0 && <p>{t('discovery.history.same')}</p>}
        {items !== undefined && items.length > 0 && (
          <table className={styles['differences']}>
            <tbody>
              {items.map(({ what, host, differences }) => (
                <tr key={host.id}>
                  <th scope="row">{t(`discovery.history.what.${what}`)}</th>
                  <td>{host.name}</td>
                  <td className="mono">{host.address}</td>
                  <td>
                    {differences
                      .map(({ field, before, after }) => `${field}: ${before ?? '–'} → ${after ?? '–'}`)
                      .join('; ')}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </DialogBody>
    </Dialog>
  );
}
