import { useEffect } from 'react';
import { useApp, useAppState, useRoute } from '../../store/AppProvider.tsx';
import { spanOf } from '../../time/range.ts';

/** The range of the address wins on arrival; after that the address follows the range, so that it can be shared. */
export function useRangeInAddress(): void {
  const { store, router } = useApp();
  const range = useAppState((state) => state.range);
  const { from, to = 'now' } = useRoute((route) => route.params);
  useEffect(() => {
    if (from === undefined) return;
    const { range: shown, now } = store.getState();
    const isOther = shown.from !== from || shown.to !== to;
    if (isOther && spanOf({ from, to }, now)) store.look({ from, to });
  }, [store, from, to]);
  useEffect(() => {
    // Not one that has just been taken from the address.
    if (store.getState().range !== range) return;
    const { params } = router.store.getState();
    if (params['from'] !== range.from || params['to'] !== range.to) router.tune(range);
  }, [store, router, range]);
}
