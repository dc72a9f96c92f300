import { Lock, LockOpen } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import type { VaultStatus } from '../../../contract/credentials.ts';
import { useApp } from '../../store/AppProvider.tsx';
import { Button } from '../../ui/Button.tsx';
import { FaultNote } from '../../ui/FaultNote.tsx';
import { TextField } from '../../ui/Field.tsx';
import { useSpeech } from '../../ui/Translation.tsx';
import { Block, useMay } from './Block.tsx';
import fields from './Fields.module.css';
import { ChoiceSetting, Place } from './Setting.tsx';
import { useCommand } from './use-command.ts';

/** Minutes without anybody's doing after which the vault locks itself. */
const LOCK_AFTER = ['0', '5', '15', '60', '240'] as const;

type VaultProps = { readonly status: VaultStatus; readonly onChanged: (status: VaultStatus) => void };

/** Whether the secrets are open, what protects them, and the ways to open and close them. */
export function VaultBlock({ status, onChanged }: VaultProps) {
  const { t } = useSpeech();
  const { call } = useApp();
  const mayOperate = useMay('operator');
  const mayManage = useMay('admin');
  const { fault, isBusy, run } = useCommand();
  const { state, protectedBy } = status;
  const hasPassphrase = protectedBy.includes('passphrase');
  const lockAfter = LOCK_AFTER.find((one) => Number(one) === status.autoLockMin) ?? '0';
  return (
    <Place field="vault">
      <Block title={t('settings.vault.title')}>
        <p>
          {state === 'open' ? <LockOpen size={14} aria-hidden="true" /> : <Lock size={14} aria-hidden="true" />}{' '}
          {t(`settings.vault.state.${state}`)}{' '}
          {protectedBy.length > 0 &&
            t('settings.vault.protectedBy', {
              ways: protectedBy.map((way) => t(`settings.vault.ways.${way}`)).join(', '),
            })}
        </p>
        {fault && <FaultNote fault={fault} />}
        {state === 'locked' && (
          <PassphraseForm
            label={t('settings.vault.unlockWith')}
            submit={t('settings.vault.unlock')}
            disabled={!mayOperate || isBusy}
            least={1}
            onSubmit={(passphrase) => run(async () => onChanged(await call('vault.unlock', { passphrase })))}
          />
        )}
        {state !== 'locked' && mayManage && (
          <Place field="passphrase">
            <PassphraseForm
              label={t('settings.vault.passphrase')}
              hint={t(hasPassphrase ? 'settings.vault.passphraseAgain' : 'settings.vault.passphraseHint')}
              submit={t(hasPassphrase ? 'settings.vault.change' : 'settings.vault.choose')}
              disabled={isBusy}
              least={12}
              onSubmit={(passphrase) => run(async () => onChanged(await call('vault.setPassphrase', { passphrase })))}
            />
          </Place>
        )}
        {state === 'open' && hasPassphrase && (
          <>
            {mayManage && (
              <ChoiceSetting
                field="lock-after"
                label={t('settings.vault.lockAfter')}
                value={lockAfter}
                choices={LOCK_AFTER.map((value) => ({
                  value,
                  label: value === '0' ? t('settings.vault.never') : t('settings.vault.minutes', { count: value }),
                }))}
                onChoose={(value) =>
                  run(async () => onChanged(await call('vault.update', { autoLockMin: Number(value) })))
                }
              />
            )}
            <div className={fields['actions']}>
              <Button
                icon={<Lock size={14} />}
                disabled={!mayOperate || isBusy}
                onClick={() => run(async () => onChanged(await call('vault.lock', {})))}
              >
                {t('settings.vault.lock')}
              </Button>
            </div>
          </>
        )}
      </Block>
    </Place>
  );
}

type PassphraseFormProps = {
  readonly label: string;
  readonly hint?: string;
  readonly submit: string;
  readonly disabled: boolean;
  readonly least: number;
  readonly onSubmit: (passphrase: string) => void;
};

/** A passphrase is forgotten by the form as soon as it is sent. */
function PassphraseForm({ label, hint, submit, disabled, least, onSubmit }: PassphraseFormProps) {
  const [text, setText] = useState('');
  const send = (event: FormEvent): void => {
    event.preventDefault();
    onSubmit(text);
    setText('');
  };
  return (
    <form className={fields['form']} onSubmit={send}>
      <TextField
        label={label}
        hint={hint}
        type="password"
        autoComplete="off"
        value={text}
        onValue={setText}
        minLength={least}
        required
      />
      <div className={fields['actions']}>
        <Button type="submit" tone="primary" disabled={disabled || text.length < least}>
          {submit}
        </Button>
      </div>
    </form>
  );
}
