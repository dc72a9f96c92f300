import { ArrowRight } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import type { Device } from '../../../../contract/devices.ts';
import { type MibNode, SETTABLE, type SnmpValue } from '../../../../contract/mibs.ts';
import { useApp } from '../../../store/AppProvider.tsx';
import { Button } from '../../../ui/Button.tsx';
import { Dialog, DialogActions, DialogBody } from '../../../ui/Dialog.tsx';
import { FaultNote } from '../../../ui/FaultNote.tsx';
import { fieldFaults, showFault } from '../../../ui/faults.ts';
import { SelectField, TextField } from '../../../ui/Field.tsx';
import { Skeleton } from '../../../ui/Skeleton.tsx';
import { useToasts } from '../../../ui/ToastList.tsx';
import { useSpeech } from '../../../ui/Translation.tsx';
import { useReading } from '../../device/use-reading.ts';
import { useCommand } from '../../settings/use-command.ts';
import { isMissing } from './results.model.ts';
import { isOfType, likelyType, type SetDraft, type Settable, writtenAs } from './set.model.ts';
import styles from './Snmp.module.css';

type SetDialogProps = {
  readonly device: Device;
  readonly credentialId: string;
  /** Numbers, or a name with its index. */
  readonly oid: string;
  readonly node: MibNode | undefined;
  readonly onClose: () => void;
  readonly onChanged: (value: SnmpValue) => void;
};

/** Changes a value of a device: it is read first, and nothing is sent before the device's name is written. */
export function SetDialog(props: SetDialogProps) {
  const { device, credentialId, oid, onClose } = props;
  const speech = useSpeech();
  const { t } = speech;
  const { call } = useApp();
  const credential = credentialId === '' ? {} : { credentialId };
  const { value, fault, retry } = useReading({
    key: `${device.id} ${oid}`,
    read: async () => (await call('snmp.get', { id: device.id, ...credential, oids: [oid] })).items,
  });
  const [before] = value ?? [];
  return (
    <Dialog title={t('tools.set.title', { device: device.name })} onClose={onClose}>
      {value === undefined ? (
        <DialogBody>
          {fault === undefined ? (
            <Skeleton rows={3} />
          ) : (
            <FaultNote fault={showFault(fault, speech)} action={<Button onClick={retry}>{t('device.retry')}</Button>} />
          )}
        </DialogBody>
      ) : (
        <SetForm {...props} before={before === undefined || isMissing(before) ? undefined : before} />
      )}
    </Dialog>
  );
}

type SetFormProps = SetDialogProps & { readonly before: SnmpValue | undefined };

function SetForm({ device, credentialId, oid, node, before, onClose, onChanged }: SetFormProps) {
  const { t } = useSpeech();
  const { call } = useApp();
  const toasts = useToasts();
  const [draft, setDraft] = useState<SetDraft>(() => {
    const type = likelyType(before, node);
    return { type, value: before === undefined ? '' : writtenAs(before, type), confirm: '' };
  });
  const { isBusy, fault, thrown, run } = useCommand();
  const fromHost = thrown === undefined ? new Map<string, string>() : fieldFaults(thrown);
  const isFit = isOfType(draft);
  const isReady = isFit && draft.confirm === device.name;
  const set = async (): Promise<void> => {
    const { type, value, confirm } = draft;
    const credential = credentialId === '' ? {} : { credentialId };
    const { after } = await call('snmp.set', { id: device.id, ...credential, oid, type, value, confirm });
    onChanged(after);
    toasts.show(t('tools.set.done', { name: after.name, device: device.name, value: after.text }));
    onClose();
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (isReady && !isBusy) run(set);
  };
  return (
    <form onSubmit={submit} noValidate>
      <DialogBody>
        {fault && <FaultNote fault={fault} />}
        <div className={styles['setForm']}>
          <p className={styles['setName']} translate="no">
            {before?.name ?? oid}
          </p>
          {node?.access === 'read-only' && <p className={styles['cut']}>{t('tools.set.readOnly')}</p>}
          <SelectField
            label={t('tools.set.type')}
            value={draft.type}
            onValue={(type) => setDraft({ ...draft, type: type as Settable })}
            choices={SETTABLE.map((type) => ({ value: type, label: t(`tools.set.types.${type}`) }))}
          />
          <ValueField
            draft={draft}
            node={node}
            error={isFit ? fromHost.get('/value') : t(`tools.set.wrong.${draft.type}`)}
            onValue={(value) => setDraft({ ...draft, value })}
          />
          <Change before={before} draft={draft} node={node} />
          <TextField
            label={t('tools.set.confirm', { device: device.name })}
            hint={t('tools.set.confirmHint')}
            error={fromHost.get('/confirm')}
            value={draft.confirm}
            onValue={(confirm) => setDraft({ ...draft, confirm })}
          />
        </div>
      </DialogBody>
      <DialogActions>
        <Button onClick={onClose}>{t('common.cancel')}</Button>
        <Button type="submit" tone={isReady ? 'danger' : 'plain'} disabled={!isReady || isBusy}>
          {t('tools.set.submit')}
        </Button>
      </DialogActions>
    </form>
  );
}

type ValueFieldProps = {
  readonly draft: SetDraft;
  readonly node: MibNode | undefined;
  readonly error: string | undefined;
  readonly onValue: (value: string) => void;
};

/** Numbers that have names are chosen by them. */
function ValueField({ draft, node, error, onValue }: ValueFieldProps) {
  const { t } = useSpeech();
  const names = draft.type === 'integer' ? (node?.values ?? []) : [];
  if (names.length === 0)
    return (
      <TextField label={t('tools.set.value')} value={draft.value} maxLength={4000} error={error} onValue={onValue} />
    );
  const choices = names.map(({ value, name }) => ({ value: String(value), label: `${name} (${String(value)})` }));
  const isListed = choices.some(({ value }) => value === draft.value);
  return (
    <SelectField
      label={t('tools.set.value')}
      value={draft.value}
      error={isListed ? error : undefined}
      onValue={onValue}
      choices={isListed ? choices : [{ value: draft.value, label: draft.value }, ...choices]}
    />
  );
}

type ChangeProps = {
  readonly before: SnmpValue | undefined;
  readonly draft: SetDraft;
  readonly node: MibNode | undefined;
};

/** What it is, and what it will be. */
function Change({ before, draft: { type, value }, node }: ChangeProps) {
  const { t } = useSpeech();
  const name = type === 'integer' ? node?.values.find((one) => String(one.value) === value.trim())?.name : undefined;
  const after = name === undefined ? value : `${name} (${value})`;
  return (
    <dl className={styles['change']}>
      <div>
        <dt>{t('tools.set.before')}</dt>
        <dd translate={before ? 'no' : undefined}>{before?.text ?? t('tools.snmp.missing')}</dd>
      </div>
      <ArrowRight size={16} aria-hidden="true" />
      <div>
        <dt>{t('tools.set.after')}</dt>
        <dd className={styles['after']} translate="no">
          {after}
        </dd>
      </div>
    </dl>
  );
}
