import { formatPct, formatRtt } from '../../../contract/units.ts';
import { formatAge } from '../../ui/ages.ts';
import type { Speech } from '../../ui/Translation.tsx';
import type { History } from './history.model.ts';

export type ChartTexts = {
  readonly ms: (value: number) => string;
  readonly pct: (value: number) => string;
  /** A round value on an axis: no decimals it does not need. */
  readonly axisMs: (value: number) => string;
  /** What a point of a chart is; with a band, what that is, too. */
  readonly resolution: (history: History | undefined, hasBand: boolean) => string;
};

/** Numbers and notes of charts in the reader's language. */
export function createChartTexts(speech: Speech): ChartTexts {
  const { t, language } = speech;
  const round = new Intl.NumberFormat(language, { maximumFractionDigits: 1 });
  return {
    ms: (value) => formatRtt(value, language),
    pct: (value) => formatPct(value, language),
    axisMs: (value) => (value < 1 ? formatRtt(value, language) : `${round.format(value)}\u00a0ms`),
    resolution(history, hasBand) {
      if (history === undefined) return '';
      if (history.stepMs === 0) return t(hasBand ? 'chart.perRoundBand' : 'chart.perRound');
      return t(hasBand ? 'chart.perStep' : 'chart.perStepPlain', { step: formatAge(history.stepMs, speech) });
    },
  };
}
