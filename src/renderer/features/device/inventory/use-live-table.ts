import { useMemo } from 'react';
import type { DeviceFacts, ProcessFacts, RouteFacts } from '../../../../contract/facts.ts';
import { useApp } from '../../../store/AppProvider.tsx';
import { useSpeech } from '../../../ui/Translation.tsx';
import { useReading } from '../use-reading.ts';
import { type LiveTableName, processLines, routeLines } from './live-tables.model.ts';
import { portNames } from './tables.model.ts';

type Read = { readonly cut: boolean } & (
  | { readonly processes: readonly ProcessFacts[] }
  | { readonly routes: readonly RouteFacts[] }
);

/** A table of a device that is read when it is looked at. */
export function useLiveTable(deviceId: string, table: LiveTableName, facts: Pick<DeviceFacts, 'ports'>) {
  const { call } = useApp();
  const speech = useSpeech();
  const { value, of, fault, isReading, retry } = useReading({
    key: `${deviceId} ${table}`,
    read: async (): Promise<Read> => {
      if (table === 'processes') {
        const { items, cut } = await call('devices.processes', { id: deviceId });
        return { processes: items, cut };
      }
      const { items, cut } = await call('devices.routes', { id: deviceId });
      return { routes: items, cut };
    },
  });
  const isOwn = of === `${deviceId} ${table}`;
  const lines = useMemo(() => {
    if (value === undefined || !isOwn) return undefined;
    return 'processes' in value
      ? processLines(value.processes, speech)
      : routeLines(value.routes, portNames(facts), speech);
  }, [value, isOwn, facts, speech]);
  return { lines, isCut: isOwn && value?.cut === true, fault, isReading, retry };
}
