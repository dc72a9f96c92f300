import { cursorText, parseCursor } from './cursor.ts';
import type { Bind, Prepare } from './statements.ts';
import type { OutageQuery, StoredOutage } from './storage.ts';

type OutageRow = {
  readonly number: number;
  readonly device_id: string;
  readonly name: string;
  readonly from_at: number;
  readonly to_at: number | null;
  readonly reason: string | null;
  readonly check_id: string | null;
};
type Page = { readonly items: readonly StoredOutage[]; readonly nextCursor: string | null };
export type Outages = ReturnType<typeof createOutages>;

const fromRow = (row: OutageRow): StoredOutage => ({
  deviceId: row.device_id,
  deviceName: row.name,
  from: row.from_at,
  to: row.to_at,
  reason: row.reason,
  checkId: row.check_id,
});

/** The stretches in which devices were down, those of removed devices included. */
export function createOutages(prepare: Prepare) {
  const list = prepare<Bind, OutageRow>(
    'outages.list',
    `SELECT number, device_id, devices.name, from_at, to_at, reason, check_id
     FROM device_state_spans JOIN devices ON devices.id = device_id
     WHERE state = 'down' AND from_at < @to AND (from_at, number) < (@at, @number)
       AND coalesce(to_at, @now) > @from AND coalesce(to_at, @now) - from_at >= @leastMs
       AND (@deviceIds IS NULL OR device_id IN (SELECT value FROM json_each(@deviceIds)))
     ORDER BY from_at DESC, number DESC LIMIT @limit`,
  );
  return {
    /** Newest first. @throws {Fault} invalid-input for a cursor that no earlier page gave */
    page({ cursor, deviceIds, limit, ...query }: OutageQuery): Page {
      const after = parseCursor(cursor, /^\d{1,15}$/);
      const rows = list.all({
        ...query,
        at: after?.at ?? Number.MAX_SAFE_INTEGER,
        number: Number(after?.key ?? 0),
        deviceIds: deviceIds === undefined ? null : JSON.stringify(deviceIds),
        limit: limit + 1,
      });
      const shown = rows.slice(0, limit);
      const last = shown.at(-1);
      const more = rows.length > shown.length && last;
      return {
        items: shown.map(fromRow),
        nextCursor: more ? cursorText({ at: last.from_at, key: String(last.number) }) : null,
      };
    },
  };
}
