import { KeyRound } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import type { Input } from '../../../contract/contract.ts';
import type { Scan } from '../../../contract/discovery.ts';
import { useApp } from '../../store/AppProvider.tsx';
import { useWhyNot } from '../../store/use-why-not.ts';
import { Button } from '../../ui/Button.tsx';
import { FaultNote } from '../../ui/FaultNote.tsx';
import { SelectField, TextField } from '../../ui/Field.tsx';
import page from '../../ui/Page.module.css';
import { useSpeech } from '../../ui/Translation.tsx';
import { formOf, shownFields } from '../settings/credentials.model.ts';
import { useCommand } from '../settings/use-command.ts';
import styles from './Wizard.module.css';

type Tally = Scan['credentials'][number];
const KINDS = ['snmp-v2c', 'snmp-v3', 'snmp-v1'] as const;
type Kind = (typeof KINDS)[number];

/** Who may read the devices: what is tried, on how many it answers, and room for more. */
export function CredentialPane({ scan }: { readonly scan: Scan }) {
  const { t } = useSpeech();
  return (
    <section className={page['panel']} aria-label={t('discovery.scan.credentials')}>
      <div className={styles['body']}>
        <h2 className={page['title']}>{t('discovery.scan.credentials')}</h2>
        <ul className={styles['credentials']}>
          {scan.credentials.map((tally) => (
            <li key={tally.id} className={styles['credential']}>
              <TallyLine tally={tally} />
            </li>
          ))}
        </ul>
        <NewCredential scanId={scan.id} />
      </div>
    </section>
  );
}

function TallyLine({ tally }: { readonly tally: Tally }) {
  const { t } = useSpeech();
  const { name, kind, tried, answered, keptAs } = tally;
  return (
    <>
      <b>
        <KeyRound size={13} aria-hidden="true" /> {name}
      </b>
      <small>{t(`settings.credentials.kinds.${kind}`)}</small>
      <output>
        {tried === 0 ? t('discovery.scan.notTried') : t('discovery.scan.answers', { answered, tried })}
        {answered > 0 && ` · ${t(keptAs === null ? 'discovery.scan.once' : 'discovery.scan.kept')}`}
      </output>
    </>
  );
}

/** The fields of one credential; after it is sent nothing of it is shown again. */
function NewCredential({ scanId }: { readonly scanId: string }) {
  const { t } = useSpeech();
  const { call } = useApp();
  const whyNot = useWhyNot('engineer');
  const [kind, setKind] = useState<Kind>('snmp-v2c');
  const [form, setForm] = useState(() => formOf('snmp-v2c', undefined));
  const { isBusy, fault, run } = useCommand();
  const fields = shownFields(kind, form.values);
  const isWhole = fields.every(({ name, isRequired }) => !isRequired || (form.values[name] ?? '') !== '');
  const send = (event: FormEvent): void => {
    event.preventDefault();
    const given = fields.flatMap(({ name }) => (form.values[name] ? [[name, form.values[name]]] : []));
    // The host verifies it: the form shows just the fields of the kind.
    const credential = { kind, ...Object.fromEntries(given) } as Input<'scans.addCredentials'>['credentials'][number];
    run(async () => {
      await call('scans.addCredentials', { id: scanId, credentials: [credential] });
      setForm(formOf(kind, undefined));
    });
  };
  return (
    <form className={styles['form']} onSubmit={send}>
      <SelectField
        label={t('settings.credentials.columns.kind')}
        value={kind}
        onValue={(value) => {
          const chosen = KINDS.find((one) => one === value) ?? kind;
          setKind(chosen);
          setForm(formOf(chosen, undefined));
        }}
        choices={KINDS.map((value) => ({ value, label: t(`settings.credentials.kinds.${value}`) }))}
      />
      {fields.map(({ name, isSecret, choices }) => {
        const common = {
          label: t(`settings.credentials.fields.${name}`),
          value: form.values[name] ?? '',
          onValue: (value: string) => setForm({ ...form, values: { ...form.values, [name]: value } }),
        };
        return choices.length > 0 ? (
          <SelectField key={name} {...common} choices={choices.map((value) => ({ value, label: value }))} />
        ) : (
          <TextField key={name} {...common} type={isSecret ? 'password' : 'text'} />
        );
      })}
      {fault && <FaultNote fault={fault} />}
      <Button type="submit" whyNot={whyNot} disabled={isBusy || !isWhole}>
        {t('discovery.scan.try')}
      </Button>
    </form>
  );
}
