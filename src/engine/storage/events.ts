import type { EventKind, EventLevel } from '../../contract/logs.ts';
import { cursorText, parseCursor } from './cursor.ts';
import type { Bind, Prepare } from './statements.ts';
import type { EventQuery, StoredEvent } from './storage.ts';

type EventRow = {
  readonly id: string;
  readonly at: number;
  readonly level: EventLevel;
  readonly kind: EventKind;
  readonly device_id: string | null;
  readonly device_name: string | null;
  readonly check_id: string | null;
  readonly params: string;
};
type Page = { readonly items: readonly StoredEvent[]; readonly nextCursor: string | null };
export type Events = ReturnType<typeof createEvents>;

const fromRow = (row: EventRow): StoredEvent => ({
  id: row.id,
  at: row.at,
  level: row.level,
  kind: row.kind,
  deviceId: row.device_id,
  deviceName: row.device_name,
  checkId: row.check_id,
  params: JSON.parse(row.params) as StoredEvent['params'],
});

const toRow = (event: StoredEvent): EventRow => ({
  id: event.id,
  at: Math.round(event.at),
  level: event.level,
  kind: event.kind,
  device_id: event.deviceId,
  device_name: event.deviceName,
  check_id: event.checkId,
  params: JSON.stringify(event.params),
});

function filter(query: EventQuery): Bind {
  const after = parseCursor(query.cursor, /^[0-9a-z-]{1,64}$/i);
  return {
    at: after?.at ?? Number.MAX_SAFE_INTEGER,
    id: after?.key ?? '',
    from: query.from ?? Number.MIN_SAFE_INTEGER,
    to: query.to ?? Number.MAX_SAFE_INTEGER,
    levels: query.level ? JSON.stringify(query.level) : null,
    kinds: query.kind ? JSON.stringify(query.kind) : null,
    devices: query.deviceIds ? JSON.stringify(query.deviceIds) : null,
    limit: query.limit + 1,
  };
}

/** The system log. */
export function createEvents(prepare: Prepare, vantage: number) {
  const add = prepare(
    'events.add',
    `INSERT INTO events (id, at, level, kind, device_id, device_name, check_id, params, vantage)
     VALUES (@id, @at, @level, @kind, @device_id, @device_name, @check_id, @params, @vantage)
     ON CONFLICT (id) DO NOTHING`,
  );
  const list = prepare<Bind, EventRow>(
    'events.list',
    `SELECT id, at, level, kind, device_id, device_name, check_id, params FROM events
     WHERE (at, id) < (@at, @id) AND at BETWEEN @from AND @to
       AND (@levels IS NULL OR level IN (SELECT value FROM json_each(@levels)))
       AND (@kinds IS NULL OR kind IN (SELECT value FROM json_each(@kinds)))
       AND (@devices IS NULL OR device_id IN (SELECT value FROM json_each(@devices)))
     ORDER BY at DESC, id DESC LIMIT @limit`,
  );
  const listOfDevice = prepare<Bind, EventRow>(
    'events.list-of-device',
    `SELECT id, at, level, kind, device_id, device_name, check_id, params FROM events
     WHERE device_id = @device_id AND (at, id) < (@at, @id) AND at BETWEEN @from AND @to
       AND (@levels IS NULL OR level IN (SELECT value FROM json_each(@levels)))
       AND (@kinds IS NULL OR kind IN (SELECT value FROM json_each(@kinds)))
       AND (@devices IS NULL OR device_id IN (SELECT value FROM json_each(@devices)))
     ORDER BY at DESC, id DESC LIMIT @limit`,
  );
  return {
    /** An event that is there already is left as it is, so that a repeated commit is harmless. */
    add(event: StoredEvent): void {
      add.run({ ...toRow(event), vantage });
    },
    /** Newest first. @throws {Fault} invalid-input for a cursor that no earlier page gave */
    page(query: EventQuery): Page {
      const bind = filter(query);
      const rows =
        query.deviceId === undefined ? list.all(bind) : listOfDevice.all({ ...bind, device_id: query.deviceId });
      const shown = rows.slice(0, query.limit);
      const last = shown.at(-1);
      const nextCursor = rows.length > shown.length && last ? cursorText({ at: last.at, key: last.id }) : null;
      return { items: shown.map(fromRow), nextCursor };
    },
  };
}
