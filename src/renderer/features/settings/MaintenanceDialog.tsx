import { X } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { type MaintenanceWindow, REPEATS } from '../../../contract/maintenance.ts';
import { useApp, useAppState } from '../../store/AppProvider.tsx';
import { Button, IconButton } from '../../ui/Button.tsx';
import { Dialog, DialogActions, DialogBody } from '../../ui/Dialog.tsx';
import { FaultNote } from '../../ui/FaultNote.tsx';
import { SelectField, TextField } from '../../ui/Field.tsx';
import { useSpeech } from '../../ui/Translation.tsx';
import styles from './MaintenanceDialog.module.css';
import { formOf, inputOf, problemOf, type WindowForm } from './maintenance.model.ts';
import { useCommand } from './use-command.ts';

type MaintenanceDialogProps = {
  /** Absent: a new one is planned. */
  readonly window: MaintenanceWindow | undefined;
  readonly onClose: () => void;
  readonly onSaved: (window: MaintenanceWindow) => void;
};

export function MaintenanceDialog({ window, onClose, onSaved }: MaintenanceDialogProps) {
  const { t } = useSpeech();
  const { call, store } = useApp();
  const [form, setForm] = useState(() => formOf(window, store.getState().now));
  const [isAsked, setAsked] = useState(false);
  const { isBusy, fault, run } = useCommand();
  const problem = problemOf(form);
  const change = (part: Partial<WindowForm>) => setForm({ ...form, ...part });
  const save = async (): Promise<void> => {
    const input = inputOf(form);
    onSaved(
      window === undefined
        ? await call('maintenance.create', input)
        : await call('maintenance.update', { ...input, id: window.id, updatedAt: window.updatedAt }),
    );
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setAsked(true);
    if (problem === undefined) run(save);
  };
  return (
    <Dialog
      title={
        window === undefined
          ? t('settings.maintenance.form.addTitle')
          : t('settings.maintenance.edit', { name: window.name })
      }
      size="large"
      onClose={onClose}
    >
      <form onSubmit={submit} className={styles['form']}>
        <DialogBody>
          {fault && <FaultNote fault={fault} />}
          <Times form={form} onChange={change} />
          <Scope form={form} onChange={change} />
          {isAsked && problem !== undefined && (
            <p role="alert" className={styles['problem']}>
              {t(problem)}
            </p>
          )}
        </DialogBody>
        <DialogActions>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button type="submit" tone="primary" disabled={isBusy}>
            {t(isBusy ? 'common.saving' : window === undefined ? 'settings.maintenance.form.submit' : 'settings.save')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}

/** A dialog that is shown gives the focus to what asks for it. */
const focusWhenShown = (field: HTMLElement | null): void => field?.setAttribute('autofocus', '');

type PartProps = { readonly form: WindowForm; readonly onChange: (part: Partial<WindowForm>) => void };

function Times({ form, onChange }: PartProps) {
  const { t } = useSpeech();
  return (
    <div className={styles['grid']}>
      <div className={styles['wide']}>
        <TextField
          label={t('settings.maintenance.form.name')}
          value={form.name}
          onValue={(name) => onChange({ name })}
          required
          maxLength={200}
          ref={focusWhenShown}
        />
      </div>
      <TextField
        label={t('settings.maintenance.form.start')}
        type="datetime-local"
        value={form.start}
        onValue={(start) => onChange({ start })}
        required
      />
      <TextField
        label={t('settings.maintenance.form.end')}
        type="datetime-local"
        value={form.end}
        onValue={(end) => onChange({ end })}
        required
      />
      <SelectField
        label={t('settings.maintenance.form.repeat')}
        value={form.repeat}
        onValue={(value) => onChange({ repeat: REPEATS.find((repeat) => repeat === value) ?? 'none' })}
        choices={REPEATS.map((value) => ({ value, label: t(`settings.maintenance.repeat.${value}`) }))}
      />
      {form.repeat !== 'none' && (
        <>
          <TextField
            label={t('settings.maintenance.form.until')}
            hint={t('settings.maintenance.form.untilHint')}
            type="datetime-local"
            value={form.until}
            onValue={(until) => onChange({ until })}
          />
          <TextField
            label={t('settings.maintenance.form.zone')}
            value={form.timeZone}
            onValue={(timeZone) => onChange({ timeZone })}
          />
        </>
      )}
    </div>
  );
}

const byName = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });
const sorted = (words: Iterable<string>): readonly string[] =>
  [...new Set(words)].toSorted((a, b) => byName.compare(a, b));

/** Which devices: by group, by tag, one by one. */
function Scope({ form, onChange }: PartProps) {
  const { t } = useSpeech();
  const devices = useAppState((state) => state.devices);
  const all = [...(devices?.values() ?? [])];
  return (
    <>
      <Words
        label={t('settings.maintenance.form.groups')}
        known={sorted([...all.flatMap(({ groups }) => groups), ...form.groups])}
        chosen={form.groups}
        onChosen={(groups) => onChange({ groups })}
      />
      <Words
        label={t('settings.maintenance.form.tags')}
        known={sorted([...all.flatMap(({ tags }) => tags), ...form.tags])}
        chosen={form.tags}
        onChosen={(tags) => onChange({ tags })}
      />
      <Devices form={form} onChange={onChange} />
    </>
  );
}

type WordsProps = {
  readonly label: string;
  readonly known: readonly string[];
  readonly chosen: readonly string[];
  readonly onChosen: (words: readonly string[]) => void;
};

function Words({ label, known, chosen, onChosen }: WordsProps) {
  if (known.length === 0) return null;
  return (
    <fieldset className={styles['words']}>
      <legend className={styles['legend']}>{label}</legend>
      {known.map((word) => {
        const isChosen = chosen.includes(word);
        return (
          <button
            key={word}
            type="button"
            aria-pressed={isChosen}
            className={styles['chip']}
            onClick={() => onChosen(isChosen ? chosen.filter((one) => one !== word) : [...chosen, word])}
          >
            {word}
          </button>
        );
      })}
    </fieldset>
  );
}

function Devices({ form, onChange }: PartProps) {
  const { t } = useSpeech();
  const devices = useAppState((state) => state.devices);
  const { deviceIds } = form;
  const others = [...(devices?.values() ?? [])]
    .filter(({ id }) => !deviceIds.includes(id))
    .toSorted((a, b) => byName.compare(a.name, b.name));
  const nameOf = (id: string): string => devices?.get(id)?.name ?? id;
  return (
    <fieldset className={styles['words']}>
      <legend className={styles['legend']}>{t('settings.maintenance.form.devices')}</legend>
      {deviceIds.map((id) => (
        <span key={id} className={styles['chosen']}>
          {nameOf(id)}
          <IconButton
            label={t('settings.maintenance.form.dropDevice', { name: nameOf(id) })}
            icon={<X size={12} />}
            className={styles['drop']}
            onClick={() => onChange({ deviceIds: deviceIds.filter((one) => one !== id) })}
          />
        </span>
      ))}
      <select
        className={styles['select']}
        aria-label={t('settings.maintenance.form.addDevice')}
        value=""
        onChange={({ target }) => onChange({ deviceIds: [...deviceIds, target.value] })}
      >
        <option value="" disabled>
          {t('settings.maintenance.form.addDevice')}
        </option>
        {others.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </fieldset>
  );
}
