import { Fault } from '../../contract/faults.ts';
import type { Prepare } from './statements.ts';
import type { StoredCheck } from './storage.ts';

export type CheckRow = {
  readonly id: string;
  readonly device_id: string;
  readonly number: number;
  readonly type: string;
  readonly interval_s: number;
  readonly timeout_ms: number;
  readonly enabled: number;
  readonly settings: string;
};

export const checkFromRow = (row: CheckRow): StoredCheck => ({
  id: row.id,
  number: row.number,
  type: row.type,
  intervalS: row.interval_s,
  timeoutMs: row.timeout_ms,
  enabled: row.enabled === 1,
  settings: JSON.parse(row.settings) as StoredCheck['settings'],
});

const toRow = (deviceId: string, check: StoredCheck): CheckRow => ({
  id: check.id,
  device_id: deviceId,
  number: check.number,
  type: check.type,
  interval_s: check.intervalS,
  timeout_ms: check.timeoutMs,
  enabled: check.enabled ? 1 : 0,
  settings: JSON.stringify(check.settings),
});

/** The checks of the devices; the door to them is `devices.ts`. */
export function createChecks(prepare: Prepare) {
  const list = prepare<Record<string, never>, CheckRow>(
    'checks.list',
    `SELECT id, device_id, number, type, interval_s, timeout_ms, enabled, settings
     FROM checks WHERE valid_to IS NULL ORDER BY device_id, position`,
  );
  const highest = prepare<Record<string, never>, { readonly number: number | null }>(
    'checks.highest',
    'SELECT max(number) AS number FROM checks',
  );
  const end = prepare(
    'checks.end',
    `UPDATE checks SET valid_to = @at
     WHERE device_id = @device_id AND valid_to IS NULL AND id NOT IN (SELECT value FROM json_each(@kept))`,
  );
  // A number is for ever: it is written once and never changed, because the round journal knows the check by it.
  const put = prepare<CheckRow & { readonly position: number; readonly at: number }>(
    'checks.put',
    `INSERT INTO checks
       (id, device_id, number, position, type, interval_s, timeout_ms, enabled, settings, valid_from)
     VALUES
       (@id, @device_id, @number, @position, @type, @interval_s, @timeout_ms, @enabled, @settings, @at)
     ON CONFLICT (id) DO UPDATE SET
       position = excluded.position, type = excluded.type, interval_s = excluded.interval_s,
       timeout_ms = excluded.timeout_ms, enabled = excluded.enabled, settings = excluded.settings, valid_to = NULL
     WHERE device_id = excluded.device_id AND number = excluded.number`,
  );

  return {
    listByDevice(): Map<string, StoredCheck[]> {
      const byDevice = new Map<string, StoredCheck[]>();
      for (const row of list.all({})) {
        const checks = byDevice.get(row.device_id);
        if (checks) checks.push(checkFromRow(row));
        else byDevice.set(row.device_id, [checkFromRow(row)]);
      }
      return byDevice;
    },
    nextNumber: (): number => (highest.get({})?.number ?? 0) + 1,
    /** Ends the validity of the checks that are not in the new list and writes the others. */
    replace(deviceId: string, checks: readonly StoredCheck[], at: number): void {
      end.run({ device_id: deviceId, at, kept: JSON.stringify(checks.map((check) => check.id)) });
      for (const [position, check] of checks.entries()) {
        if (put.run({ ...toRow(deviceId, check), position, at }) === 0)
          throw new Fault('conflict', 'The check belongs to another device or has another number.');
      }
    },
  };
}
