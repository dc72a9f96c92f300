import { createContext, use } from 'react';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { TimeRange } from '../time/range.ts';

const MOST = 50;

export type RangeHistory = {
  readonly store: StoreApi<{ readonly past: readonly TimeRange[]; readonly future: readonly TimeRange[] }>;
  /** Takes note of the range now shown, wherever it was chosen. */
  saw(range: TimeRange): void;
  /** @returns the range before; undefined at the beginning */
  back(): TimeRange | undefined;
  forward(): TimeRange | undefined;
};

const isSame = (a: TimeRange, b: TimeRange | undefined): boolean => a.from === b?.from && a.to === b.to;

/** Which ranges were looked at, the present one last in `past`. */
export function createRangeHistory(): RangeHistory {
  const store = createStore<{ past: readonly TimeRange[]; future: readonly TimeRange[] }>(() => ({
    past: [],
    future: [],
  }));
  const { getState, setState } = store;
  return {
    store,
    saw(range) {
      const { past } = getState();
      if (!isSame(range, past.at(-1))) setState({ past: [...past, range].slice(-MOST), future: [] });
    },
    back() {
      const { past, future } = getState();
      const [present, target] = [past.at(-1), past.at(-2)];
      if (present === undefined || target === undefined) return undefined;
      setState({ past: past.slice(0, -1), future: [present, ...future] });
      return target;
    },
    forward() {
      const { past, future } = getState();
      const [target] = future;
      if (target) setState({ past: [...past, target], future: future.slice(1) });
      return target;
    },
  };
}

const RangeHistoryContext = createContext<RangeHistory>(createRangeHistory());
export const RangeHistoryProvider = RangeHistoryContext.Provider;
export const useRangeHistory = (): RangeHistory => use(RangeHistoryContext);
