import { useMemo } from 'react';
import { useApp } from '../../store/AppProvider.tsx';
import type { Span } from '../../time/range.ts';
import { useRangeHistory } from '../../ui/range-history.ts';

/** Zooming in by dragging, and back by a double click. */
export function useZoom() {
  const { store } = useApp();
  const past = useRangeHistory();
  return useMemo(
    () => ({
      onZoom: ({ from, to }: Span): void =>
        store.look({ from: new Date(from).toISOString(), to: new Date(to).toISOString() }),
      onBack: (): void => {
        const range = past.back();
        if (range) store.look(range);
      },
    }),
    [store, past],
  );
}
