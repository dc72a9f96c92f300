import { useEffect } from 'react';
import { useApp, useAppState } from '../../store/AppProvider.tsx';
import { formatMoment } from '../../ui/ages.ts';
import { classes } from '../../ui/classes.ts';
import { useSpeech } from '../../ui/Translation.tsx';
import { useShallow } from 'zustand/react/shallow';
import styles from './DeviceInspector.module.css';
import { eventSentence } from './events.model.ts';

const SHOWN = 12;

/** What happened to a device lately, in the reader's language. */
export function InspectorEvents({ deviceId }: { readonly deviceId: string }) {
  const speech = useSpeech();
  const { t, language } = speech;
  const { store } = useApp();
  const now = useAppState((state) => state.now);
  const events = useAppState(
    useShallow((state) => state.events.filter((event) => event.deviceId === deviceId).slice(0, SHOWN)),
  );
  useEffect(() => {
    // Without an answer the live events are still there.
    store.recall(deviceId).catch(() => undefined);
  }, [store, deviceId]);
  return (
    <section>
      <h3 className={styles['section']}>{t('devices.inspector.events')}</h3>
      {events.length === 0 && <p className={styles['faint']}>{t('devices.inspector.noEvents')}</p>}
      <ul>
        {events.map((event) => (
          <li key={event.id} className={styles['item']}>
            <span className={classes(styles['level'], styles[event.level])} />
            <span className={styles['itemText']}>{eventSentence(event, speech)}</span>
            <time className={styles['time']} dateTime={event.at}>
              {formatMoment(Date.parse(event.at), now, language)}
            </time>
          </li>
        ))}
      </ul>
    </section>
  );
}
