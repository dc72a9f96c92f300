import { useEffect, useMemo, useState } from 'react';
import { formatRtt } from '../../../contract/units.ts';
import { type Columns, extend, slice } from '../../ui/charts/columns.ts';
import type { Trace } from '../../ui/charts/plot.ts';
import { TimeChart } from '../../ui/charts/TimeChart.tsx';
import { SERIES_TOKENS } from '../../ui/palette.ts';
import styles from './Kit.module.css';
import { madeUp, noise } from './kit-data.ts';

const STEP_MS = 1000;
const POINTS = 480;
const text = (value: number): string => formatRtt(value);

/** A fresh sample for each of so many series. */
function next(series: readonly Columns[], random: () => number): readonly Columns[] {
  return series.map((columns) => {
    const at = (columns.at.at(-1) ?? 0) + STEP_MS;
    const value = 3 + random() * 3;
    const fresh = { at: [at], min: [value - 0.5], avg: [value], max: [value + random() * 4], count: [1] };
    return slice(extend(columns, fresh, 0, 0), at - POINTS * STEP_MS, at);
  });
}

type LiveChartsProps = { readonly count: number; readonly everyMs: number };

/** Charts that all move at once, to see what that costs. */
export function LiveCharts({ count, everyMs }: LiveChartsProps) {
  const [state, setState] = useState(() => ({
    updates: 0,
    series: Array.from({ length: count }, (_, seed) =>
      madeUp({ to: Date.now(), stepMs: STEP_MS, count: POINTS, seed }),
    ) as readonly Columns[],
  }));
  useEffect(() => {
    const random = noise(77);
    const move = () => setState(({ updates, series }) => ({ updates: updates + 1, series: next(series, random) }));
    const timer = setInterval(move, everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return (
    <div className={styles['live']}>
      <output className="visually-hidden" data-testid="updates">
        {state.updates}
      </output>
      {state.series.map((columns, index) => (
        <LiveChart key={SERIES_TOKENS[index] ?? index} columns={columns} index={index} />
      ))}
    </div>
  );
}

function LiveChart({ columns, index }: { readonly columns: Columns; readonly index: number }) {
  const plot = useMemo(() => {
    const to = columns.at.at(-1) ?? 0;
    const trace: Trace = {
      id: 'line',
      label: 'rtt',
      token: SERIES_TOKENS[index % SERIES_TOKENS.length] ?? '--series-1',
      look: 'line',
      points: columns,
      hasBand: true,
      format: text,
    };
    return {
      of: 'live',
      span: { from: to - POINTS * STEP_MS, to },
      traces: [trace],
      gaps: [],
      marks: [],
      stepMs: STEP_MS,
    };
  }, [columns, index]);
  return <TimeChart title={`live ${String(index + 1)}`} resolution="1 s" plot={plot} axisText={text} />;
}
