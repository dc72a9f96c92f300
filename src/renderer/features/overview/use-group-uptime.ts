import { useEffect, useState } from 'react';
import type { Output } from '../../../contract/contract.ts';
import { useApp, useAppState } from '../../store/AppProvider.tsx';

const EVERY_MS = 60_000;
const DAY_MS = 86_400_000;
export type GroupUptime = Output<'metrics.uptime'>['items'][number];

/**
 * Uptime of the last 24 hours by the names of groups, asked for anew each minute; while an answer is on its way the last
 * one stays.
 */
export function useGroupUptime() {
  const { call, store } = useApp();
  const [groups, setGroups] = useState<ReadonlyMap<string, GroupUptime>>(new Map());
  const [fault, setFault] = useState<unknown>();
  const isLive = useAppState(({ connection }) => connection === 'live');
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    if (!isLive || turn < 0) return undefined;
    const look = (): void => {
      const from = new Date(store.getState().now - DAY_MS).toISOString();
      call('metrics.uptime', { by: 'group', from }).then(
        ({ items }) => {
          setGroups(new Map(items.flatMap((line) => (line.group === null ? [] : [[line.group, line]]))));
          setFault(undefined);
        },
        (thrown: unknown) => setFault(thrown),
      );
    };
    look();
    const timer = setInterval(look, EVERY_MS);
    return () => clearInterval(timer);
  }, [call, store, isLive, turn]);
  return { groups, fault, again: () => setTurn(turn + 1) };
}
