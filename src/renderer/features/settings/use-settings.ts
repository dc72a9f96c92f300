import { useCallback } from 'react';
import { useApp, useAppState } from '../../store/AppProvider.tsx';
import { useAnswer } from '../../store/use-answer.ts';
import type { CallName, Input, Output } from '../../../contract/contract.ts';

/** What the host answers to a call without words, asked again when the connection is back. */
export function useCall<N extends CallName>(name: N) {
  const { call } = useApp();
  const isLive = useAppState(({ connection }) => connection === 'live');
  const ask = useCallback(
    async (): Promise<Output<N> | undefined> => (isLive ? call(name, {} as Input<N>) : undefined),
    [call, isLive, name],
  );
  return useAnswer<Output<N>>(ask);
}

export const useSettings = () => useCall('settings.get');
