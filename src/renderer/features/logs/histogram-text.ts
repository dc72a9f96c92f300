import type { Span } from '../../time/range.ts';
import { momentText } from '../../ui/charts/time-ticks.ts';
import type { Speech } from '../../ui/Translation.tsx';
import { type Bucket, totalOf } from './logs.model.ts';

const sum = (buckets: readonly Bucket[]) => ({
  info: buckets.reduce((all, { counts }) => all + counts.info, 0),
  warning: buckets.reduce((all, { counts }) => all + counts.warning, 0),
  error: buckets.reduce((all, { counts }) => all + counts.error, 0),
});

/** What a histogram shows, for those who cannot see it. */
export function summaryOf(buckets: readonly Bucket[], span: Span, { t, language }: Speech): string {
  const ends = { from: momentText(span.from, span, language), to: momentText(span.to, span, language) };
  const highest = buckets.reduce<Bucket | undefined>(
    (best, bucket) => (best === undefined || totalOf(bucket.counts) > totalOf(best.counts) ? bucket : best),
    undefined,
  );
  const most = highest ? totalOf(highest.counts) : 0;
  if (highest === undefined || most === 0) return t('logs.histogram.summaryNone', ends);
  const at = momentText(highest.from, span, language);
  return t('logs.histogram.summary', { ...ends, ...sum(buckets), at, most });
}

/** What some bars in a row say together. */
export function barText(buckets: readonly Bucket[], first: Bucket, last: Bucket, speech: Speech): string {
  const span = { from: first.from, to: last.to };
  const inside = buckets.filter(({ from }) => from >= span.from && from < span.to);
  const ends = spanEnds(span, speech);
  return speech.t('logs.histogram.bar', { ...ends, ...sum(inside) });
}

const spanEnds = (span: Span, { language }: Speech) => ({
  from: momentText(span.from, span, language),
  to: momentText(span.to, span, language),
});
