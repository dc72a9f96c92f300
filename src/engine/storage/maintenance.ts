import type { Repeat } from '../../contract/maintenance.ts';
import type { Prepare } from './statements.ts';
import type { StoredMaintenance } from './storage.ts';

type MaintenanceRow = {
  readonly id: string;
  readonly name: string;
  readonly scope: string;
  readonly start_at: number;
  readonly end_at: number;
  readonly repeat: Repeat;
  readonly until_at: number | null;
  readonly time_zone: string;
  readonly created_at: number;
  readonly updated_at: number;
};
type Scope = Pick<StoredMaintenance, 'deviceIds' | 'groups' | 'tags'>;
export type Maintenance = ReturnType<typeof createMaintenance>;

const fromRow = (row: MaintenanceRow): StoredMaintenance => ({
  id: row.id,
  name: row.name,
  ...(JSON.parse(row.scope) as Scope),
  start: row.start_at,
  end: row.end_at,
  repeat: row.repeat,
  until: row.until_at,
  timeZone: row.time_zone,
  createdAt: row.created_at,
  updatedAt: row.updated_at,
});

const toRow = ({ deviceIds, groups, tags, ...window }: StoredMaintenance): MaintenanceRow => ({
  id: window.id,
  name: window.name,
  scope: JSON.stringify({ deviceIds, groups, tags } satisfies Scope),
  start_at: Math.round(window.start),
  end_at: Math.round(window.end),
  repeat: window.repeat,
  until_at: window.until === null ? null : Math.round(window.until),
  time_zone: window.timeZone,
  created_at: Math.round(window.createdAt),
  updated_at: Math.round(window.updatedAt),
});

/** Maintenance windows. */
export function createMaintenance(prepare: Prepare) {
  const list = prepare<Record<string, never>, MaintenanceRow>(
    'maintenance.list',
    'SELECT * FROM maintenance ORDER BY id',
  );
  const put = prepare<MaintenanceRow>(
    'maintenance.put',
    `INSERT INTO maintenance
       (id, name, scope, start_at, end_at, repeat, until_at, time_zone, created_at, updated_at)
     VALUES
       (@id, @name, @scope, @start_at, @end_at, @repeat, @until_at, @time_zone, @created_at, @updated_at)
     ON CONFLICT (id) DO UPDATE SET
       name = excluded.name, scope = excluded.scope, start_at = excluded.start_at, end_at = excluded.end_at,
       repeat = excluded.repeat, until_at = excluded.until_at, time_zone = excluded.time_zone,
       updated_at = excluded.updated_at`,
  );
  const remove = prepare('maintenance.remove', 'DELETE FROM maintenance WHERE id = @id');

  return {
    list: (): StoredMaintenance[] => list.all({}).map(fromRow),
    put(window: StoredMaintenance): void {
      put.run(toRow(window));
    },
    remove(id: string): void {
      remove.run({ id });
    },
  };
}
