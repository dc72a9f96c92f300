import { Pencil, Plus, Trash2 } from 'lucide-react';
import { useCallback, useState } from 'react';
import type { Schedule } from '../../../contract/discovery.ts';
import { useApp, useAppState } from '../../store/AppProvider.tsx';
import { useAnswer } from '../../store/use-answer.ts';
import { useWhyNot } from '../../store/use-why-not.ts';
import { formatMoment } from '../../ui/ages.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { FaultNote } from '../../ui/FaultNote.tsx';
import { showFault } from '../../ui/faults.ts';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { useToasts } from '../../ui/ToastList.tsx';
import { useSpeech } from '../../ui/Translation.tsx';
import styles from './Discovery.module.css';
import { ScheduleDialog } from './ScheduleDialog.tsx';

/** Scans that are made again and again. */
export function Schedules() {
  const speech = useSpeech();
  const { t } = speech;
  const { call } = useApp();
  const toasts = useToasts();
  const whyNot = useWhyNot('engineer');
  const isLive = useAppState(({ connection }) => connection === 'live');
  const ask = useCallback(async () => (isLive ? (await call('schedules.list', {})).items : undefined), [call, isLive]);
  const { value: items, fault, retry } = useAnswer<readonly Schedule[]>(ask);
  const [edited, edit] = useState<Schedule | 'new'>();
  const remove = ({ id, name }: Schedule): void =>
    void call('schedules.remove', { id }).then(
      () => {
        toasts.show(t('discovery.schedules.removed', { name }));
        retry();
      },
      (thrown: unknown) => toasts.show(showFault(thrown, speech).detail, { tone: 'fault' }),
    );
  const add = (
    <Button tone="primary" icon={<Plus size={16} />} whyNot={whyNot} onClick={() => edit('new')}>
      {t('discovery.schedules.add')}
    </Button>
  );
  return (
    <div className={styles['column']}>
      {fault !== undefined && <FaultNote fault={showFault(fault, speech)} />}
      {items === undefined && fault === undefined && <Skeleton rows={4} />}
      {items?.length === 0 && (
        <EmptyState title={t('discovery.schedules.empty')} next={t('discovery.schedules.emptyNext')} action={add} />
      )}
      {items !== undefined && items.length > 0 && (
        <>
          <div className={styles['bar']}>{add}</div>
          <ul className={styles['list']} aria-label={t('discovery.tabs.schedules')}>
            {items.map((one) => (
              <ScheduleLine key={one.id} schedule={one} onEdit={() => edit(one)} onRemove={() => remove(one)} />
            ))}
          </ul>
        </>
      )}
      {edited !== undefined && (
        <ScheduleDialog
          schedule={edited === 'new' ? undefined : edited}
          onClose={() => edit(undefined)}
          onSaved={({ name }) => {
            edit(undefined);
            toasts.show(t('discovery.schedules.saved', { name }));
            retry();
          }}
        />
      )}
    </div>
  );
}

type ScheduleLineProps = {
  readonly schedule: Schedule;
  readonly onEdit: () => void;
  readonly onRemove: () => void;
};

function ScheduleLine({ schedule, onEdit, onRemove }: ScheduleLineProps) {
  const { t, language } = useSpeech();
  const whyNot = useWhyNot('engineer');
  const now = useAppState((state) => state.now);
  const { name, targets, everyH, accept, enabled, nextAt } = schedule;
  return (
    <li className={styles['row']}>
      <strong>{name}</strong>
      <span className="mono" title={targets.join(', ')}>
        {targets.join(', ')}
      </span>
      <span>{t(enabled ? 'discovery.schedules.enabled' : 'discovery.schedules.disabled')}</span>
      <span>
        {t('discovery.schedules.every')} {everyH} {t('discovery.schedules.hours')} · {t('discovery.schedules.accept')}:{' '}
        {t(`discovery.schedules.accepts.${accept}`)}
      </span>
      <span>{nextAt !== null && enabled && formatMoment(Date.parse(nextAt), now, language)}</span>
      <span className={styles['actions']}>
        <Button icon={<Pencil size={14} />} whyNot={whyNot} onClick={onEdit}>
          {t('devices.actions.edit')}
        </Button>
        <Button icon={<Trash2 size={14} />} whyNot={whyNot} onClick={onRemove}>
          {t('discovery.schedules.remove')}
        </Button>
      </span>
    </li>
  );
}
