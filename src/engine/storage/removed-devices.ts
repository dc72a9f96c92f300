import { type CheckRow, checkFromRow } from './checks.ts';
import { deviceFromRow, type DeviceRow } from './devices.ts';
import type { Prepare } from './statements.ts';
import type { RemovedQuery, StoredCheck, StoredRemoval } from './storage.ts';

type RemovedRow = DeviceRow & { readonly removed_at: number };
type Bind = { readonly since: number; readonly ids: string | null };
export type RemovedDevices = ReturnType<typeof createRemovedDevices>;

/**
 * Devices that were taken off the list. With a device its checks end at the same moment: those are the ones that come
 * back with it, under their numbers, so that what was measured stays theirs.
 */
export function createRemovedDevices(prepare: Prepare) {
  const devices = prepare<Bind, RemovedRow>(
    'removed.devices',
    `SELECT * FROM devices
     WHERE removed_at >= @since AND (@ids IS NULL OR id IN (SELECT value FROM json_each(@ids)))
     ORDER BY removed_at DESC, id`,
  );
  const checks = prepare<Bind, CheckRow>(
    'removed.checks',
    `SELECT checks.id, device_id, number, type, interval_s, timeout_ms, enabled, checks.settings
     FROM devices JOIN checks ON device_id = devices.id AND valid_to = removed_at
     WHERE removed_at >= @since AND (@ids IS NULL OR devices.id IN (SELECT value FROM json_each(@ids)))
     ORDER BY device_id, position`,
  );
  return {
    /** Newest first. */
    list({ since, ids }: RemovedQuery): StoredRemoval[] {
      const bind = { since: Math.round(since), ids: ids === undefined ? null : JSON.stringify(ids) };
      const byDevice = Map.groupBy(checks.all(bind), (row) => row.device_id);
      return devices.all(bind).map((row) => {
        const own: readonly StoredCheck[] = (byDevice.get(row.id) ?? []).map(checkFromRow);
        return { device: deviceFromRow(row, own), removedAt: row.removed_at };
      });
    },
  };
}
