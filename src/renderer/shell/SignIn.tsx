import { type FormEvent, useState } from 'react';
import { Fault } from '../../contract/faults.ts';
import { useApp } from '../store/AppProvider.tsx';
import { Button } from '../ui/Button.tsx';
import { FaultNote } from '../ui/FaultNote.tsx';
import { showFault } from '../ui/faults.ts';
import { TextField } from '../ui/Field.tsx';
import { focusAtOnce } from '../ui/focus.ts';
import { Lantern } from '../ui/Lantern.tsx';
import { useSpeech } from '../ui/Translation.tsx';
import styles from './SignIn.module.css';

const COMMAND = 'ronda token create --role admin --name browser';
const EMPTY = { name: '', password: '', code: '', token: '' };
type Form = typeof EMPTY;

/** For a browser that the host does not know yet: by name and password, or by an access token. */
export function SignIn() {
  const speech = useSpeech();
  const { t } = speech;
  const { signIn } = useApp();
  const [byPassword, setByPassword] = useState(false);
  const [form, setForm] = useState(EMPTY);
  const [thrown, setThrown] = useState<unknown>();
  const [isBusy, setBusy] = useState(false);
  const needsCode = thrown instanceof Fault && thrown.reason === 'code-needed';
  const [asksCode, setAsksCode] = useState(false);
  const change = (part: Partial<Form>): void => setForm({ ...form, ...part });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setBusy(true);
    setThrown(undefined);
    const { name, password, code, token } = form;
    signIn(
      byPassword ? { name: name.trim(), password, ...(asksCode && { code: code.trim() }) } : { token: token.trim() },
    )
      .catch((fault: unknown) => {
        if (fault instanceof Fault && fault.reason === 'code-needed') setAsksCode(true);
        setThrown(fault);
      })
      .finally(() => setBusy(false));
  };
  const isReady = byPassword ? form.name.trim() !== '' && form.password !== '' : form.token.trim() !== '';
  return (
    <main className={styles['page']}>
      <form className={styles['card']} onSubmit={submit}>
        <Lantern size={40} className={styles['mark']} />
        <h1 className={styles['title']}>{t('signIn.title')}</h1>
        {!byPassword && (
          <p className={styles['lead']}>
            {t('signIn.lead')} <code className="mono">{COMMAND}</code>
          </p>
        )}
        {thrown !== undefined && !needsCode && <FaultNote fault={showFault(thrown, speech)} />}
        {byPassword ? (
          <PasswordFields form={form} asksCode={asksCode} onChange={change} />
        ) : (
          <TextField
            label={t('signIn.token')}
            type="password"
            autoComplete="current-password"
            value={form.token}
            onValue={(token) => change({ token })}
            isMono
            required
            ref={focusAtOnce}
          />
        )}
        <Button type="submit" tone="primary" disabled={isBusy || !isReady}>
          {t(isBusy ? 'signIn.busy' : 'signIn.submit')}
        </Button>
        <Button
          onClick={() => {
            setByPassword(!byPassword);
            setThrown(undefined);
            setAsksCode(false);
          }}
        >
          {t(byPassword ? 'signIn.withToken' : 'signIn.withPassword')}
        </Button>
      </form>
    </main>
  );
}

type PasswordFieldsProps = {
  readonly form: Form;
  readonly asksCode: boolean;
  readonly onChange: (part: Partial<Form>) => void;
};

function PasswordFields({ form, asksCode, onChange }: PasswordFieldsProps) {
  const { t } = useSpeech();
  return (
    <>
      <TextField
        label={t('signIn.name')}
        autoComplete="username"
        value={form.name}
        onValue={(name) => onChange({ name })}
        required
        ref={focusAtOnce}
      />
      <TextField
        label={t('signIn.password')}
        type="password"
        autoComplete="current-password"
        value={form.password}
        onValue={(password) => onChange({ password })}
        required
      />
      {asksCode && (
        <TextField
          label={t('signIn.code')}
          hint={t('signIn.codeHint')}
          autoComplete="one-time-code"
          value={form.code}
          onValue={(code) => onChange({ code })}
          isMono
          required
        />
      )}
    </>
  );
}
