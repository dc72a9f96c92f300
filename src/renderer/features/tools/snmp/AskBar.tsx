import { Pencil } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import type { Device } from '../../../../contract/devices.ts';
import type { MibNode, SnmpValue } from '../../../../contract/mibs.ts';
import { useApp } from '../../../store/AppProvider.tsx';
import { useWhyNot } from '../../../store/use-why-not.ts';
import { Button } from '../../../ui/Button.tsx';
import { TextField } from '../../../ui/Field.tsx';
import { useSpeech } from '../../../ui/Translation.tsx';
import { CredentialPicker, DevicePicker } from './Pickers.tsx';
import { isInstance, tableOf, type Verb, verbFor } from './object.model.ts';
import { SetDialog } from './SetDialog.tsx';
import styles from './Snmp.module.css';

const VERBS = ['get', 'walk', 'table'] as const satisfies readonly Verb[];

type AskBarProps = {
  readonly device: Device | undefined;
  readonly credentialId: string;
  readonly onCredential: (id: string) => void;
  readonly text: string;
  readonly node: MibNode | undefined;
  readonly onAsk: (verb: Verb) => void;
  readonly onChanged: (value: SnmpValue) => void;
};

/** Whom to ask, for what, and how. */
export function AskBar({ device, credentialId, onCredential, text, node, onAsk, onChanged }: AskBarProps) {
  const { t } = useSpeech();
  const { router } = useApp();
  const [isSetting, setSetting] = useState(false);
  const reasons = useReasons(device, text, node);
  const likely = verbFor(node, text);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (reasons[likely] === undefined) onAsk(likely);
  };
  return (
    <>
      <form className={styles['ask']} onSubmit={submit} aria-label={t('tools.snmp.ask')}>
        <div className={styles['who']}>
          <DevicePicker
            device={device}
            onDevice={(id) => {
              onCredential('');
              router.tune({ target: id });
            }}
          />
          <CredentialPicker device={device} credentialId={credentialId} onCredential={onCredential} />
        </div>
        <div className={styles['what']}>
          <TextField
            label={t('tools.snmp.object')}
            placeholder={t('tools.snmp.objectHint')}
            value={text}
            isMono
            maxLength={600}
            onValue={(oid) => router.tune({ oid: oid.replaceAll(/\s/g, '') })}
          />
          <span className={styles['verbs']}>
            {VERBS.map((verb) => (
              <Button
                key={verb}
                tone={verb === likely ? 'primary' : 'plain'}
                whyNot={reasons[verb]}
                onClick={() => onAsk(verb)}
              >
                {t(`tools.snmp.verbs.${verb}`)}
              </Button>
            ))}
            <Button icon={<Pencil size={14} />} whyNot={reasons.set} onClick={() => setSetting(true)}>
              {t('tools.snmp.verbs.set')}
            </Button>
          </span>
        </div>
      </form>
      {isSetting && device && (
        <SetDialog
          device={device}
          credentialId={credentialId}
          oid={text.trim()}
          node={node}
          onClose={() => setSetting(false)}
          onChanged={onChanged}
        />
      )}
    </>
  );
}

/** Why each of the buttons does nothing at present; undefined where it does. */
function useReasons(device: Device | undefined, text: string, node: MibNode | undefined) {
  const { t } = useSpeech();
  const operator = useWhyNot('operator');
  const engineer = useWhyNot('engineer');
  const common =
    device === undefined ? t('tools.snmp.needsDevice') : text.trim() === '' ? t('tools.snmp.needsObject') : undefined;
  const isTable = node === undefined || tableOf(node) !== undefined;
  const isOne = node === undefined ? /\.\d+$/.test(text) : isInstance(node, text.trim());
  return {
    get: operator ?? common,
    walk: operator ?? common,
    table: operator ?? common ?? (isTable ? undefined : t('tools.snmp.needsTable')),
    set: engineer ?? common ?? (isOne ? undefined : t('tools.snmp.needsInstance')),
  } as const;
}
