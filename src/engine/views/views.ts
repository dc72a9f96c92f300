import type { Principal } from '../../contract/access.ts';
import { roleCovers } from '../../contract/define.ts';
import { Fault } from '../../contract/faults.ts';
import { parseFilter } from '../../contract/filter/filter.ts';
import type { SavedView, ViewInput, ViewPatch } from '../../contract/views.ts';
import { createSerial } from '../lib/serial.ts';
import type { Mutation, StoredView } from '../storage/storage.ts';

/** More than anybody can choose from. */
const MOST_VIEWS = 500;

export type ViewsOptions = {
  readonly now: () => number;
  readonly newId: () => string;
  /** Makes the change durable; rejects when nothing of it was applied. */
  readonly commit: (mutations: readonly Mutation[]) => Promise<void>;
};
type Caller = Pick<Principal, 'name' | 'role'> | undefined;

const byName = new Intl.Collator('en', { numeric: true });

const viewOf = (view: StoredView): SavedView => ({
  ...view,
  columns: view.columns.map((column) => ({ ...column })),
  createdAt: new Date(view.createdAt).toISOString(),
  updatedAt: new Date(view.updatedAt).toISOString(),
});

/** @throws {Fault} `invalid-input` when the filter of a view cannot be read */
function assertFilter(filter: string): void {
  const { error } = parseFilter(filter);
  if (error === undefined) return;
  const message = `The filter is wrong at "${error.word}" (character ${String(error.from + 1)}).`;
  throw new Fault('invalid-input', message, { errors: [{ path: '/filter', message }] });
}

/** Saved views of the list of devices: a private one is there for whoever has the name of its owner. */
export function createViews({ now, newId, commit }: ViewsOptions) {
  const views = new Map<string, StoredView>();
  const serial = createSerial();
  const sees = (view: StoredView, caller: Caller): boolean => view.shared || view.owner === caller?.name;

  function assertMayChange(view: Pick<StoredView, 'shared'>, caller: Caller): void {
    if (view.shared && !roleCovers(caller?.role, 'operator'))
      throw new Fault('forbidden', 'A shared view needs the role operator.');
  }
  function get(id: string, caller: Caller): StoredView {
    const view = views.get(id);
    if (view === undefined || !sees(view, caller))
      throw new Fault('not-found', 'There is no such view; it may have been removed.');
    return view;
  }
  async function save(view: StoredView): Promise<SavedView> {
    assertFilter(view.filter);
    await commit([{ type: 'view.put', view }]);
    views.set(view.id, view);
    return viewOf(view);
  }

  return {
    /** Fills in what is stored. */
    load(stored: readonly StoredView[]): void {
      for (const view of stored) views.set(view.id, view);
    },
    list: (caller: Caller): SavedView[] =>
      [...views.values()]
        .filter((view) => sees(view, caller))
        .sort((a, b) => byName.compare(a.name, b.name) || (a.id < b.id ? -1 : 1))
        .map(viewOf),
    create: (input: ViewInput, caller: Caller): Promise<SavedView> =>
      serial(() => {
        if (views.size >= MOST_VIEWS)
          throw new Fault('conflict', `There are ${String(MOST_VIEWS)} saved views; remove old ones first.`);
        assertMayChange(input, caller);
        const at = now();
        return save({ id: newId(), ...input, owner: caller?.name ?? '', createdAt: at, updatedAt: at });
      }),
    update: ({ id, ...patch }: ViewPatch, caller: Caller): Promise<SavedView> =>
      serial(() => {
        const before = get(id, caller);
        const given = Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined));
        const view: StoredView = { ...before, ...given, updatedAt: Math.max(now(), before.updatedAt + 1) };
        assertMayChange(before, caller);
        assertMayChange(view, caller);
        return save(view);
      }),
    remove: (id: string, caller: Caller): Promise<void> =>
      serial(async () => {
        const view = get(id, caller);
        assertMayChange(view, caller);
        await commit([{ type: 'view.remove', id }]);
        views.delete(id);
      }),
  };
}
export type Views = ReturnType<typeof createViews>;
