import type { DeviceMetric } from '../../../../contract/facts.ts';
import { useApp, useAppState } from '../../../store/AppProvider.tsx';
import { type Reading, useReading } from '../use-reading.ts';

const EVERY_MS = 15_000;

/** What of a device is kept over time besides its ports, each with its present value. */
export function useMetrics(id: string, turn: string): Reading<readonly DeviceMetric[]> {
  const { call } = useApp();
  const isPaused = useAppState((state) => state.isPaused);
  return useReading({
    key: id,
    pulse: turn,
    everyMs: isPaused ? undefined : EVERY_MS,
    read: async () => (await call('devices.metrics', { id }))?.items ?? [],
  });
}
