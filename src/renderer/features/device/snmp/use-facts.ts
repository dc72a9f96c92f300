import type { DeviceFacts } from '../../../../contract/facts.ts';
import { useApp, useMayOperate } from '../../../store/AppProvider.tsx';
import { type Reading, useReading } from '../use-reading.ts';
import type { Snmp } from './use-snmp.ts';

/** What a device tells of itself; read again after a survey. Nothing is asked for who may not know it. */
export function useFacts(id: string, snmp: Snmp): Reading<DeviceFacts | undefined> {
  const { call } = useApp();
  const may = useMayOperate();
  const isTold = snmp.value?.surveyedAt != null || snmp.value?.state === 'answering';
  return useReading({
    key: `${id} ${String(may)} ${String(isTold)}`,
    pulse: snmp.turn,
    read: async () => (may && isTold ? call('devices.facts', { id }) : undefined),
  });
}
