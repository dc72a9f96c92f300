import { type FormEvent, useState } from 'react';
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

/** For a browser that the host does not know yet. */
export function SignIn() {
  const speech = useSpeech();
  const { t } = speech;
  const { signIn } = useApp();
  const [token, setToken] = useState('');
  const [fault, setFault] = useState<unknown>();
  const [isBusy, setBusy] = useState(false);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setBusy(true);
    setFault(undefined);
    signIn({ token: token.trim() })
      .catch(setFault)
      .finally(() => setBusy(false));
  };
  return (
    <main className={styles['page']}>
      <form className={styles['card']} onSubmit={submit}>
        <Lantern size={40} className={styles['mark']} />
        <h1 className={styles['title']}>{t('signIn.title')}</h1>
        <p className={styles['lead']}>
          {t('signIn.lead')} <code className="mono">{COMMAND}</code>
        </p>
        {fault !== undefined && <FaultNote fault={showFault(fault, speech)} />}
        <TextField
          label={t('signIn.token')}
          type="password"
          autoComplete="current-password"
          value={token}
          onValue={setToken}
          isMono
          required
          ref={focusAtOnce}
        />
        <Button type="submit" tone="primary" disabled={isBusy || token.trim() === ''}>
          {t(isBusy ? 'signIn.busy' : 'signIn.submit')}
        </Button>
      </form>
    </main>
  );
}
