import { useMemo, useRef } from 'react';
import { useAppState } from '../../../store/AppProvider.tsx';
import type { Span } from '../../../time/range.ts';
import { formatAge } from '../../../ui/ages.ts';
import { NO_COLUMNS, slice } from '../../../ui/charts/columns.ts';
import { gapsOf, reasoned, usualStep } from '../../../ui/charts/gaps.ts';
import type { Trace } from '../../../ui/charts/plot.ts';
import { TimeChart } from '../../../ui/charts/TimeChart.tsx';
import { SERIES_TOKENS } from '../../../ui/palette.ts';
import { formatValue } from '../../../ui/rates.ts';
import { type Speech, useSpeech } from '../../../ui/Translation.tsx';
import { rangeKey, useSpan } from '../use-history.ts';
import styles from './GraphsTab.module.css';
import { type MetricGroup, thresholdsOf } from './metrics.model.ts';
import { useInSight } from './use-in-sight.ts';
import { type MetricSeries, useMetricSeries } from './use-metric-series.ts';

type MetricChartProps = {
  readonly id: string;
  readonly group: MetricGroup;
  readonly onZoom: (span: Span) => void;
  readonly onBack: () => void;
};

/** A percentage is read against all there is; other values fill the chart by themselves. */
const leastOf = (unit: string): number => (unit === '%' ? 100 : 0.1);

export function groupTitle({ class: kind, kind: name }: MetricGroup, { t, say }: Speech): string {
  if (kind === 'sensor' || kind === 'wireless') {
    const word = say(`sensors.${name ?? ''}`);
    return word === `sensors.${name ?? ''}` ? (name ?? t('snmp.classes.sensor')) : word;
  }
  return kind === 'oid' ? (name ?? t('snmp.classes.oid')) : t(`snmp.classes.${kind}`);
}

/** The values as lines, and their limits as dashed ones. */
function tracesOf(group: MetricGroup, series: MetricSeries | undefined, span: Span, { t, language }: Speech): Trace[] {
  const format = (value: number): string => formatValue(value, group.unit, language);
  const lines = group.metrics.map(
    ({ metric, label }, index): Trace => ({
      id: metric,
      label,
      token: SERIES_TOKENS[index] ?? '--muted',
      look: 'line',
      points: slice(series?.lines.get(metric) ?? NO_COLUMNS, span.from, span.to),
      hasBand: group.metrics.length === 1 && (series?.stepMs ?? 0) > 0,
      format,
    }),
  );
  const limits = thresholdsOf(group.limits).map(({ id, value, token }): Trace => {
    const ends = [value, value];
    return {
      id,
      label: t(`snmp.limits.${id}`),
      token,
      look: 'dashed',
      points: { at: [span.from, span.to], min: ends, avg: ends, max: ends, count: [1, 1] },
      format,
      stepMs: span.to - span.from,
    };
  });
  return [...lines, ...limits];
}

/** Values of one kind over the range of the window. */
export function MetricChart({ id, group, onZoom, onBack }: MetricChartProps) {
  const speech = useSpeech();
  const { t, language } = speech;
  const box = useRef<HTMLDivElement>(null);
  const isSeen = useInSight(box);
  const range = useAppState((state) => state.range);
  const clock = useSpan(range);
  const series = useMetricSeries({ id, metrics: group.metrics, range }, isSeen);
  const { value } = series;
  const { from, to } = range.to === 'now' ? clock : (value?.span ?? clock);
  const plot = useMemo(() => {
    const span = { from, to };
    const traces = tracesOf(group, value, span, speech);
    const at = traces[0]?.points.at ?? [];
    const stepMs = Math.max(value?.stepMs ?? 0, usualStep(at, 30_000));
    const gaps = value === undefined ? [] : reasoned(gapsOf(at, span, stepMs), []);
    return { span, traces, gaps, marks: [], stepMs, of: `${id} ${group.key} ${rangeKey(range)}` };
  }, [group, value, from, to, id, range, speech]);
  const notes = [
    group.unit,
    group.more > 0 ? t('snmp.largest', { shown: group.metrics.length, total: group.metrics.length + group.more }) : '',
    value === undefined
      ? ''
      : value.stepMs === 0
        ? t('chart.perRound')
        : t('chart.perStepPlain', { step: formatAge(value.stepMs, speech) }),
  ];
  return (
    <div ref={box} className={styles['chart']}>
      <TimeChart
        title={groupTitle(group, speech)}
        resolution={notes.filter(Boolean).join(' · ')}
        plot={plot}
        axisText={(number) => formatValue(number, '', language)}
        least={leastOf(group.unit)}
        isBusy={!isSeen || series.isReading}
        onZoom={onZoom}
        onBack={onBack}
      />
    </div>
  );
}
