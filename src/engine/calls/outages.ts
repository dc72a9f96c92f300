import type { Parsed } from '../../contract/contract.ts';
import { Reason } from '../../contract/reasons.ts';
import type { Outage } from '../../contract/uptime.ts';
import { parseJson } from '../lib/json.ts';
import { touches } from '../lib/stretches.ts';
import type { Maintenance } from '../maintenance/maintenance.ts';
import type { DevicesView } from '../scope.ts';
import type { Storage } from '../storage/storage.ts';
import { chosen, refuse } from './choices.ts';

export type HistoryParts = {
  readonly devices: DevicesView;
  readonly maintenance: Maintenance;
  readonly storage: Storage;
  readonly now: () => number;
};
type Query = Parsed<'outages.list'>;

/** One page of the log of downtime, newest first; the outages of removed devices belong to it, but not to a scope. */
export async function outagePage(
  { devices, maintenance, storage, now }: HistoryParts,
  { deviceId, group, from, to, minS, limit, cursor }: Query,
): Promise<{ items: Outage[]; nextCursor: string | null }> {
  const at = now();
  const range = { from: from === undefined ? 0 : Date.parse(from), to: to === undefined ? at + 1 : Date.parse(to) };
  if (range.to <= range.from) throw refuse('/to', 'The end of the range must be after its start.');
  const all = devices.scope === undefined && deviceId === undefined && group === undefined;
  const deviceIds = all ? undefined : chosen(devices, { deviceId, group }).map((device) => device.id);
  const { items, nextCursor } = await storage.outages({
    ...range,
    limit,
    cursor,
    deviceIds,
    leastMs: minS * 1000,
    now: at,
  });
  const whole = { from: items.at(-1)?.from ?? at, to: at };
  const blind = items.length === 0 ? [] : await storage.gaps(whole.from);
  const planned = maintenance.plannedIn(whole);
  const known = new Map([...devices.all()].map((device) => [device.id, device]));
  return {
    nextCursor,
    items: items.map((outage) => {
      const lasted = { from: outage.from, to: outage.to ?? at };
      const reason = Reason.safeParse(outage.reason === null ? undefined : parseJson(outage.reason));
      return {
        start: new Date(outage.from).toISOString(),
        end: outage.to === null ? null : new Date(outage.to).toISOString(),
        durationS: (lasted.to - lasted.from) / 1000,
        deviceId: outage.deviceId,
        deviceName: outage.deviceName,
        checkId: outage.checkId,
        reason: reason.success ? reason.data : null,
        inMaintenance: touches(
          planned(known.get(outage.deviceId) ?? { id: outage.deviceId, groups: [], tags: [] }),
          lasted,
        ),
        inGap: touches(blind, lasted),
      };
    }),
  };
}
