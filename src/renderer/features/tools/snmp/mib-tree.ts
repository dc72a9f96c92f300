import { createStore } from 'zustand/vanilla';
import type { Output } from '../../../../contract/contract.ts';
import type { MibNode } from '../../../../contract/mibs.ts';
import { type Children, pathTo } from './mib-tree.model.ts';

/** All of the Internet's, and what IEEE has a place of its own for (LLDP). */
const INTERNET = '1.3.6.1';
const IEEE = '1.0.8802.1.1';
/** Open from the start: mgmt and mib-2, where everybody begins. */
const OPEN = ['1.3.6.1.2', '1.3.6.1.2.1'];

type State = {
  readonly roots: readonly MibNode[];
  readonly children: Children;
  readonly open: ReadonlySet<string>;
  readonly fault: unknown;
  readonly isReady: boolean;
};
type Ask = (oid: string) => Promise<Output<'mibs.tree'>>;

/** The tree of names, fetched as it is opened; what was fetched once stays. */
export function createMibTree(ask: Ask) {
  const store = createStore<State>(() => ({
    roots: [],
    children: new Map(),
    open: new Set(OPEN),
    fault: undefined,
    isReady: false,
  }));
  const { getState, setState } = store;
  const asked = new Map<string, Promise<readonly MibNode[]>>();

  function childrenOf(oid: string): Promise<readonly MibNode[]> {
    const known = asked.get(oid);
    if (known !== undefined) return known;
    const fetched = ask(oid).then(({ items }) => {
      setState(({ children }) => ({ children: new Map(children).set(oid, items), fault: undefined }));
      return items;
    });
    asked.set(oid, fetched);
    // What failed is asked again the next time.
    fetched.catch((fault: unknown) => {
      asked.delete(oid);
      setState({ fault });
    });
    return fetched;
  }
  const show = (...oids: readonly string[]): void => setState(({ open }) => ({ open: new Set([...open, ...oids]) }));

  return {
    store,
    async start(): Promise<void> {
      try {
        const [internet, ieee] = await Promise.all([ask(INTERNET), ask(IEEE)]);
        setState({ roots: [...internet.items, ...(ieee.node ? [ieee.node] : [])], fault: undefined, isReady: true });
        await Promise.all(OPEN.map(childrenOf));
      } catch (fault) {
        setState({ fault });
      }
    },
    toggle(oid: string): void {
      const { open } = getState();
      if (!open.has(oid)) {
        show(oid);
        // A failure is in the state.
        childrenOf(oid).catch(() => undefined);
        return;
      }
      const left = new Set(open);
      left.delete(oid);
      setState({ open: left });
    },
    /** Opens everything above an identifier. */
    async reveal(oid: string): Promise<void> {
      try {
        show(...(await pathTo(oid, getState().roots, childrenOf)));
      } catch (fault) {
        setState({ fault });
      }
    },
  };
}
export type MibTree = ReturnType<typeof createMibTree>;
