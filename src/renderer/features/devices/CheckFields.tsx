import { X } from 'lucide-react';
import { IconButton } from '../../ui/Button.tsx';
import { SelectField, TextField, TickField } from '../../ui/Field.tsx';
import { SchemaForm } from '../../ui/SchemaForm.tsx';
import { useSpeech } from '../../ui/Translation.tsx';
import { type CheckDraft, fieldsOf, type Kinds, newCheck } from './device-form.model.ts';
import styles from './DeviceForm.module.css';

type CheckFieldsProps = {
  readonly check: CheckDraft;
  readonly number: number;
  readonly kinds: Kinds;
  readonly errorOf: (name: string) => string | undefined;
  readonly onChange: (change: Partial<CheckDraft>) => void;
  /** Absent for the only check. */
  readonly onRemove: (() => void) | undefined;
};

export function CheckFields({ check, number, kinds, errorOf, onChange, onRemove }: CheckFieldsProps) {
  const { t, say } = useSpeech();
  const { type } = check;
  const kind = kinds.find((one) => one.type === type);
  const labelOf = (name: string, title: string): string => {
    const known = say(`checkTypes.${name}`);
    return known === `checkTypes.${name}` ? title : known;
  };
  const choices = kinds.map((one) => ({ value: one.type, label: labelOf(one.type, one.title) }));
  return (
    <fieldset className={styles['check']}>
      <legend className="visually-hidden">{t('devices.dialog.check', { number })}</legend>
      <div className={styles['checkHead']}>
        <strong aria-hidden="true">{t('devices.dialog.check', { number })}</strong>
        <TickField
          label={t('devices.dialog.enabled')}
          checked={check.enabled}
          onValue={(enabled) => onChange({ enabled })}
        />
        {onRemove && (
          <IconButton
            label={t('devices.dialog.removeCheck', { number })}
            icon={<X size={14} />}
            className={styles['remove']}
            onClick={onRemove}
          />
        )}
      </div>
      <SelectField
        label={t('devices.dialog.kind')}
        error={errorOf('type')}
        value={type}
        // A check with history keeps its kind.
        disabled={check.id !== undefined}
        onValue={(wanted) => onChange(newCheck(kinds, wanted, check.key))}
        choices={choices.length > 0 ? choices : [{ value: type, label: labelOf(type, type) }]}
      />
      <TextField
        label={t('devices.dialog.interval')}
        unit="s"
        inputMode="decimal"
        placeholder={kind?.intervalS.toString()}
        error={errorOf('intervalS')}
        value={check.intervalS}
        onValue={(intervalS) => onChange({ intervalS })}
      />
      <TextField
        label={t('devices.dialog.timeout')}
        unit="ms"
        inputMode="numeric"
        placeholder={kind?.timeoutMs.toString()}
        error={errorOf('timeoutMs')}
        value={check.timeoutMs}
        onValue={(timeoutMs) => onChange({ timeoutMs })}
      />
      <SchemaForm
        fields={fieldsOf(kinds, type)}
        values={check.values}
        errorOf={errorOf}
        onChange={(name, value) => onChange({ values: { ...check.values, [name]: value } })}
      />
    </fieldset>
  );
}
