import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Input, Output } from '../../../contract/contract.ts';
import type { InterfaceRow } from '../../../contract/interfaces.ts';

export type InterfaceQuery = Omit<Input<'interfaces.list'>, 'limit' | 'cursor'>;
type Answer = Output<'interfaces.list'>;
type Page = { readonly cursor: string | undefined; readonly items: readonly InterfaceRow[] };
export type InterfaceListState = {
  /** The question these rows answer. */
  readonly of: InterfaceQuery | undefined;
  readonly rows: readonly InterfaceRow[];
  /** How many there are in all; undefined until the first answer. */
  readonly total: number | undefined;
  readonly hasMore: boolean;
  readonly isLoading: boolean;
  readonly fault: unknown;
};
type Sight = { readonly first: number; readonly last: number };

const PAGE = 200;
/** Nobody scrolls further than that: a search is the better way. */
export const MOST_ROWS = 5000;

/** The rows with fresh values of those that are known; what did not change stays the same object. */
function freshened(pages: readonly Page[], fresh: ReadonlyMap<string, InterfaceRow>): readonly Page[] {
  return pages.map((page) =>
    page.items.some(({ id }) => fresh.has(id))
      ? { ...page, items: page.items.map((row) => fresh.get(row.id) ?? row) }
      : page,
  );
}

/** Each row once: while pages are fetched, a port may move from one into another. */
function rowsOf(pages: readonly Page[]): readonly InterfaceRow[] {
  return [...new Map(pages.flatMap(({ items }) => items.map((row) => [row.id, row] as const))).values()];
}

type Options = { readonly ask: (input: Input<'interfaces.list'>) => Promise<Answer>; readonly pageSize?: number };

/** A long list that is fetched page by page as it is scrolled to, and kept fresh where it is looked at. */
export function createInterfaceList({ ask, pageSize = PAGE }: Options) {
  const store: StoreApi<InterfaceListState> = createStore<InterfaceListState>(() => ({
    of: undefined,
    rows: [],
    total: undefined,
    hasMore: false,
    isLoading: true,
    fault: undefined,
  }));
  let query: InterfaceQuery = {};
  let pages: readonly Page[] = [];
  let next: string | null = null;
  let turn = 0;
  let isBusy = false;

  const fetchPage = (cursor: string | undefined): Promise<Answer> =>
    ask({ ...query, limit: pageSize, ...(cursor !== undefined && { cursor }) });

  function show(known: readonly Page[], total: number): void {
    pages = known;
    const rows = rowsOf(pages);
    store.setState({
      of: query,
      rows,
      total,
      hasMore: next !== null && rows.length < MOST_ROWS,
      isLoading: false,
      fault: undefined,
    });
  }

  /** One question at a time; an answer to an older question is dropped. */
  async function step(work: (isCurrent: () => boolean) => Promise<void>): Promise<void> {
    const own = turn;
    isBusy = true;
    try {
      await work(() => own === turn);
    } catch (fault) {
      if (own === turn) store.setState({ fault, isLoading: false });
    } finally {
      if (own === turn) isBusy = false;
    }
  }

  async function begin(): Promise<void> {
    await step(async (isCurrent) => {
      const { items, nextCursor, total } = await fetchPage(undefined);
      if (!isCurrent()) return;
      next = nextCursor;
      show([{ cursor: undefined, items }], total);
    });
  }

  return {
    store,
    /** Another question, from its top. */
    async open(asked: InterfaceQuery): Promise<void> {
      turn += 1;
      query = asked;
      store.setState({ isLoading: true });
      await begin();
    },
    async more(): Promise<void> {
      const cursor = next;
      if (isBusy || cursor === null || !store.getState().hasMore) return;
      await step(async (isCurrent) => {
        const { items, nextCursor, total } = await fetchPage(cursor);
        if (!isCurrent()) return;
        next = nextCursor;
        show([...pages, { cursor, items }], total);
      });
    },
    /**
     * Fresh values. While the order is held, every row stays where it is; else the list begins anew at its top.
     *
     * @param sight the rows that are on screen
     */
    async refresh(isHeld: boolean, { first, last }: Sight): Promise<void> {
      if (isBusy) return;
      if (!isHeld || pages.length === 0) {
        await begin();
        return;
      }
      await step(async (isCurrent) => {
        let foot = 0;
        for (const page of pages) {
          const top = foot;
          foot += page.items.length;
          if (foot <= first || top > last) continue;
          const { items, total } = await fetchPage(page.cursor);
          if (!isCurrent()) return;
          show(freshened(pages, new Map(items.map((row) => [row.id, row]))), total);
        }
      });
    },
    /** What a command answered. */
    put(row: InterfaceRow): void {
      show(freshened(pages, new Map([[row.id, row]])), store.getState().total ?? 1);
    },
  };
}
export type InterfaceList = ReturnType<typeof createInterfaceList>;
