import { type FormEvent, useState } from 'react';
import type { InterfaceRow } from '../../../contract/interfaces.ts';
import { useApp } from '../../store/AppProvider.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog, DialogActions, DialogBody } from '../../ui/Dialog.tsx';
import { FaultNote } from '../../ui/FaultNote.tsx';
import { fieldFaults, showFault } from '../../ui/faults.ts';
import { TextField } from '../../ui/Field.tsx';
import { focusAtOnce } from '../../ui/focus.ts';
import { formatSpeed } from '../../ui/rates.ts';
import { useSpeech } from '../../ui/Translation.tsx';
import { draftOf, patchOf, type SpeedField, speedProblem } from './port-edit.model.ts';
import styles from './PortInspector.module.css';

type PortDialogProps = {
  readonly row: InterfaceRow;
  readonly onClose: () => void;
  readonly onChanged: (row: InterfaceRow) => void;
};

const SPEEDS = ['inMbps', 'outMbps'] as const satisfies readonly SpeedField[];
const PATHS = { inMbps: '/speedInBps', outMbps: '/speedOutBps' } as const;

/** What people call a port here, and how fast its line really is. */
export function PortDialog({ row, onClose, onChanged }: PortDialogProps) {
  const speech = useSpeech();
  const { t, language } = speech;
  const { call } = useApp();
  const [draft, setDraft] = useState(() => draftOf(row));
  const [hasTried, setTried] = useState(false);
  const [fault, setFault] = useState<unknown>();
  const [isBusy, setBusy] = useState(false);
  const fromHost = fault === undefined ? new Map<string, string>() : fieldFaults(fault);
  const errorOf = (field: SpeedField): string | undefined => {
    const problem = hasTried ? speedProblem(draft[field]) : undefined;
    if (problem === undefined) return fromHost.get(PATHS[field]);
    const { key, ...limits } = problem;
    return t(key, limits);
  };
  const save = async (): Promise<void> => {
    setBusy(true);
    try {
      onChanged(await call('interfaces.update', patchOf(row.id, draft)));
      onClose();
    } catch (thrown) {
      setFault(thrown);
      setBusy(false);
    }
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    setFault(undefined);
    if (!isBusy && SPEEDS.every((field) => speedProblem(draft[field]) === undefined)) void save();
  };
  return (
    <Dialog title={t('ports.editTitle', { name: row.name })} onClose={onClose}>
      <form onSubmit={submit} noValidate>
        <DialogBody>
          {fault !== undefined && <FaultNote fault={showFault(fault, speech)} />}
          <TextField
            label={t('ports.label')}
            hint={t('ports.labelHint', { alias: row.alias ?? t('common.none') })}
            error={fromHost.get('/label')}
            value={draft.label}
            maxLength={200}
            onValue={(label) => setDraft({ ...draft, label })}
            ref={focusAtOnce}
          />
          <div className={styles['pair']}>
            {SPEEDS.map((field) => (
              <TextField
                key={field}
                label={t(`ports.${field}`)}
                unit="Mbit/s"
                inputMode="decimal"
                error={errorOf(field)}
                value={draft[field]}
                onValue={(value) => setDraft({ ...draft, [field]: value })}
              />
            ))}
          </div>
          <p className={styles['faint']}>{t('ports.speedHint', { speed: formatSpeed(row.speedBps, language) })}</p>
        </DialogBody>
        <DialogActions>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button type="submit" tone="primary" disabled={isBusy}>
            {t(isBusy ? 'common.saving' : 'common.save')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
