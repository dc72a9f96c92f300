import { useStore } from 'zustand';
import { nearest } from '../../ui/charts/plot.ts';
import { momentText } from '../../ui/charts/time-ticks.ts';
import type { Columns } from '../../ui/charts/columns.ts';
import { useCrosshair } from '../../ui/crosshair.ts';
import { useSpeech } from '../../ui/Translation.tsx';
import type { ChartTexts } from './chart-texts.ts';
import type { ChartFrame } from './frame.ts';

type PinnedNoteProps = { readonly frame: ChartFrame; readonly texts: ChartTexts };

/** Says what was pinned, once. */
export function PinnedNote({ frame, texts }: PinnedNoteProps) {
  const { t, language } = useSpeech();
  const { store } = useCrosshair();
  const { at, isPinned } = useStore(store);
  const { values, span } = frame;
  const said = (points: Columns, format: (value: number) => string): string => {
    const index = at === undefined ? undefined : nearest(points, at, values.stepMs * 1.5);
    const value = index === undefined ? undefined : points.avg[index];
    return value === undefined ? t('chart.noValue') : format(value);
  };
  const text =
    isPinned && at !== undefined
      ? [
          t('chart.pinned', { at: momentText(at, span, language) }),
          `${t('device.latency')} ${said(values.latency, texts.ms)}`,
          `${t('device.loss')} ${said(values.loss, texts.pct)}`,
          `${t('device.jitter')} ${said(values.jitter, texts.ms)}`,
        ].join(', ')
      : '';
  return <output className="visually-hidden">{text}</output>;
}
