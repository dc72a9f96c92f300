import { useMemo } from 'react';
import { useSpeech } from '../Translation.tsx';
import { banded, type Columns } from './columns.ts';
import type { Trace } from './plot.ts';
import { TimeChart, type TimeChartProps } from './TimeChart.tsx';

/** What the replies of each round were: their lowest, median, 95th percentile and highest. */
export type Spread = { readonly min: Columns; readonly median: Columns; readonly p95: Columns; readonly max: Columns };

type SmokeProps = Omit<TimeChartProps, 'plot'> & {
  readonly spread: Spread;
  readonly plot: Omit<TimeChartProps['plot'], 'traces'>;
  readonly format: (value: number) => string;
};

/** The median inside the smoke of all replies: thin smoke up to the extremes, thick up to the 95th percentile. */
export function Smoke({ spread, plot, format, ...rest }: SmokeProps) {
  const { t } = useSpeech();
  const { min, median, p95, max } = spread;
  const traces = useMemo(
    (): readonly Trace[] => [
      {
        id: 'median',
        label: t('chart.smoke.median'),
        token: '--series-1',
        look: 'line',
        points: median,
        format,
      },
      {
        id: 'p95',
        label: t('chart.smoke.p95'),
        token: '--series-1',
        look: 'band',
        opacity: 0.34,
        readsTop: true,
        points: banded(median, median, p95),
        format,
      },
      {
        id: 'spread',
        label: t('chart.smoke.spread'),
        token: '--series-1',
        look: 'band',
        opacity: 0.2,
        points: banded(median, min, max),
        format,
      },
    ],
    [t, format, min, median, p95, max],
  );
  const shown = useMemo(() => ({ ...plot, traces }), [plot, traces]);
  return <TimeChart {...rest} plot={shown} />;
}
