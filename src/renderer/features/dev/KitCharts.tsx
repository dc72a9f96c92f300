import { useMemo, useState } from 'react';
import { formatPct, formatRtt } from '../../../contract/units.ts';
import { BarChart } from '../../ui/charts/BarChart.tsx';
import { binsOf } from '../../ui/charts/bins.ts';
import { movedBy } from '../../ui/charts/columns.ts';
import type { Mark, Trace } from '../../ui/charts/plot.ts';
import { Smoke } from '../../ui/charts/Smoke.tsx';
import { type ShownPlot, TimeChart } from '../../ui/charts/TimeChart.tsx';
import { type Stretch, stretchesOf } from '../../ui/charts/uptime.model.ts';
import { UptimeBar } from '../../ui/charts/UptimeBar.tsx';
import styles from './Kit.module.css';
import { madeUp, onlyValue } from './kit-data.ts';

const HOUR = 3_600_000;
const STEP = 30_000;
const ms = (value: number): string => formatRtt(value);
const pct = (value: number): string => formatPct(value);

/** One of every chart, with everything that can be on it. */
function kitPlots(now: number) {
  const span = { from: now - HOUR, to: now };
  const shape = { to: now, stepMs: STEP, count: 120, gap: [0.3, 0.4] as const };
  const latency = madeUp({ ...shape, seed: 2 });
  const loss = onlyValue(latency, (_, index) => (index % 29 === 0 ? 20 : index > 70 && index < 74 ? 100 : 0));
  const gap = { from: now - HOUR * 0.7, to: now - HOUR * 0.6, reason: 'asleep' as const };
  const marks: readonly Mark[] = [
    { at: now - HOUR * 0.85, level: 'info', text: 'Settings were changed' },
    { at: now - HOUR * 0.34, level: 'error', text: 'rt-edge-01 is down. No reply to 5 pings.' },
    { at: now - HOUR * 0.22, level: 'warning', text: 'Latency too high' },
  ];
  const traces: readonly Trace[] = [
    { id: 'a', label: 'Mean', token: '--series-1', look: 'line', points: latency, hasBand: true, format: ms },
    {
      id: 'j',
      label: 'Jitter',
      token: '--series-2',
      look: 'line',
      points: onlyValue(latency, (value) => value / 5),
      format: ms,
    },
    { id: 'l', label: 'Packet loss', token: '--series-3', look: 'bars', points: loss, format: pct },
    {
      id: 'p',
      label: 'Previous period',
      token: '--muted',
      look: 'dashed',
      points: movedBy(madeUp({ ...shape, gap: [2, 2], seed: 3 }), 0),
      format: ms,
    },
  ];
  const common = { span, gaps: [gap], marks, stepMs: STEP, of: 'kit' };
  const plot: ShownPlot = { ...common, traces };
  const stretches: readonly Stretch[] = stretchesOf({
    span,
    down: [{ from: now - HOUR * 0.34, to: now - HOUR * 0.31 }],
    maintenance: [{ from: now - HOUR * 0.15, to: now - HOUR * 0.05 }],
    unknown: [gap],
  });
  return { span, latency, common, plot, stretches };
}

export function KitCharts() {
  const [now] = useState(Date.now);
  const { span, latency, common, plot, stretches } = useMemo(() => kitPlots(now), [now]);
  const bins = useMemo(() => binsOf(latency, 24), [latency]);
  return (
    <>
      <div className={styles['chart']}>
        <TimeChart title="Latency" resolution="every round" plot={plot} axisText={ms} onZoom={() => undefined} />
      </div>
      <div className={styles['chart']}>
        <Smoke
          title="Spread"
          resolution="every round"
          plot={common}
          spread={{ min: latency, max: latency, p95: onlyValue(latency, (value) => value + 0.6), median: latency }}
          axisText={ms}
          format={ms}
          isBusy
        />
      </div>
      <div className={styles['chart']}>
        <BarChart title="Distribution" unit="share of rounds" bins={bins} format={ms} />
      </div>
      <UptimeBar span={span} stretches={stretches} />
    </>
  );
}
