import { useEffect, useMemo, useRef } from 'react';
import { type Speech, useSpeech } from '../../ui/Translation.tsx';
import { LevelMark } from './LevelMark.tsx';
import styles from './LogList.module.css';
import { type LogLine, lineTime, zoneName } from './logs.model.ts';
import { useTail } from './use-tail.ts';
import { type GridColumn, VirtualGrid } from './VirtualGrid.tsx';

type LogListProps = {
  readonly lines: readonly LogLine[];
  /** The range is longer than a day: every line says its date. */
  readonly isLong: boolean;
  readonly selectedId: string | undefined;
  readonly onSelect: (id: string) => void;
  readonly onOpen: (id: string) => void;
  readonly onFollowing: (isFollowing: boolean) => void;
};
const idOf = ({ event }: LogLine): string => event.id;

/** The events, newest first; what is new appears at the top while the top is in sight. */
export function LogList({ lines, isLong, selectedId, onSelect, onOpen, onFollowing }: LogListProps) {
  const speech = useSpeech();
  const { t } = speech;
  const scroller = useRef<HTMLTableElement>(null);
  const { shown, newer, isFollowing, onScrolled, follow } = useTail(lines);
  useEffect(() => onFollowing(isFollowing), [onFollowing, isFollowing]);
  const columns = useMemo(() => logColumns(speech, isLong), [speech, isLong]);
  return (
    <div className={styles['list']}>
      <VirtualGrid
        label={t('logs.title')}
        items={shown}
        idOf={idOf}
        columns={columns}
        className={styles['columns']}
        selectedId={selectedId}
        onSelect={onSelect}
        onOpen={onOpen}
        onScrolled={onScrolled}
        scroller={scroller}
      />
      {newer > 0 && (
        <button
          type="button"
          className={styles['newer']}
          onClick={() => {
            follow();
            scroller.current?.scrollTo({ top: 0 });
          }}
        >
          {t('logs.newCount', { count: newer })}
        </button>
      )}
    </div>
  );
}

function logColumns({ t, language }: Speech, isLong: boolean): readonly GridColumn<LogLine>[] {
  return [
    {
      key: 'time',
      title: `${t('logs.columns.time')} ${zoneName(Date.now(), language)}`,
      className: styles['time'],
      cell: ({ at, event }) => (
        <time dateTime={event.at} title={event.at}>
          {lineTime(at, isLong, language)}
        </time>
      ),
    },
    { key: 'level', title: t('logs.columns.level'), cell: ({ event }) => <LevelMark level={event.level} /> },
    {
      key: 'device',
      title: t('logs.columns.device'),
      className: styles['device'],
      cell: ({ event }) => event.deviceName ?? t('common.none'),
    },
    { key: 'event', title: t('logs.columns.event'), cell: ({ sentence }) => sentence },
  ];
}
