import type { Span } from '../../time/range.ts';
import { momentText } from '../../ui/charts/time-ticks.ts';
import { useSpeech } from '../../ui/Translation.tsx';
import styles from './LogHistogram.module.css';
import { type Bucket, totalOf } from './logs.model.ts';

/** The same numbers as text; what is empty is left out. */
export function HistogramTable({ buckets, span }: { readonly buckets: readonly Bucket[]; readonly span: Span }) {
  const { t, language } = useSpeech();
  const filled = buckets.filter(({ counts }) => totalOf(counts) > 0).toReversed();
  return (
    <section
      className={styles['table']}
      aria-label={t('chart.table', { title: t('logs.histogram.title') })}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
      tabIndex={0}
    >
      <table>
        <thead>
          <tr>
            <th scope="col">{t('logs.columns.time')}</th>
            <th scope="col">{t('logs.levels.error')}</th>
            <th scope="col">{t('logs.levels.warning')}</th>
            <th scope="col">{t('logs.levels.info')}</th>
          </tr>
        </thead>
        <tbody>
          {filled.map(({ from, counts }) => (
            <tr key={from}>
              <th scope="row">{momentText(from, span, language)}</th>
              <td>{counts.error}</td>
              <td>{counts.warning}</td>
              <td>{counts.info}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
