import { formatPct } from '../../../contract/units.ts';
import type { AppState } from '../../store/app-store.ts';
import { useSpeech } from '../../ui/Translation.tsx';
import { Card } from './Card.tsx';
import styles from './Overview.module.css';
import { devicesOf, pieces, qualityCounts } from './overview.model.ts';
import { useSampled } from './use-sampled.ts';

const counts = (state: AppState) => qualityCounts(devicesOf(state), state.live);
const WIDTH = 300;
const GAP = 2;
const LEAST = 6;

/** How well the devices answer just now: one bar, and how many are in each quality. */
export function QualityBar() {
  const { t, language } = useSpeech();
  const list = useSampled(counts, 1000);
  const number = new Intl.NumberFormat(language);
  const widths = pieces(
    list.map(({ count }) => count),
    WIDTH,
    LEAST,
  );
  const sum = list.reduce((all, { count }) => all + count, 0);
  const starts = widths.map((_, index) => widths.slice(0, index).reduce((all, width) => all + width, 0));
  return (
    <Card title={t('overview.quality')} note={t('overview.qualityNote')} className={styles['quality']}>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- nothing in it can be focused, and it may scroll */}
      <div className={styles['scroll']} tabIndex={0}>
        <svg
          viewBox={`0 0 ${String(WIDTH)} 14`}
          preserveAspectRatio="none"
          className={styles['qualityBar']}
          aria-hidden="true"
        >
          <rect width={WIDTH} height={14} className={styles['track']} />
          {list.map(({ quality }, index) => (
            <rect
              key={quality}
              x={starts[index]}
              width={Math.max(0, (widths[index] ?? 0) - GAP)}
              height={14}
              className={styles[`quality-${quality}`]}
            />
          ))}
        </svg>
        <ul>
          {list.map(({ quality, count }) => (
            <li key={quality} className={styles['qualityRow']}>
              <svg width="12" height="12" aria-hidden="true">
                <rect width="12" height="12" rx="2" className={styles[`quality-${quality}`]} />
              </svg>
              <span>{t(`overview.qualities.${quality}`)}</span>
              <span className={styles['note']}>{sum === 0 ? '' : formatPct((count / sum) * 100, language)}</span>
              <strong className={styles['value']}>{number.format(count)}</strong>
            </li>
          ))}
        </ul>
      </div>
    </Card>
  );
}
