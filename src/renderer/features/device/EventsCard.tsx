import { useState } from 'react';
import { EVENT_LEVELS, type EventLevel } from '../../../contract/logs.ts';
import { useAppState } from '../../store/AppProvider.tsx';
import { formatMoment } from '../../ui/ages.ts';
import { classes } from '../../ui/classes.ts';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { useSpeech } from '../../ui/Translation.tsx';
import { eventSentence } from '../devices/events.model.ts';
import styles from './DeviceView.module.css';
import type { DeviceRecord } from './use-record.ts';

type EventsCardProps = { readonly record: DeviceRecord | undefined; readonly isBusy: boolean };

/** What happened to the device in the range, newest first; the levels are a filter. */
export function EventsCard({ record, isBusy }: EventsCardProps) {
  const { t } = useSpeech();
  const [levels, setLevels] = useState<ReadonlySet<EventLevel>>(new Set(EVENT_LEVELS));
  const toggle = (level: EventLevel): void =>
    setLevels((before) =>
      before.has(level) ? new Set([...before].filter((one) => one !== level)) : new Set([...before, level]),
    );
  const shown = record?.events.filter(({ level }) => levels.has(level));
  return (
    <section className={styles['card']} aria-label={t('device.events')} aria-busy={isBusy}>
      <header className={styles['cardHead']}>
        <h3 className={styles['title']}>{t('device.events')}</h3>
        <fieldset className={classes(styles['end'], styles['bare'])} aria-label={t('device.levels')}>
          {EVENT_LEVELS.map((level) => (
            <button
              key={level}
              type="button"
              className={styles['chip']}
              aria-pressed={levels.has(level)}
              onClick={() => toggle(level)}
            >
              <span className={classes(styles['level'], styles[level])} />
              {t(`device.level.${level}`)}
            </button>
          ))}
        </fieldset>
      </header>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard */}
      <section className={styles['body']} aria-label={t('device.events')} tabIndex={0}>
        {shown === undefined && <Skeleton />}
        {shown?.length === 0 && (
          <p className={styles['faint']}>
            {t(record?.events.length === 0 ? 'device.noEvents' : 'device.noEventsOfLevel')}
          </p>
        )}
        <EventItems events={shown ?? []} />
      </section>
    </section>
  );
}

function EventItems({ events }: { readonly events: DeviceRecord['events'] }) {
  const speech = useSpeech();
  const { t, language } = speech;
  const now = useAppState((state) => state.now);
  return (
    <ul>
      {events.map((event) => (
        <li key={event.id} className={styles['item']}>
          <span className={classes(styles['level'], styles[event.level])}>
            <span className="visually-hidden">{t(`device.level.${event.level}`)}</span>
          </span>
          <span className={styles['itemText']}>{eventSentence(event, speech)}</span>
          <time className={styles['time']} dateTime={event.at}>
            {formatMoment(Date.parse(event.at), now, language)}
          </time>
        </li>
      ))}
    </ul>
  );
}
