import type { InterfaceRow } from '../../../contract/interfaces.ts';
import { useAppState } from '../../store/AppProvider.tsx';
import { Button } from '../../ui/Button.tsx';
import type { Trace } from '../../ui/charts/plot.ts';
import { TimeChart } from '../../ui/charts/TimeChart.tsx';
import { FaultNote } from '../../ui/FaultNote.tsx';
import { showFault } from '../../ui/faults.ts';
import { axisBitRate, formatCount } from '../../ui/rates.ts';
import { useSpeech } from '../../ui/Translation.tsx';
import { useZoom } from '../device/use-zoom.ts';
import styles from './PortInspector.module.css';
import { TrafficChart, usePortFrame } from './PortTrafficChart.tsx';
import { PORT_METRICS, usePortSeries } from './use-port-series.ts';

const TROUBLE = [
  { metric: 'if.in.errors', word: 'inErrors', token: '--series-2' },
  { metric: 'if.out.errors', word: 'outErrors', token: '--series-1' },
  { metric: 'if.in.discards', word: 'inDiscards', token: '--series-3' },
  { metric: 'if.out.discards', word: 'outDiscards', token: '--series-4' },
] as const;
const PACKETS = [
  { metric: 'if.in.unicast', word: 'inUnicast', token: '--series-2' },
  { metric: 'if.out.unicast', word: 'outUnicast', token: '--series-1' },
  { metric: 'if.in.multicast', word: 'inMulticast', token: '--series-3' },
  { metric: 'if.out.multicast', word: 'outMulticast', token: '--series-4' },
  { metric: 'if.in.broadcast', word: 'inBroadcast', token: '--series-5' },
  { metric: 'if.out.broadcast', word: 'outBroadcast', token: '--series-6' },
] as const;
type Kind = (typeof TROUBLE | typeof PACKETS)[number];

const LEAST_COUNT = 1;
const PER_SECOND = '\u00a0/s';

/** What went through a port in the range of the window: traffic, trouble, kinds of packets. */
export function PortCharts({ row }: { readonly row: InterfaceRow }) {
  const speech = useSpeech();
  const { t, language } = speech;
  const zoom = useZoom();
  const range = useAppState((state) => state.range);
  const series = usePortSeries(row.id, range, PORT_METRICS);
  const frame = usePortFrame(row, series.value);
  const ofKinds = (kinds: readonly Kind[]): Trace[] =>
    kinds.map(({ metric, word, token }) => ({
      id: metric,
      label: t(`ports.metrics.${word}`),
      token,
      look: 'line',
      points: frame.cut(metric),
      format: (count) => `${formatCount(count, language)}${PER_SECOND}`,
    }));
  const common = {
    ...zoom,
    isBusy: series.isReading,
    resolution: t('ports.perSecond'),
    axisText: (count: number): string => axisBitRate(count, language),
    least: LEAST_COUNT,
  };
  return (
    <>
      {series.fault !== undefined && (
        <FaultNote
          fault={showFault(series.fault, speech)}
          action={<Button onClick={series.retry}>{t('device.retry')}</Button>}
        />
      )}
      <div className={styles['chart']} data-size="large">
        <TrafficChart row={row} title={t('ports.traffic')} series={series} />
      </div>
      <div className={styles['chart']} data-size="large">
        <TimeChart {...common} title={t('ports.trouble')} plot={{ ...frame, traces: ofKinds(TROUBLE) }} />
      </div>
      <div className={styles['chart']} data-size="large">
        <TimeChart {...common} title={t('ports.packets')} plot={{ ...frame, traces: ofKinds(PACKETS) }} />
      </div>
    </>
  );
}
