import { useCallback } from 'react';
import type { Device } from '../../../contract/devices.ts';
import { useApp, useMayOperate } from '../../store/AppProvider.tsx';
import { useAnswer } from '../../store/use-answer.ts';
import { FaultNote } from '../../ui/FaultNote.tsx';
import { showFault } from '../../ui/faults.ts';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { useSpeech } from '../../ui/Translation.tsx';
import styles from './DeviceView.module.css';

/** Which credential of each kind holds for the device, and from where. */
export function CredentialsCard({ device }: { readonly device: Device }) {
  const speech = useSpeech();
  const { t } = speech;
  const { call } = useApp();
  const may = useMayOperate();
  const { id } = device;
  const ask = useCallback(async () => (may ? call('credentials.ofDevice', { id }) : undefined), [call, id, may]);
  const { value, fault } = useAnswer(ask);
  if (!may) return null;
  return (
    <section className={styles['card']} aria-label={t('device.credentials')}>
      <header className={styles['cardHead']}>
        <h3 className={styles['title']}>{t('device.credentials')}</h3>
      </header>
      <div className={styles['body']}>
        {fault !== undefined && <FaultNote fault={showFault(fault, speech)} />}
        {value === undefined && fault === undefined && <Skeleton />}
        {value?.items.length === 0 && <p className={styles['faint']}>{t('device.noCredentials')}</p>}
        {value?.items.map(({ kind, credential, from: { level, target } }) => (
          <p key={kind}>
            {`${t(`settings.credentials.kinds.${kind}`)}: ${credential.name} `}
            <small className={styles['small']}>
              {t('device.effectiveFrom', {
                place: t(`settings.credentials.at.${level}`, { target: level === 'device' ? device.name : target }),
              })}
            </small>
          </p>
        ))}
      </div>
    </section>
  );
}
