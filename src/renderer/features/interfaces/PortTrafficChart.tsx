import { useMemo } from 'react';
import type { InterfaceMetric } from '../../../contract/interface-metrics.ts';
import type { InterfaceRow } from '../../../contract/interfaces.ts';
import { useAppState } from '../../store/AppProvider.tsx';
import { formatAge } from '../../ui/ages.ts';
import { type Columns, slice } from '../../ui/charts/columns.ts';
import { gapsOf, reasoned, usualStep } from '../../ui/charts/gaps.ts';
import type { Trace } from '../../ui/charts/plot.ts';
import { TimeChart } from '../../ui/charts/TimeChart.tsx';
import { axisBitRate, formatBitRate } from '../../ui/rates.ts';
import { type Speech, useSpeech } from '../../ui/Translation.tsx';
import { rangeKey, useSpan } from '../device/use-history.ts';
import type { Reading } from '../device/use-reading.ts';
import { useZoom } from '../device/use-zoom.ts';
import { lineOf, mirrored, type PortSeries, usePortSeries } from './use-port-series.ts';

/** A flat line of nothing must not fill a chart. */
export const LEAST_BPS = 1000;

export type TwoWays = { readonly in: Columns; readonly out: Columns };

/** In above and out below zero, each with its name: the two directions are never mistaken for one another. */
export function trafficTraces(lines: TwoWays, hasBand: boolean, { t, language }: Speech): Trace[] {
  const format = (value: number): string => formatBitRate(Math.abs(value), language);
  const line = { look: 'line', hasBand, isFilled: true, format } as const;
  return [
    { ...line, id: 'in', label: t('ports.in'), token: '--series-2', points: lines.in },
    { ...line, id: 'out', label: t('ports.out'), token: '--series-1', points: mirrored(lines.out) },
  ];
}

/** What all charts of one port share. */
export function usePortFrame(row: InterfaceRow, series: PortSeries | undefined) {
  const range = useAppState((state) => state.range);
  const clock = useSpan(range);
  const { from, to } = range.to === 'now' ? clock : (series?.span ?? clock);
  return useMemo(() => {
    const span = { from, to };
    const cut = (metric: InterfaceMetric): Columns => slice(lineOf(series, metric), from, to);
    const { at } = cut('if.in.bps');
    const stepMs = Math.max(series?.stepMs ?? 0, usualStep(at, 30_000));
    const gaps = series === undefined ? [] : reasoned(gapsOf(at, span, stepMs), []);
    return { span, cut, stepMs, gaps, marks: [], of: `${row.id} ${rangeKey(range)}` };
  }, [series, from, to, row.id, range]);
}

type TrafficProps = {
  readonly row: InterfaceRow;
  readonly title: string;
  readonly series: Reading<PortSeries>;
};

/** In and out over the range of the window, drawn from what was read. */
export function TrafficChart({ row, title, series }: TrafficProps) {
  const speech = useSpeech();
  const { t, language } = speech;
  const zoom = useZoom();
  const { value } = series;
  const frame = usePortFrame(row, value);
  const plot = useMemo(() => {
    const lines = { in: frame.cut('if.in.bps'), out: frame.cut('if.out.bps') };
    return { ...frame, traces: trafficTraces(lines, true, speech) };
  }, [frame, speech]);
  const step =
    value === undefined
      ? undefined
      : value.stepMs === 0
        ? t('chart.perRoundBand')
        : t('chart.perStep', { step: formatAge(value.stepMs, speech) });
  return (
    <TimeChart
      {...zoom}
      title={title}
      resolution={['bit/s', step].filter(Boolean).join(' · ')}
      plot={plot}
      axisText={(bps) => axisBitRate(bps, language)}
      least={LEAST_BPS}
      isBusy={series.isReading}
    />
  );
}

type PortTrafficChartProps = { readonly row: InterfaceRow; readonly title: string };

/** The traffic of one port, read by itself. */
export function PortTrafficChart({ row, title }: PortTrafficChartProps) {
  const range = useAppState((state) => state.range);
  const series = usePortSeries(row.id, range, ['if.in.bps', 'if.out.bps']);
  return <TrafficChart row={row} title={title} series={series} />;
}
