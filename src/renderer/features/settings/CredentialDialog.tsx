import { type FormEvent, useId, useState } from 'react';
import {
  type Credential,
  CREDENTIAL_KINDS,
  type CredentialField,
  type CredentialKind,
} from '../../../contract/credentials.ts';
import { useApp } from '../../store/AppProvider.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog, DialogActions, DialogBody } from '../../ui/Dialog.tsx';
import { FaultNote } from '../../ui/FaultNote.tsx';
import { SelectField, TextField } from '../../ui/Field.tsx';
import { fieldFaults } from '../../ui/faults.ts';
import { useSpeech } from '../../ui/Translation.tsx';
import { formOf, inputOf, patchOf, shownFields } from './credentials.model.ts';
import styles from './CredentialDialog.module.css';
import { useCommand } from './use-command.ts';

type CredentialDialogProps = {
  /** Absent: a new one. */
  readonly credential: Credential | undefined;
  readonly onClose: () => void;
  readonly onSaved: (text: string) => void;
};

/** One credential. Its secrets can be set, and never seen. */
export function CredentialDialog({ credential, onClose, onSaved }: CredentialDialogProps) {
  const { t } = useSpeech();
  const { call } = useApp();
  const [kind, setKind] = useState<CredentialKind>(credential?.kind ?? 'snmp-v2c');
  const [form, setForm] = useState(() => formOf(kind, credential));
  const { isBusy, fault, thrown, run } = useCommand();
  const wrong = fieldFaults(thrown);
  const save = async (): Promise<void> => {
    if (credential === undefined) await call('credentials.create', inputOf(kind, form));
    else await call('credentials.update', patchOf(credential, form));
    onSaved(t('settings.credentials.saved', { name: form.name.trim() }));
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    run(save);
  };
  const choose = (value: string): void => {
    const chosen = CREDENTIAL_KINDS.find((one) => one === value) ?? kind;
    setKind(chosen);
    setForm({ ...formOf(chosen, undefined), name: form.name });
  };
  return (
    <Dialog
      title={t(credential ? 'settings.credentials.edit' : 'settings.credentials.add', { name: credential?.name ?? '' })}
      onClose={onClose}
    >
      <form onSubmit={submit}>
        <DialogBody>
          {fault && <FaultNote fault={fault} />}
          <div className={styles['fields']}>
            <TextField
              label={t('settings.credentials.columns.name')}
              value={form.name}
              onValue={(name) => setForm({ ...form, name })}
              error={wrong.get('/name')}
              maxLength={100}
              required
            />
            <SelectField
              label={t('settings.credentials.columns.kind')}
              value={kind}
              disabled={credential !== undefined}
              onValue={choose}
              choices={CREDENTIAL_KINDS.map((value) => ({ value, label: t(`settings.credentials.kinds.${value}`) }))}
            />
            {shownFields(kind, form.values).map((field) => (
              <OneField
                key={field.name}
                field={field}
                value={form.values[field.name] ?? ''}
                isSet={credential?.secrets.includes(field.name) ?? false}
                error={wrong.get(`/${field.name}`)}
                onValue={(value) => setForm({ ...form, values: { ...form.values, [field.name]: value } })}
              />
            ))}
          </div>
        </DialogBody>
        <DialogActions>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button type="submit" tone="primary" disabled={isBusy || form.name.trim() === ''}>
            {t(isBusy ? 'common.saving' : 'settings.save')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}

type OneFieldProps = {
  readonly field: CredentialField;
  readonly value: string;
  /** A secret that is there already may be left empty. */
  readonly isSet: boolean;
  readonly error: string | undefined;
  readonly onValue: (value: string) => void;
};

function OneField({ field, value, isSet, error, onValue }: OneFieldProps) {
  const { t } = useSpeech();
  const label = t(`settings.credentials.fields.${field.name}`);
  const hint = isSet ? t('settings.credentials.isSet') : undefined;
  const common = { label, hint, error, value, onValue };
  if (field.choices.length > 0)
    return <SelectField {...common} choices={field.choices.map((choice) => ({ value: choice, label: choice }))} />;
  if (field.isLong) return <LongField {...common} />;
  return <TextField {...common} type={field.isSecret ? 'password' : 'text'} required={field.isRequired && !isSet} />;
}

type LongFieldProps = Pick<OneFieldProps, 'value' | 'onValue' | 'error'> & {
  readonly label: string;
  readonly hint: string | undefined;
};

/** For a key of several lines. */
function LongField({ label, hint, error, value, onValue }: LongFieldProps) {
  const id = useId();
  return (
    <div className={styles['long']}>
      <label htmlFor={id}>{label}</label>
      <textarea
        id={id}
        className="mono"
        rows={4}
        autoComplete="off"
        spellCheck={false}
        value={value}
        aria-invalid={error !== undefined}
        aria-describedby={`${id}-note`}
        onChange={(event) => onValue(event.target.value)}
      />
      <small id={`${id}-note`}>{error ?? hint}</small>
    </div>
  );
}
