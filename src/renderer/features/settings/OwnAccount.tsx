import { type FormEvent, useState } from 'react';
import { useApp } from '../../store/AppProvider.tsx';
import { Button } from '../../ui/Button.tsx';
import { FaultNote } from '../../ui/FaultNote.tsx';
import { TextField } from '../../ui/Field.tsx';
import { useToasts } from '../../ui/ToastList.tsx';
import { useSpeech } from '../../ui/Translation.tsx';
import { Block } from './Block.tsx';
import fields from './Fields.module.css';
import { useCommand } from './use-command.ts';
import { useCall } from './use-settings.ts';

/** Password and second factor of whoever signed in with a password. */
export function OwnAccount() {
  const me = useCall('access.me');
  const hasTotp = me.value?.hasTotp ?? null;
  if (hasTotp === null) return null;
  return (
    <>
      <OwnPassword />
      <SecondFactor isOn={hasTotp} onChanged={me.retry} />
    </>
  );
}

function OwnPassword() {
  const { t } = useSpeech();
  const { call } = useApp();
  const toasts = useToasts();
  const [form, setForm] = useState({ current: '', password: '' });
  const { isBusy, fault, run } = useCommand();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    run(async () => {
      await call('access.changePassword', form);
      setForm({ current: '', password: '' });
      toasts.show(t('settings.account.passwordChanged'));
    });
  };
  return (
    <Block title={t('settings.account.password')}>
      <form className={fields['form']} onSubmit={submit}>
        {fault && <FaultNote fault={fault} />}
        <div className={fields['grid']}>
          <TextField
            label={t('settings.account.current')}
            type="password"
            autoComplete="current-password"
            value={form.current}
            onValue={(current) => setForm({ ...form, current })}
            required
          />
          <TextField
            label={t('settings.account.next')}
            hint={t('settings.users.passwordHint')}
            type="password"
            autoComplete="new-password"
            minLength={12}
            value={form.password}
            onValue={(password) => setForm({ ...form, password })}
            required
          />
        </div>
        <div className={fields['actions']}>
          <Button type="submit" disabled={isBusy || form.password.length < 12}>
            {t('settings.account.change')}
          </Button>
        </div>
      </form>
    </Block>
  );
}

type SecondFactorProps = { readonly isOn: boolean; readonly onChanged: () => void };

function SecondFactor({ isOn, onChanged }: SecondFactorProps) {
  const { t } = useSpeech();
  const { call } = useApp();
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const [proposed, setProposed] = useState<string>();
  const [codes, setCodes] = useState<readonly string[]>([]);
  const { isBusy, fault, run } = useCommand();
  const begin = async (): Promise<void> => {
    if (isOn) await call('access.removeTotp', { password });
    else setProposed((await call('access.beginTotp', { password })).secret);
    setPassword('');
    if (isOn) onChanged();
  };
  const confirm = async (): Promise<void> => {
    setCodes((await call('access.confirmTotp', { code })).recoveryCodes);
    setProposed(undefined);
    setCode('');
    onChanged();
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    run(proposed === undefined ? begin : confirm);
  };
  return (
    <Block title={t('settings.account.second')}>
      <p className={fields['muted']}>{t('settings.account.secondHint')}</p>
      <form className={fields['form']} onSubmit={submit}>
        {fault && <FaultNote fault={fault} />}
        {proposed === undefined ? (
          <TextField
            label={t('settings.account.current')}
            type="password"
            autoComplete="current-password"
            value={password}
            onValue={setPassword}
            required
          />
        ) : (
          <>
            <p>
              {t('settings.account.enter')} <code className="mono">{proposed}</code>
            </p>
            <TextField
              label={t('signIn.code')}
              inputMode="numeric"
              autoComplete="one-time-code"
              value={code}
              onValue={setCode}
              isMono
              required
            />
          </>
        )}
        <div className={fields['actions']}>
          <Button type="submit" disabled={isBusy}>
            {t(
              proposed !== undefined
                ? 'settings.account.confirm'
                : isOn
                  ? 'settings.account.turnOff'
                  : 'settings.account.turnOn',
            )}
          </Button>
        </div>
      </form>
      {codes.length > 0 && (
        <>
          <p>{t('settings.account.codes')}</p>
          <pre className="mono">{codes.join('\n')}</pre>
        </>
      )}
    </Block>
  );
}
