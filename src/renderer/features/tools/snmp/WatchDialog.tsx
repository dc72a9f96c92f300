import { type FormEvent, useState } from 'react';
import type { Device } from '../../../../contract/devices.ts';
import type { SnmpValue } from '../../../../contract/mibs.ts';
import { useApp } from '../../../store/AppProvider.tsx';
import { Button } from '../../../ui/Button.tsx';
import { Dialog, DialogActions, DialogBody } from '../../../ui/Dialog.tsx';
import { FaultNote } from '../../../ui/FaultNote.tsx';
import { fieldFaults } from '../../../ui/faults.ts';
import { TextField, TickField } from '../../../ui/Field.tsx';
import { focusAtOnce } from '../../../ui/focus.ts';
import { useToasts } from '../../../ui/ToastList.tsx';
import { useSpeech } from '../../../ui/Translation.tsx';
import { useCommand } from '../../settings/use-command.ts';
import { columnOf } from './object.model.ts';
import styles from './Snmp.module.css';
import { isCounterType } from './watched.model.ts';

type WatchDialogProps = {
  readonly device: Device;
  readonly value: SnmpValue;
  /** All rows of the column the value is in. */
  readonly isColumn: boolean;
  readonly units: string | null;
  readonly onClose: () => void;
  readonly onWatched: () => void;
};

/** Has a value, or a column, read at every round from now on. */
export function WatchDialog({ device, value, isColumn, units, onClose, onWatched }: WatchDialogProps) {
  const { t } = useSpeech();
  const { call } = useApp();
  const toasts = useToasts();
  const { oid, name } = (isColumn ? columnOf(value) : undefined) ?? value;
  const [draft, setDraft] = useState({ label: name, unit: units ?? '', isCounter: isCounterType(value.type) });
  const { isBusy, fault, thrown, run } = useCommand();
  const fromHost = thrown === undefined ? new Map<string, string>() : fieldFaults(thrown);
  const isNamed = draft.label.trim() !== '';
  const watch = async (): Promise<void> => {
    const { label, unit, isCounter } = draft;
    await call('oids.add', { id: device.id, oid, label: label.trim(), unit: unit.trim(), isCounter, isColumn });
    toasts.show(t('tools.watch.done', { label: label.trim(), device: device.name }));
    onWatched();
    onClose();
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (isNamed && !isBusy) run(watch);
  };
  return (
    <Dialog title={t(isColumn ? 'tools.watch.column' : 'tools.watch.value')} onClose={onClose}>
      <form onSubmit={submit} noValidate>
        <DialogBody>
          {fault && <FaultNote fault={fault} />}
          <div className={styles['setForm']}>
            <p className={styles['muted']}>
              {t(isColumn ? 'tools.watch.columnLead' : 'tools.watch.valueLead', { device: device.name })}
            </p>
            <p className={styles['oidLine']} translate="no">
              {oid}
            </p>
            <TextField
              label={t('tools.watch.label')}
              value={draft.label}
              maxLength={200}
              error={isNamed ? fromHost.get('/label') : t('tools.watch.needsLabel')}
              onValue={(label) => setDraft({ ...draft, label })}
              ref={focusAtOnce}
            />
            <TextField
              label={t('tools.watch.unit')}
              hint={t('tools.watch.unitHint')}
              value={draft.unit}
              maxLength={20}
              error={fromHost.get('/unit')}
              onValue={(unit) => setDraft({ ...draft, unit })}
            />
            <TickField
              label={t('tools.watch.isCounter')}
              checked={draft.isCounter}
              onValue={(isCounter) => setDraft({ ...draft, isCounter })}
            />
          </div>
        </DialogBody>
        <DialogActions>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button type="submit" tone="primary" disabled={!isNamed || isBusy}>
            {t('tools.watch.submit')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
