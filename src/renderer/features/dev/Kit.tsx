import { useRoute } from '../../store/AppProvider.tsx';
import { type ShownTheme, ThemeContext } from '../../ui/ThemeContext.tsx';
import { useSpeech } from '../../ui/Translation.tsx';
import styles from './Kit.module.css';
import { KitCharts } from './KitCharts.tsx';
import { KitParts } from './KitParts.tsx';
import { LiveCharts } from './LiveCharts.tsx';

const BOTH: readonly ShownTheme[] = ['dark', 'light'];

/** Every part in both themes side by side; "?charts=9&every=250" shows live charts alone. */
export function Kit() {
  const { t } = useSpeech();
  const { charts, every } = useRoute((route) => route.params);
  const count = Number(charts ?? 0);
  if (count > 0) return <LiveCharts count={Math.min(32, count)} everyMs={Math.max(50, Number(every ?? 250))} />;
  return (
    <div className={styles['kit']}>
      {BOTH.map((theme) => (
        <ThemeContext key={theme} value={theme}>
          <section className={styles['pane']} data-theme={theme} aria-label={`${t('kit.title')} ${theme}`}>
            <KitParts theme={theme} />
            <KitCharts />
          </section>
        </ThemeContext>
      ))}
    </div>
  );
}
