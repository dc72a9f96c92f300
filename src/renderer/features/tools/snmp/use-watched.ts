import type { DeviceMetric } from '../../../../contract/facts.ts';
import { useApp, useAppState } from '../../../store/AppProvider.tsx';
import { useReading } from '../../device/use-reading.ts';
import type { Watched } from './watched.model.ts';

const EVERY_MS = 15_000;
type Known = { readonly items: readonly Watched[]; readonly metrics: readonly DeviceMetric[] };
const NOTHING: Known = { items: [], metrics: [] };

/** What is watched of a device because a person said so, with the values of the last round. */
export function useWatched(id: string | undefined) {
  const { call } = useApp();
  const isLive = useAppState(({ connection }) => connection === 'live');
  const key = isLive ? (id ?? '') : '';
  const { value, of, fault, isReading, retry } = useReading({
    key,
    everyMs: key === '' ? undefined : EVERY_MS,
    read: async (): Promise<Known> => {
      if (key === '') return NOTHING;
      const [oids, metrics] = await Promise.all([call('oids.list', { id: key }), call('devices.metrics', { id: key })]);
      return { items: oids?.items ?? [], metrics: metrics?.items ?? [] };
    },
  });
  return { ...(of === key && value ? value : NOTHING), fault, isReading, retry };
}
export type WatchedOids = ReturnType<typeof useWatched>;
