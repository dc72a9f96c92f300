import { Keyboard, Server } from 'lucide-react';
import { Lantern } from '../ui/Lantern.tsx';
import { useSpeech } from '../ui/Translation.tsx';
import styles from './Rail.module.css';

/** The views there are, and the sheet of keys. */
export function Rail({ onShortcuts }: { readonly onShortcuts: () => void }) {
  const { t } = useSpeech();
  return (
    <nav className={styles['rail']} aria-label={t('shell.navigation')}>
      <div className={styles['brand']}>
        <Lantern size={20} />
        <span className={styles['wordmark']}>{t('shell.product')}</span>
      </div>
      <a href="#main" aria-current="page" className={styles['entry']} title={t('shell.devices')}>
        <Server size={20} strokeWidth={1.6} aria-hidden="true" />
        <span className={styles['label']}>{t('shell.devices')}</span>
      </a>
      <button type="button" className={styles['entry']} title={t('shell.shortcuts')} onClick={onShortcuts}>
        <Keyboard size={20} strokeWidth={1.6} aria-hidden="true" />
        <span className={styles['label']}>{t('shell.shortcuts')}</span>
      </button>
    </nav>
  );
}
