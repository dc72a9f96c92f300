import { useEffect, useState } from 'react';
import { useApp } from '../../store/AppProvider.tsx';
import type { AppState } from '../../store/app-store.ts';

/**
 * A value made of everything the window knows, looked at no more often than this: a page of sums stays calm.
 *
 * @param select the same function at every call
 */
export function useSampled<T>(select: (state: AppState) => T, everyMs: number): T {
  const { store } = useApp();
  const [value, setValue] = useState(() => select(store.getState()));
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = (): void => {
      timer = undefined;
      setValue(() => select(store.getState()));
    };
    look();
    const stop = store.subscribe((state, before) => {
      const isSame = state.devices === before.devices && state.live === before.live && state.filter === before.filter;
      if (!isSame && timer === undefined) timer = setTimeout(look, everyMs);
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [store, select, everyMs]);
  return value;
}
