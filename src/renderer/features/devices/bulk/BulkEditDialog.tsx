import { type FormEvent, useState } from 'react';
import type { Device } from '../../../../contract/devices.ts';
import { PROFILES } from '../../../../contract/metrics.ts';
import { Button } from '../../../ui/Button.tsx';
import { Dialog, DialogActions, DialogBody } from '../../../ui/Dialog.tsx';
import { FaultNote } from '../../../ui/FaultNote.tsx';
import { showFault } from '../../../ui/faults.ts';
import { SelectField, TextField } from '../../../ui/Field.tsx';
import { useSpeech } from '../../../ui/Translation.tsx';
import {
  type BulkDraft,
  changesIn,
  type EditField,
  EMPTY_DRAFT,
  intervalProblem,
  LIST_FIELDS,
  LIST_MODES,
  type ListMode,
  patchesOf,
  TEXT_FIELDS,
  valuesIn,
} from './bulk-edit.model.ts';
import styles from './Bulk.module.css';
import { useDeviceActions } from './use-device-actions.ts';

const KEEP = '';
const SHOWN_VALUES = 3;

type FieldProps = {
  readonly devices: readonly Device[];
  readonly draft: BulkDraft;
  readonly onValue: (field: EditField, value: string | undefined) => void;
};

/** A stored value as people read it. */
function useValueText(field: EditField): (value: string) => string {
  const { t, language } = useSpeech();
  return (value) => {
    if (value === '') return t('common.none');
    const profile = field === 'profile' ? PROFILES.find((known) => known === value) : undefined;
    if (profile !== undefined) return t(`profiles.${profile}`);
    if (field !== 'intervalS') return value;
    return t('units.second', { count: new Intl.NumberFormat(language).format(Number(value)) });
  };
}

/** What is there now, and what a change would do: "Gudang B (12), Pusat (3) → 15 devices change". */
function Preview({ field, devices, draft }: { readonly field: EditField } & Omit<FieldProps, 'onValue'>) {
  const { t } = useSpeech();
  const textOf = useValueText(field);
  const values = valuesIn(devices, field);
  const shown = values.slice(0, SHOWN_VALUES).map(({ value, count }) => `${textOf(value)} (${String(count)})`);
  const more =
    values.length > SHOWN_VALUES ? t('devices.bulk.moreValues', { count: values.length - SHOWN_VALUES }) : '';
  const count = changesIn(devices, field, draft);
  return (
    <p className={styles['preview']}>
      {[...shown, more].filter(Boolean).join(', ') || t('common.none')}
      {draft.values[field] !== undefined && (
        <strong className={styles['will']}>{` → ${t('devices.bulk.willChange', { count })}`}</strong>
      )}
    </p>
  );
}

/** What a field holds when its devices do not agree. */
function useStand(devices: readonly Device[], field: EditField): string {
  const { t } = useSpeech();
  const textOf = useValueText(field);
  const values = valuesIn(devices, field);
  return values.length > 1 ? t('devices.bulk.mixed', { count: values.length }) : textOf(values[0]?.value ?? '');
}

function TextEdit({ field, ...props }: FieldProps & { readonly field: 'site' | 'partner' | 'country' }) {
  const { t } = useSpeech();
  return (
    <div className={styles['field']}>
      <TextField
        label={t(`devices.dialog.${field}`)}
        placeholder={useStand(props.devices, field)}
        value={props.draft.values[field] ?? ''}
        onValue={(value) => props.onValue(field, value === '' ? undefined : value)}
      />
      <Preview field={field} {...props} />
    </div>
  );
}

type ListEditProps = FieldProps & {
  readonly field: 'groups' | 'tags';
  readonly onMode: (field: 'groups' | 'tags', mode: ListMode) => void;
};

function ListEdit({ field, onMode, ...props }: ListEditProps) {
  const { t } = useSpeech();
  return (
    <div className={styles['field']}>
      <div className={styles['list']}>
        <SelectField
          label={t(`devices.dialog.${field}`)}
          value={props.draft.modes[field]}
          onValue={(mode) => onMode(field, LIST_MODES.find((known) => known === mode) ?? 'add')}
          choices={LIST_MODES.map((value) => ({ value, label: t(`devices.bulk.modes.${value}`) }))}
        />
        <TextField
          label={t('devices.bulk.words')}
          placeholder={t('devices.dialog.listHint')}
          value={props.draft.values[field] ?? ''}
          onValue={(value) => props.onValue(field, value === '' ? undefined : value)}
        />
      </div>
      <Preview field={field} {...props} />
    </div>
  );
}

function ProfileEdit(props: FieldProps) {
  const { t } = useSpeech();
  const stand = useStand(props.devices, 'profile');
  return (
    <div className={styles['field']}>
      <SelectField
        label={t('devices.dialog.profile')}
        value={props.draft.values.profile ?? KEEP}
        onValue={(value) => props.onValue('profile', value === KEEP ? undefined : value)}
        choices={[
          { value: KEEP, label: t('devices.bulk.keep', { value: stand }) },
          ...PROFILES.map((value) => ({ value, label: t(`profiles.${value}`) })),
        ]}
      />
      <Preview field="profile" {...props} />
    </div>
  );
}

function IntervalEdit(props: FieldProps) {
  const { t } = useSpeech();
  const problem = intervalProblem(props.draft.values.intervalS);
  return (
    <div className={styles['field']}>
      <TextField
        label={t('devices.bulk.interval')}
        unit="s"
        inputMode="decimal"
        placeholder={useStand(props.devices, 'intervalS')}
        error={problem && t(problem.key, 'min' in problem ? { min: problem.min, max: problem.max } : {})}
        value={props.draft.values.intervalS ?? ''}
        onValue={(value) => props.onValue('intervalS', value === '' ? undefined : value)}
      />
      {problem === undefined && <Preview field="intervalS" {...props} />}
    </div>
  );
}

type BulkEditDialogProps = { readonly devices: readonly Device[]; readonly onClose: () => void };

/** Changes many devices at once; what is left empty stays as it is on each of them. */
export function BulkEditDialog({ devices, onClose }: BulkEditDialogProps) {
  const speech = useSpeech();
  const { t } = speech;
  const actions = useDeviceActions();
  const [draft, setDraft] = useState<BulkDraft>(EMPTY_DRAFT);
  const [fault, setFault] = useState<unknown>();
  const [isBusy, setBusy] = useState(false);
  const isWrong = intervalProblem(draft.values.intervalS) !== undefined;
  const patches = isWrong ? [] : patchesOf(devices, draft);

  const onValue = (field: EditField, value: string | undefined): void =>
    setDraft((before) => {
      const { [field]: _, ...rest } = before.values;
      return { ...before, values: value === undefined ? rest : { ...rest, [field]: value } };
    });
  const onMode = (field: 'groups' | 'tags', mode: ListMode): void =>
    setDraft((before) => ({ ...before, modes: { ...before.modes, [field]: mode } }));
  const save = async (): Promise<void> => {
    setBusy(true);
    try {
      await actions.change(t('devices.bulk.changed', { count: patches.length }), patches, devices);
      onClose();
    } catch (thrown) {
      setFault(thrown);
      setBusy(false);
    }
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (patches.length > 0 && !isBusy) void save();
  };
  const fields: FieldProps = { devices, draft, onValue };
  return (
    <Dialog title={t('devices.bulk.editTitle', { count: devices.length })} size="large" onClose={onClose}>
      <form onSubmit={submit} noValidate>
        <DialogBody>
          {fault !== undefined && <FaultNote fault={showFault(fault, speech)} />}
          <p className={styles['lead']}>{t('devices.bulk.editLead')}</p>
          <div className={styles['fields']}>
            {TEXT_FIELDS.map((field) => (
              <TextEdit key={field} field={field} {...fields} />
            ))}
            <ProfileEdit {...fields} />
            {LIST_FIELDS.map((field) => (
              <ListEdit key={field} field={field} onMode={onMode} {...fields} />
            ))}
            <IntervalEdit {...fields} />
          </div>
        </DialogBody>
        <DialogActions>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button type="submit" tone="primary" disabled={patches.length === 0 || isBusy}>
            {isBusy ? t('common.saving') : t('devices.bulk.submit', { count: patches.length })}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
