import { ChartColumn, Table } from 'lucide-react';
import { useState } from 'react';
import { formatPct } from '../../../contract/units.ts';
import { IconButton } from '../Button.tsx';
import { useSpeech } from '../Translation.tsx';
import styles from './BarChart.module.css';
import type { Bin } from './bins.ts';
import { rangeText } from './plot.ts';
import card from './TimeChart.module.css';

type BarChartProps = {
  readonly title: string;
  readonly unit: string;
  readonly bins: readonly Bin[];
  readonly format: (value: number) => string;
  readonly isBusy?: boolean;
};

/** How often which value was measured. */
export function BarChart({ title, unit, bins, format, isBusy = false }: BarChartProps) {
  const { t, language } = useSpeech();
  const [isTable, setTable] = useState(false);
  const total = bins.reduce((sum, { count }) => sum + count, 0);
  const mode = bins.toSorted((a, b) => b.count - a.count)[0];
  const rows = bins.map((bin) => ({
    ...bin,
    name: rangeText(format(bin.from), format(bin.to)),
    share: formatPct(total === 0 ? 0 : (bin.count / total) * 100, language),
  }));
  return (
    <section className={card['card']} aria-label={title} aria-busy={isBusy}>
      {isBusy && <span className={card['busy']} />}
      <header className={card['head']}>
        <h3 className={card['title']}>{title}</h3>
        <small className={card['resolution']}>{unit}</small>
        <span className={card['end']} />
        <IconButton
          label={t(isTable ? 'chart.showChart' : 'chart.showTable')}
          icon={isTable ? <ChartColumn size={14} /> : <Table size={14} />}
          className={card['toggle']}
          aria-pressed={isTable}
          onClick={() => setTable(!isTable)}
        />
      </header>
      {mode === undefined && <p className={card['empty']}>{t('chart.none')}</p>}
      {mode !== undefined && !isTable && <Bars title={title} rows={rows} mode={mode} format={format} />}
      {mode !== undefined && isTable && (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
        <section className={card['scroll']} aria-label={t('chart.table', { title })} tabIndex={0}>
          <table className={card['table']}>
            <tbody>
              {rows.map(({ from, name, share }) => (
                <tr key={from}>
                  <th scope="row">{name}</th>
                  <td>{share}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </section>
  );
}

type Row = Bin & { readonly name: string; readonly share: string };
type BarsProps = {
  readonly title: string;
  readonly rows: readonly Row[];
  readonly mode: Bin;
  readonly format: (value: number) => string;
};

function Bars({ title, rows, mode, format }: BarsProps) {
  const { t, language } = useSpeech();
  const total = rows.reduce((sum, { count }) => sum + count, 0);
  const wide = 100 / rows.length;
  const percent = (value: number) => `${String(value)}%`;
  const label = t('chart.distribution', {
    title,
    mode: rangeText(format(mode.from), format(mode.to)),
    count: new Intl.NumberFormat(language).format(total),
  });
  const labelled = rows.filter((_, index) => index % Math.ceil(rows.length / 4) === 0);
  return (
    <div className={styles['picture']}>
      <span className={styles['top']}>{formatPct((mode.count / total) * 100, language)}</span>
      {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- an image that is drawn has no tag of its own */}
      <svg className={styles['bars']} role="img" aria-label={label}>
        {rows.map(({ from, name, share, count }, index) => (
          <rect
            key={from}
            x={percent(index * wide + wide * 0.08)}
            width={percent(wide * 0.84)}
            y={percent(100 - (count / mode.count) * 100)}
            height={percent((count / mode.count) * 100)}
            className={styles['bar']}
          >
            <title>{`${name}: ${share}`}</title>
          </rect>
        ))}
      </svg>
      <svg className={styles['ticks']} aria-hidden="true" height={18}>
        {labelled.map((row) => (
          <text key={row.from} x={percent(rows.indexOf(row) * wide + wide * 0.08)} y={13} className={styles['tick']}>
            {format(row.from)}
          </text>
        ))}
      </svg>
    </div>
  );
}
