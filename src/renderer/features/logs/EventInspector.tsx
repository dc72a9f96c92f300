import { Crosshair, Link as LinkIcon } from 'lucide-react';
import { useCallback } from 'react';
import { hashOf } from '../../route/route.ts';
import { useApp, useAppState } from '../../store/AppProvider.tsx';
import { useAnswer } from '../../store/use-answer.ts';
import type { Span } from '../../time/range.ts';
import { formatAge } from '../../ui/ages.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { FaultNote } from '../../ui/FaultNote.tsx';
import { showFault } from '../../ui/faults.ts';
import { Inspector } from '../../ui/Inspector.tsx';
import { useToasts } from '../../ui/ToastList.tsx';
import { useSpeech } from '../../ui/Translation.tsx';
import { eventSentence } from '../devices/events.model.ts';
import styles from './EventInspector.module.css';
import { LevelMark } from './LevelMark.tsx';
import { fullTime, type LogFilter, type LogLine, lineTime, NO_LOG_FILTER } from './logs.model.ts';

const AROUND_MS = 60_000;
const MOST_AROUND = 100;

type EventInspectorProps = {
  readonly line: LogLine;
  readonly onClose: () => void;
  readonly onFilter: (filter: LogFilter) => void;
  readonly onNarrow: (span: Span) => void;
};

/** One event in full, and what happened around it. */
export function EventInspector({ line, onClose, onFilter, onNarrow }: EventInspectorProps) {
  const { t } = useSpeech();
  const { event, at, sentence } = line;
  const around = { from: at - AROUND_MS, to: at + AROUND_MS };
  return (
    <Inspector
      label={t('logs.detail.label')}
      title={t(`logs.kinds.${event.kind}`)}
      mark={<LevelMark level={event.level} />}
      closeLabel={t('logs.detail.close')}
      onClose={onClose}
    >
      <p className={styles['sentence']}>{sentence}</p>
      <Actions line={line} onFilter={onFilter} onAround={() => onNarrow(around)} />
      <Facts line={line} />
      <Around key={event.id} line={line} />
    </Inspector>
  );
}

type ActionsProps = {
  readonly line: LogLine;
  readonly onFilter: (filter: LogFilter) => void;
  readonly onAround: () => void;
};

function Actions({ line: { event }, onFilter, onAround }: ActionsProps) {
  const { t } = useSpeech();
  const toasts = useToasts();
  const { deviceId, kind } = event;
  const isKnown = useAppState(({ devices }) => deviceId !== null && devices?.has(deviceId) === true);
  const copy = () =>
    navigator.clipboard.writeText(window.location.href).then(
      () => toasts.show(t('logs.detail.copied')),
      // Without leave to the clipboard the address is still in the address bar.
      () => undefined,
    );
  return (
    <div className={styles['actions']}>
      {isKnown && deviceId !== null && (
        <a className={styles['link']} href={hashOf({ view: 'device', id: deviceId })}>
          {t('logs.detail.open', { name: event.deviceName ?? '' })}
        </a>
      )}
      {deviceId !== null && (
        <Button onClick={() => onFilter({ ...NO_LOG_FILTER, deviceId })}>{t('logs.detail.onlyDevice')}</Button>
      )}
      <Button onClick={() => onFilter({ ...NO_LOG_FILTER, kind })}>{t('logs.detail.onlyKind')}</Button>
      <Button icon={<Crosshair size={14} />} onClick={onAround}>
        {t('logs.detail.around')}
      </Button>
      <IconButton label={t('logs.detail.copy')} icon={<LinkIcon size={14} />} onClick={() => void copy()} />
    </div>
  );
}

/** Said by the sentence, or said better than by their names. */
const SAID = new Set(['reason', 'from', 'lastedS']);

function Facts({ line: { event, at, sentence } }: { readonly line: LogLine }) {
  const speech = useSpeech();
  const { t, say, language } = speech;
  const { from, lastedS } = event.params;
  const values = Object.entries(event.params)
    .filter(([name]) => !SAID.has(name))
    .map(([name, value]) => `${name} ${String(value)}`);
  const facts = [
    { name: t('logs.detail.time'), value: fullTime(at, language) },
    {
      name: t('logs.detail.before'),
      value:
        typeof from === 'string' && typeof lastedS === 'number'
          ? t('devices.inspector.since', { state: say(`states.${from}`), age: formatAge(lastedS * 1000, speech) })
          : '',
    },
    { name: t('logs.detail.values'), value: values.join(' · ') },
    { name: t('logs.detail.english'), value: event.message === sentence ? '' : event.message },
  ].filter(({ value }) => value !== '');
  return (
    <dl className={styles['facts']}>
      {facts.map(({ name, value }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** What happened within a minute, whatever the filter says. */
function Around({ line }: { readonly line: LogLine }) {
  const speech = useSpeech();
  const { t, language } = speech;
  const { call } = useApp();
  const { at, event } = line;
  const ask = useCallback(async () => {
    const from = new Date(at - AROUND_MS).toISOString();
    const to = new Date(at + AROUND_MS).toISOString();
    return (await call('events.list', { from, to, limit: MOST_AROUND })).items;
  }, [call, at]);
  const { value: events, fault } = useAnswer(ask);
  return (
    <section>
      <h3 className={styles['section']}>{t('logs.detail.context')}</h3>
      {fault !== undefined && <FaultNote fault={showFault(fault, speech)} />}
      {events?.length === 1 && <p className={styles['faint']}>{t('logs.detail.alone')}</p>}
      <ol className={styles['around']}>
        {(events?.length === 1 ? [] : events)?.map((one) => (
          <li key={one.id} aria-current={one.id === event.id ? 'true' : undefined} className={styles['item']}>
            <time className={styles['time']} dateTime={one.at}>
              {lineTime(Date.parse(one.at), false, language)}
            </time>
            <LevelMark level={one.level} withWord={false} />
            <span className={styles['what']}>{eventSentence(one, speech)}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
