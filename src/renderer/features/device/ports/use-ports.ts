import { useState } from 'react';
import type { InterfaceRow } from '../../../../contract/interfaces.ts';
import { type App, useApp, useAppState } from '../../../store/AppProvider.tsx';
import { useReading } from '../use-reading.ts';

const EVERY_MS = 5000;
const PAGE = 1000;
/** A chassis has hundreds of ports, never more than this. */
const MOST_PAGES = 10;

async function allPorts(call: App['call'], deviceId: string): Promise<readonly InterfaceRow[]> {
  const rows: InterfaceRow[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const answer = await call('interfaces.list', {
      deviceId,
      order: 'name',
      limit: PAGE,
      ...(cursor !== undefined && { cursor }),
    });
    rows.push(...(answer?.items ?? []));
    cursor = answer?.nextCursor ?? undefined;
    if (cursor === undefined) break;
  }
  return rows;
}

/** The ports of one device, read again every few seconds. */
export function usePorts(deviceId: string, turn: string) {
  const { call } = useApp();
  const isPaused = useAppState((state) => state.isPaused);
  const reading = useReading({
    key: deviceId,
    pulse: turn,
    everyMs: isPaused ? undefined : EVERY_MS,
    read: () => allPorts(call, deviceId),
  });
  const [changed, setChanged] = useState<{ readonly of: unknown; readonly row: InterfaceRow }>();
  const own = changed?.of === reading.value ? changed?.row : undefined;
  return {
    ...reading,
    value: own === undefined ? reading.value : reading.value?.map((row) => (row.id === own.id ? own : row)),
    /** What a command answered, until the ports are read again. */
    put: (row: InterfaceRow): void => setChanged({ of: reading.value, row }),
  };
}
