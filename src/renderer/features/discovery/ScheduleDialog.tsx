import { type FormEvent, useState } from 'react';
import { ACCEPTS, type Schedule } from '../../../contract/discovery.ts';
import { useApp } from '../../store/AppProvider.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog, DialogActions, DialogBody } from '../../ui/Dialog.tsx';
import { FaultNote } from '../../ui/FaultNote.tsx';
import { SelectField, TextField, TickField } from '../../ui/Field.tsx';
import { useSpeech } from '../../ui/Translation.tsx';
import { useCommand } from '../settings/use-command.ts';
import { AddressArea, useTargets } from './AddressArea.tsx';
import styles from './Wizard.module.css';

const DAILY_H = 24;

type ScheduleDialogProps = {
  /** Absent: a new one. */
  readonly schedule: Schedule | undefined;
  readonly onClose: () => void;
  readonly onSaved: (schedule: Schedule) => void;
};

type Form = {
  readonly name: string;
  readonly targets: string;
  readonly everyH: string;
  readonly accept: Schedule['accept'];
  readonly recurse: boolean;
  readonly site: string;
  readonly enabled: boolean;
};
const BLANK: Form = {
  name: '',
  targets: '',
  everyH: String(DAILY_H),
  accept: 'none',
  recurse: false,
  site: '',
  enabled: true,
};
const formOf = (schedule: Schedule | undefined): Form =>
  schedule === undefined
    ? BLANK
    : { ...schedule, targets: schedule.targets.join('\n'), everyH: String(schedule.everyH) };
const isWhole = ({ name, targets, everyH }: Form): boolean =>
  name.trim() !== '' && targets.trim() !== '' && Number(everyH) > 0;

export function ScheduleDialog({ schedule, onClose, onSaved }: ScheduleDialogProps) {
  const { t } = useSpeech();
  const { call } = useApp();
  const [form, setForm] = useState(() => formOf(schedule));
  const { isBusy, fault, run } = useCommand();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const { name, targets, everyH, accept, recurse, site, enabled } = form;
    const input = {
      name: name.trim(),
      targets: [targets],
      everyH: Number(everyH),
      accept,
      recurse,
      site: site.trim(),
      enabled,
    };
    run(async () =>
      onSaved(
        schedule === undefined
          ? await call('schedules.add', input)
          : await call('schedules.update', { ...input, id: schedule.id }),
      ),
    );
  };
  const title =
    schedule === undefined ? t('discovery.schedules.add') : t('discovery.schedules.edit', { name: schedule.name });
  return (
    <Dialog title={title} onClose={onClose}>
      <form onSubmit={submit}>
        <DialogBody>
          {fault && <FaultNote fault={fault} />}
          <Fields form={form} onChange={(part) => setForm({ ...form, ...part })} />
        </DialogBody>
        <DialogActions>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button type="submit" tone="primary" disabled={isBusy || !isWhole(form)}>
            {t(isBusy ? 'common.saving' : 'settings.save')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}

type FieldsProps = { readonly form: Form; readonly onChange: (part: Partial<Form>) => void };

function Fields({ form, onChange }: FieldsProps) {
  const { t } = useSpeech();
  const { counted } = useTargets(form.targets.trim() === '' ? [] : [form.targets], '');
  return (
    <div className={styles['form']}>
      <TextField
        label={t('discovery.schedules.name')}
        value={form.name}
        onValue={(name) => onChange({ name })}
        required
        maxLength={100}
      />
      <AddressArea
        label={t('discovery.schedules.targets')}
        hint={t('discovery.networks.moreHint')}
        value={form.targets}
        onValue={(targets) => onChange({ targets })}
        errors={counted?.errors ?? []}
      />
      <TextField
        label={t('discovery.schedules.every')}
        unit={t('discovery.schedules.hours')}
        inputMode="decimal"
        value={form.everyH}
        onValue={(everyH) => onChange({ everyH })}
        required
      />
      <SelectField
        label={t('discovery.schedules.accept')}
        value={form.accept}
        onValue={(value) => onChange({ accept: ACCEPTS.find((one) => one === value) ?? 'none' })}
        choices={ACCEPTS.map((value) => ({ value, label: t(`discovery.schedules.accepts.${value}`) }))}
      />
      <TextField
        label={t('discovery.schedules.site')}
        value={form.site}
        onValue={(site) => onChange({ site })}
        maxLength={100}
      />
      <TickField
        label={t('discovery.schedules.recurse')}
        checked={form.recurse}
        onValue={(recurse) => onChange({ recurse })}
      />
      <TickField
        label={t('discovery.schedules.enabled')}
        checked={form.enabled}
        onValue={(enabled) => onChange({ enabled })}
      />
    </div>
  );
}
