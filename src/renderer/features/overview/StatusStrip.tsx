import { hashOf } from '../../route/route.ts';
import { StatusMark } from '../../ui/StatusMark.tsx';
import { useSpeech } from '../../ui/Translation.tsx';
import styles from './Overview.module.css';
import { devicesOf, stateCounts, STRIP } from './overview.model.ts';
import { useSampled } from './use-sampled.ts';
import type { AppState } from '../../store/app-store.ts';

const counts = (state: AppState) => stateCounts(devicesOf(state));

/** How many devices are in each state; each count leads to its devices. */
export function StatusStrip() {
  const { t, language } = useSpeech();
  const of = useSampled(counts, 250);
  const number = new Intl.NumberFormat(language);
  return (
    <nav className={styles['strip']} aria-label={t('overview.strip')}>
      {STRIP.map((state) => {
        const count = of.get(state) ?? 0;
        return (
          <a
            key={state}
            href={hashOf({ view: 'devices', params: { q: `status:${state}` } })}
            className={styles['lamp']}
            data-state={count > 0 ? state : undefined}
          >
            <StatusMark state={state} size={18} withWord={false} />
            <strong className={styles['lampCount']}>{number.format(count)}</strong>
            <span className={styles['lampWord']} aria-hidden="true">
              {t(`states.${state}`)}
            </span>
          </a>
        );
      })}
    </nav>
  );
}
