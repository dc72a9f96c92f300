import { Plus } from 'lucide-react';
import type { FormEvent } from 'react';
import { PROFILES } from '../../../contract/metrics.ts';
import { Button } from '../../ui/Button.tsx';
import { DialogActions, DialogBody } from '../../ui/Dialog.tsx';
import { FaultNote } from '../../ui/FaultNote.tsx';
import { showFault } from '../../ui/faults.ts';
import { SelectField, TextField, TickField } from '../../ui/Field.tsx';
import { focusAtOnce } from '../../ui/focus.ts';
import { useSpeech } from '../../ui/Translation.tsx';
import { CheckFields } from './CheckFields.tsx';
import { type CheckDraft, type DeviceDraft, type Kinds, newCheck } from './device-form.model.ts';
import styles from './DeviceForm.module.css';

type DeviceFormProps = {
  readonly draft: DeviceDraft;
  readonly kinds: Kinds;
  readonly fault: unknown;
  readonly isNew: boolean;
  readonly isBusy: boolean;
  readonly errorOf: (path: string) => string | undefined;
  readonly onDraft: (change: Partial<DeviceDraft>) => void;
  readonly onSubmit: (event: FormEvent) => void;
  readonly onCancel: () => void;
};

export function DeviceForm(props: DeviceFormProps) {
  const { draft, fault, isNew, isBusy, errorOf, onDraft, onSubmit, onCancel } = props;
  const speech = useSpeech();
  const { t } = speech;
  return (
    <form onSubmit={onSubmit} noValidate className={styles['form']}>
      <DialogBody>
        {fault !== undefined && <FaultNote fault={showFault(fault, speech)} />}
        <div className={styles['pair']}>
          <TextField
            label={t('devices.dialog.address')}
            hint={t('devices.dialog.addressHint')}
            error={errorOf('/address')}
            value={draft.address}
            onValue={(address) => onDraft({ address })}
            isMono
            required
            ref={focusAtOnce}
          />
          <TextField
            label={t('devices.dialog.name')}
            error={errorOf('/name')}
            value={draft.name}
            placeholder={draft.address}
            onValue={(name) => onDraft({ name })}
          />
        </div>
        <ChecksSection {...props} />
        <SnmpSection {...props} />
        <PlaceSection {...props} />
      </DialogBody>
      <DialogActions>
        <Button onClick={onCancel}>{t('common.cancel')}</Button>
        <Button type="submit" tone="primary" disabled={isBusy}>
          {isBusy ? t('common.saving') : t(isNew ? 'devices.dialog.submitAdd' : 'common.save')}
        </Button>
      </DialogActions>
    </form>
  );
}

function ChecksSection({ draft, kinds, errorOf, onDraft }: DeviceFormProps) {
  const { t } = useSpeech();
  const { checks } = draft;
  const replace = (key: number, change: Partial<CheckDraft>): void =>
    onDraft({ checks: checks.map((check) => (check.key === key ? { ...check, ...change } : check)) });
  const add = (): void => {
    const key = Math.max(-1, ...checks.map((check) => check.key)) + 1;
    onDraft({ checks: [...checks, newCheck(kinds, kinds[0]?.type ?? 'icmp', key)] });
  };
  return (
    <section>
      <h3 className={styles['section']}>{t('devices.dialog.checks')}</h3>
      {checks.map((check, index) => (
        <CheckFields
          key={check.key}
          check={check}
          number={index + 1}
          kinds={kinds}
          errorOf={(name) => errorOf(`/checks/${String(index)}/${name}`)}
          onChange={(change) => replace(check.key, change)}
          onRemove={checks.length > 1 ? () => onDraft({ checks: checks.filter((one) => one !== check) }) : undefined}
        />
      ))}
      <Button icon={<Plus size={14} />} onClick={add}>
        {t('devices.dialog.addCheck')}
      </Button>
    </section>
  );
}

function SnmpSection({ draft, errorOf, onDraft }: DeviceFormProps) {
  const { t } = useSpeech();
  return (
    <section>
      <h3 className={styles['section']}>{t('devices.dialog.snmp')}</h3>
      <TickField
        label={t('devices.dialog.snmpEnabled')}
        checked={draft.snmpEnabled}
        onValue={(snmpEnabled) => onDraft({ snmpEnabled })}
      />
      <div className={styles['pair']}>
        <TextField
          label={t('devices.dialog.snmpPort')}
          hint={t('devices.dialog.snmpHint')}
          error={errorOf('/snmp/port')}
          inputMode="numeric"
          value={draft.snmpPort}
          onValue={(snmpPort) => onDraft({ snmpPort })}
        />
        <TextField
          label={t('devices.dialog.snmpInterval')}
          error={errorOf('/snmp/intervalS')}
          unit="s"
          inputMode="decimal"
          value={draft.snmpIntervalS}
          onValue={(snmpIntervalS) => onDraft({ snmpIntervalS })}
        />
      </div>
    </section>
  );
}

const WORDS = ['groups', 'tags'] as const;
const PLACES = ['site', 'partner', 'country', 'notes'] as const;

function PlaceSection({ draft, errorOf, onDraft }: DeviceFormProps) {
  const { t } = useSpeech();
  return (
    <section>
      <h3 className={styles['section']}>{t('devices.dialog.place')}</h3>
      <div className={styles['pair']}>
        {WORDS.map((name) => (
          <TextField
            key={name}
            label={t(`devices.dialog.${name}`)}
            hint={t('devices.dialog.listHint')}
            error={errorOf(`/${name}`)}
            value={draft[name]}
            onValue={(value) => onDraft({ [name]: value })}
          />
        ))}
        {PLACES.map((name) => (
          <TextField
            key={name}
            label={t(`devices.dialog.${name}`)}
            error={errorOf(`/${name}`)}
            value={draft[name]}
            onValue={(value) => onDraft({ [name]: value })}
          />
        ))}
        <SelectField
          label={t('devices.dialog.profile')}
          error={errorOf('/profile')}
          value={draft.profile}
          onValue={(profile) => onDraft({ profile })}
          choices={PROFILES.map((profile) => ({ value: profile, label: t(`profiles.${profile}`) }))}
        />
      </div>
    </section>
  );
}
