import type { Device } from '../../../contract/devices.ts';
import { useSpeech } from '../../ui/Translation.tsx';
import styles from './DeviceView.module.css';

/** What people wrote about the device, as they wrote it. */
export function NotesCard({ device }: { readonly device: Device }) {
  const { t, language } = useSpeech();
  const { notes, createdAt } = device;
  const created = new Intl.DateTimeFormat(language, { dateStyle: 'medium' }).format(Date.parse(createdAt));
  return (
    <section className={styles['card']} aria-label={t('device.notes')}>
      <header className={styles['cardHead']}>
        <h3 className={styles['title']}>{t('device.notes')}</h3>
        <small className={styles['small']}>{`${t('devices.inspector.created')} ${created}`}</small>
      </header>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard */}
      <section className={styles['body']} aria-label={t('device.notes')} tabIndex={0}>
        {notes === '' ? (
          <p className={styles['faint']}>{t('device.noNotes')}</p>
        ) : (
          <p className={styles['note']}>{notes}</p>
        )}
      </section>
    </section>
  );
}
