import { useSpeech } from '../Translation.tsx';
import { nearest, type Plot, valueText } from './plot.ts';
import styles from './TimeChart.module.css';
import { momentText } from './time-ticks.ts';

/** Newest first; more than that is for an export. */
const MOST_ROWS = 500;

type ChartTableProps = { readonly title: string; readonly plot: Plot };

/** The same numbers as text. */
export function ChartTable({ title, plot }: ChartTableProps) {
  const { t, language } = useSpeech();
  const { span, traces, stepMs } = plot;
  const moments = [...new Set(traces.flatMap(({ points }) => points.at))].toSorted((a, b) => b - a).slice(0, MOST_ROWS);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
    <section className={styles['scroll']} aria-label={t('chart.table', { title })} tabIndex={0}>
      <table className={styles['table']}>
        <thead>
          <tr>
            <th scope="col">{t('chart.time')}</th>
            {traces.map(({ id, label }) => (
              <th key={id} scope="col">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {moments.map((at) => (
            <tr key={at}>
              <th scope="row">{momentText(at, span, language)}</th>
              {traces.map((trace) => {
                const index = nearest(trace.points, at, stepMs / 2);
                return (
                  <td key={trace.id}>
                    {index === undefined
                      ? t('common.none')
                      : trace.hasBand
                        ? t('chart.between', {
                            avg: valueText(trace, index),
                            min: trace.format(trace.points.min[index] ?? Number.NaN),
                            max: trace.format(trace.points.max[index] ?? Number.NaN),
                          })
                        : valueText(trace, index)}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
