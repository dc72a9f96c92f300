import type { Prepare } from './statements.ts';
import type { StoredView } from './storage.ts';

type ViewRow = {
  readonly id: string;
  readonly name: string;
  readonly owner: string;
  readonly shared: number;
  readonly settings: string;
  readonly created_at: number;
  readonly updated_at: number;
};
type ViewSettings = Pick<StoredView, 'filter' | 'columns' | 'sort' | 'layout'>;
export type SavedViews = ReturnType<typeof createSavedViews>;

const fromRow = (row: ViewRow): StoredView => ({
  id: row.id,
  name: row.name,
  owner: row.owner,
  shared: row.shared === 1,
  ...(JSON.parse(row.settings) as ViewSettings),
  createdAt: row.created_at,
  updatedAt: row.updated_at,
});

const toRow = ({ filter, columns, sort, layout, ...view }: StoredView): ViewRow => ({
  id: view.id,
  name: view.name,
  owner: view.owner,
  shared: view.shared ? 1 : 0,
  settings: JSON.stringify({ filter, columns, sort, layout } satisfies ViewSettings),
  created_at: Math.round(view.createdAt),
  updated_at: Math.round(view.updatedAt),
});

/** Saved views of the list of devices. */
export function createSavedViews(prepare: Prepare) {
  const list = prepare<Record<string, never>, ViewRow>('views.list', 'SELECT * FROM views ORDER BY id');
  const put = prepare<ViewRow>(
    'views.put',
    `INSERT INTO views (id, name, owner, shared, settings, created_at, updated_at)
     VALUES (@id, @name, @owner, @shared, @settings, @created_at, @updated_at)
     ON CONFLICT (id) DO UPDATE SET
       name = excluded.name, shared = excluded.shared, settings = excluded.settings, updated_at = excluded.updated_at`,
  );
  const remove = prepare('views.remove', 'DELETE FROM views WHERE id = @id');

  return {
    list: (): StoredView[] => list.all({}).map(fromRow),
    put(view: StoredView): void {
      put.run(toRow(view));
    },
    remove(id: string): void {
      remove.run({ id });
    },
  };
}
