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

export function ScheduleDialog({ schedule, onClose, onSaved }: ScheduleDialogProps) {
  const { t } = useSpeech();
  const { call } = useApp();
  const [name, setName] = useState(schedule?.name ?? '');
  const [targets, setTargets] = useState(schedule?.targets.join('\n') ?? '');
  const [everyH, setEveryH] = useState(String(schedule?.everyH ?? DAILY_H));
  const [accept, setAccept] = useState(schedule?.accept ?? 'none');
  const [follows, follow] = useState(schedule?.recurse ?? false);
  const [site, setSite] = useState(schedule?.site ?? '');
  const [isOn, setOn] = useState(schedule?.enabled ?? true);
  const { isBusy, fault, run } = useCommand();
  const { counted } = useTargets(targets.trim() === '' ? [] : [targets], '');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const input = {
      name: name.trim(),
      targets: [targets],
      everyH: Number(everyH),
      accept,
      recurse: follows,
      site: site.trim(),
      enabled: isOn,
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
          <div className={styles['form']}>
            <TextField label={t('discovery.schedules.name')} value={name} onValue={setName} required maxLength={100} />
            <AddressArea
              label={t('discovery.schedules.targets')}
              hint={t('discovery.networks.moreHint')}
              value={targets}
              onValue={setTargets}
              errors={counted?.errors ?? []}
            />
            <TextField
              label={t('discovery.schedules.every')}
              unit={t('discovery.schedules.hours')}
              inputMode="decimal"
              value={everyH}
              onValue={setEveryH}
              required
            />
            <SelectField
              label={t('discovery.schedules.accept')}
              value={accept}
              onValue={(value) => setAccept(ACCEPTS.find((one) => one === value) ?? 'none')}
              choices={ACCEPTS.map((value) => ({ value, label: t(`discovery.schedules.accepts.${value}`) }))}
            />
            <TextField label={t('discovery.schedules.site')} value={site} onValue={setSite} maxLength={100} />
            <TickField label={t('discovery.schedules.recurse')} checked={follows} onValue={follow} />
            <TickField label={t('discovery.schedules.enabled')} checked={isOn} onValue={setOn} />
          </div>
        </DialogBody>
        <DialogActions>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button
            type="submit"
            tone="primary"
            disabled={isBusy || name.trim() === '' || targets.trim() === '' || !(Number(everyH) > 0)}
          >
            {t(isBusy ? 'common.saving' : 'settings.save')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
