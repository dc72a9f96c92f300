import { Keyboard } from 'lucide-react';
import { hashOf } from '../route/route.ts';
import { useRoute } from '../store/AppProvider.tsx';
import { Lantern } from '../ui/Lantern.tsx';
import { useSpeech } from '../ui/Translation.tsx';
import styles from './Rail.module.css';
import { PAGES, RAIL } from './Pages.tsx';

/** The views there are, and the sheet of keys. */
export function Rail({ onShortcuts }: { readonly onShortcuts: () => void }) {
  const { t } = useSpeech();
  const present = useRoute((route) => (route.view === 'device' ? 'devices' : route.view));
  return (
    <nav className={styles['rail']} aria-label={t('shell.navigation')}>
      <div className={styles['brand']}>
        <Lantern size={20} />
        <span className={styles['wordmark']}>{t('shell.product')}</span>
      </div>
      {RAIL.map(({ view, Icon }) => (
        <a
          key={view}
          href={hashOf({ view })}
          aria-current={view === present ? 'page' : undefined}
          className={styles['entry']}
          title={t(PAGES[view].title)}
          data-view={view}
        >
          <Icon size={20} strokeWidth={1.6} aria-hidden="true" />
          <span className={styles['label']}>{t(PAGES[view].title)}</span>
        </a>
      ))}
      <button type="button" className={styles['entry']} title={t('shell.shortcuts')} onClick={onShortcuts}>
        <Keyboard size={20} strokeWidth={1.6} aria-hidden="true" />
        <span className={styles['label']}>{t('shell.shortcuts')}</span>
      </button>
    </nav>
  );
}
