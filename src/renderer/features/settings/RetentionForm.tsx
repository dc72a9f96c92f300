import { useState } from 'react';
import { useApp } from '../../store/AppProvider.tsx';
import { Button } from '../../ui/Button.tsx';
import { FaultNote } from '../../ui/FaultNote.tsx';
import { TextField } from '../../ui/Field.tsx';
import { useToasts } from '../../ui/ToastList.tsx';
import { useSpeech } from '../../ui/Translation.tsx';
import { Block, RoleNote, useMay } from './Block.tsx';
import styles from './Fields.module.css';
import {
  DAY_FIELDS,
  type Retention,
  retentionInput,
  type RetentionProblem,
  retentionProblems,
  writtenOf,
} from './retention.model.ts';
import { Place } from './Setting.tsx';
import { useCommand } from './use-command.ts';

const PLACES = {
  rawDays: 'raw-days',
  fiveMinuteDays: 'five-minute-days',
  hourDays: 'hour-days',
  shiftDays: 'shift-days',
} as const;

type RetentionFormProps = { readonly retention: Retention; readonly onSaved: (retention: Retention) => void };

/** How long measurements are kept, and in how much room. */
export function RetentionForm({ retention, onSaved }: RetentionFormProps) {
  const { t, language } = useSpeech();
  const { call } = useApp();
  const toasts = useToasts();
  const may = useMay('admin');
  const { isBusy, fault, run } = useCommand();
  const [written, setWritten] = useState(() => writtenOf(retention, language));
  const problems = retentionProblems(written);
  const said = (problem: RetentionProblem | undefined): string | undefined => {
    if (problem === undefined) return undefined;
    return problem.key === 'form.between' ? t(problem.key, problem) : t(problem.key);
  };
  const save = async (): Promise<void> => {
    onSaved(await call('retention.set', retentionInput(written)));
    toasts.show(t('settings.saved'));
  };
  return (
    <Block title={t('settings.data.retention')}>
      <RoleNote needs="admin" />
      <form
        className={styles['form']}
        onSubmit={(event) => {
          event.preventDefault();
          run(save);
        }}
      >
        <fieldset className={styles['grid']} disabled={!may}>
          <Place field="budget">
            <TextField
              label={t('settings.data.budget')}
              unit="GiB"
              inputMode="decimal"
              value={written.budget}
              error={said(problems.budget)}
              onValue={(budget) => setWritten({ ...written, budget })}
            />
          </Place>
          {DAY_FIELDS.map((field) => (
            <Place key={field} field={PLACES[field]}>
              <TextField
                label={t(`settings.data.${field}`)}
                unit={t('settings.data.days')}
                inputMode="numeric"
                value={written[field]}
                error={said(problems[field])}
                onValue={(value) => setWritten({ ...written, [field]: value })}
              />
            </Place>
          ))}
        </fieldset>
        <p className={styles['muted']}>{t('settings.data.retentionHint')}</p>
        {fault && <FaultNote fault={fault} />}
        <p className={styles['actions']}>
          <Button type="submit" tone="primary" disabled={!may || isBusy || Object.keys(problems).length > 0}>
            {t(isBusy ? 'common.saving' : 'settings.save')}
          </Button>
        </p>
      </form>
    </Block>
  );
}
