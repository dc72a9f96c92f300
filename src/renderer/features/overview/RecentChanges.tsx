import { hashOf } from '../../route/route.ts';
import { useAppState } from '../../store/AppProvider.tsx';
import { formatMoment } from '../../ui/ages.ts';
import { classes } from '../../ui/classes.ts';
import { useSpeech } from '../../ui/Translation.tsx';
import { eventSentence } from '../devices/events.model.ts';
import { Card } from './Card.tsx';
import styles from './Overview.module.css';

const SHOWN = 40;

/** What happened lately, newest first. */
export function RecentChanges() {
  const speech = useSpeech();
  const { t, language } = speech;
  const events = useAppState((state) => state.events);
  const now = useAppState((state) => state.now);
  return (
    <Card
      title={t('overview.recent')}
      className={styles['recent']}
      action={
        <a className={styles['all']} href={hashOf({ view: 'logs' })}>
          {t('overview.all')}
        </a>
      }
    >
      <div className={styles['scroll']}>
        {events.length === 0 && <p className={styles['faint']}>{t('devices.inspector.noEvents')}</p>}
        <ul>
          {events.slice(0, SHOWN).map((event) => (
            <li key={event.id} className={styles['event']}>
              <span className={classes(styles['level'], styles[`level-${event.level}`])} />
              <span className={styles['sentence']}>
                {event.deviceId === null ? (
                  eventSentence(event, speech)
                ) : (
                  <a className={styles['plain']} href={hashOf({ view: 'device', id: event.deviceId })}>
                    {eventSentence(event, speech)}
                  </a>
                )}
              </span>
              <time className={styles['time']} dateTime={event.at}>
                {formatMoment(Date.parse(event.at), now, language)}
              </time>
            </li>
          ))}
        </ul>
      </div>
    </Card>
  );
}
