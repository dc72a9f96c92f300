import type { OidSettings } from '../../../../contract/interfaces.ts';
import type { DeviceMetric } from '../../../../contract/facts.ts';

export type Watched = OidSettings & { readonly id: string };
export type WatchedLine = {
  readonly key: string;
  readonly watched: Watched;
  /** Undefined until it is read for the first time. */
  readonly metric: DeviceMetric | undefined;
  readonly isFirst: boolean;
};

/** What is watched of a device, each value a line; a column has as many as it has rows. */
export function watchedLines(items: readonly Watched[], metrics: readonly DeviceMetric[]): readonly WatchedLine[] {
  const own = metrics.filter((one) => one.class === 'oid');
  return items.flatMap((watched): readonly WatchedLine[] => {
    const values = own.filter(({ metric }) => metric.split('.').includes(watched.id));
    if (values.length === 0) return [{ key: watched.id, watched, metric: undefined, isFirst: true }];
    return values.map((metric, at) => ({ key: metric.metric, watched, metric, isFirst: at === 0 }));
  });
}

/** Whether a type of value only grows, so that its rate is what is worth keeping. */
export const isCounterType = (type: string): boolean => /^counter/i.test(type);
