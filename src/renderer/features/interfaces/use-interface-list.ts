import { useCallback, useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { useApp, useAppState } from '../../store/AppProvider.tsx';
import type { InterfaceFilter } from './filter.model.ts';
import { queryOf } from './filter.model.ts';
import { createInterfaceList, type InterfaceList, type InterfaceListState } from './interface-list.ts';

const REFRESH_MS = 5000;
/** So long after the last key the host is asked. */
const SETTLE_MS = 200;
/** So many rows before the end the next page is fetched. */
const AHEAD = 60;

type Listed = InterfaceListState & {
  readonly list: InterfaceList;
  readonly onSight: (first: number, last: number) => void;
};

/** The ports of a filter, fetched as they are scrolled to. While `isHeld`, rows keep their places. */
export function useInterfaceList(filter: InterfaceFilter, isHeld: boolean): Listed {
  const { call } = useApp();
  const isLive = useAppState(({ connection }) => connection === 'live');
  const isPaused = useAppState((state) => state.isPaused);
  const [list] = useState(() => createInterfaceList({ ask: (input) => call('interfaces.list', input) }));
  const state = useStore(list.store);
  const sight = useRef({ first: 0, last: 0 });
  const held = useRef(isHeld);
  useEffect(() => {
    held.current = isHeld;
  });
  const isFirst = useRef(true);
  const asked = JSON.stringify(queryOf(filter));
  useEffect(() => {
    if (!isLive) return undefined;
    const timer = setTimeout(() => void list.open(queryOf(filter)), isFirst.current ? 0 : SETTLE_MS);
    isFirst.current = false;
    return () => clearTimeout(timer);
    // By value: a filter that asks the same is the same.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [list, isLive, asked]);
  useEffect(() => {
    if (!isLive || isPaused) return undefined;
    const timer = setInterval(() => {
      if (!document.hidden) void list.refresh(held.current, sight.current);
    }, REFRESH_MS);
    return () => clearInterval(timer);
  }, [list, isLive, isPaused]);
  const onSight = useCallback(
    (first: number, last: number) => {
      sight.current = { first, last };
      const { rows, hasMore } = list.store.getState();
      if (hasMore && last >= rows.length - AHEAD) void list.more();
    },
    [list],
  );
  return { ...state, list, onSight };
}
