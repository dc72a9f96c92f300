import type { Output } from '../../../contract/contract.ts';
import type { Device } from '../../../contract/devices.ts';
import type { LogEvent } from '../../../contract/logs.ts';
import { useApp, useAppState } from '../../store/AppProvider.tsx';
import { isLiveRange, type Span, spanOf, type TimeRange } from '../../time/range.ts';
import type { Gap } from '../../ui/charts/gaps.ts';
import { blindOf, downOf, isAbout, turnsOf } from './record.model.ts';
import { isoSpan, rangeKey } from './use-history.ts';
import { type Reading, useReading } from './use-reading.ts';

const REREAD_MS = 15_000;

/** What is written down about a device over a range. */
export type DeviceRecord = {
  readonly uptime: Output<'metrics.uptime'>['items'][number] | undefined;
  readonly outages: Output<'outages.list'>['items'];
  readonly down: readonly Span[];
  readonly maintenance: readonly Span[];
  /** When this computer could not watch. */
  readonly blind: readonly Gap[];
  readonly events: readonly LogEvent[];
};

/** Uptime, outages, planned work and events; read again when something happens to the device. */
export function useRecord(device: Device, range: TimeRange): Reading<DeviceRecord> {
  const { call, store } = useApp();
  const { id } = device;
  const isPaused = useAppState((state) => state.isPaused);
  const newest = useAppState(({ events }) => events.find((event) => event.deviceId === id || event.deviceId === null));
  const read = async (): Promise<DeviceRecord> => {
    const { now } = store.getState();
    const span = spanOf(range, now) ?? { from: now - 3_600_000, to: now };
    const ends = isoSpan(span);
    const [uptime, outages, windows, events, own] = await Promise.all([
      call('metrics.uptime', { deviceId: [id], ...ends }),
      call('outages.list', { deviceId: [id], ...ends, limit: 200 }),
      call('maintenance.list', {}),
      call('events.list', { deviceId: id, ...ends, limit: 200 }),
      call('events.list', { kind: ['gap', 'self-offline', 'self-online'], ...ends, limit: 500 }),
    ]);
    return {
      uptime: uptime.items[0],
      outages: outages.items,
      down: downOf(outages.items, span.to),
      maintenance: windows.items.filter((one) => isAbout(one, device)).flatMap((one) => turnsOf(one, span)),
      blind: blindOf(own.items, span),
      events: events.items,
    };
  };
  return useReading({
    key: `${id} ${rangeKey(range)}`,
    pulse: isPaused ? undefined : `${newest?.id ?? ''} ${device.state}`,
    everyMs: isLiveRange(range) && !isPaused ? REREAD_MS : undefined,
    read,
  });
}
