import { useEffect, useRef } from 'react';
import { useApp, useAppState, useRoute } from '../../../store/AppProvider.tsx';
import { useList } from './ListContext.tsx';

/** A browser limits how often the address may change. */
const SETTLE_MS = 250;

/** Keeps the filter of the list and the address of the page in step: links lead to a filter, typing writes one. */
export function useFilterInAddress(): void {
  const { router } = useApp();
  const { list } = useList();
  const inAddress = useRoute((route) => (route.view === 'devices' ? (route.params['q'] ?? '') : undefined));
  const written = useRef<string>(undefined);
  const site = useAppState((state) => state.filter.site);
  useEffect(() => list.ask({ site }), [list, site]);
  useEffect(() => {
    if (inAddress === undefined || inAddress === written.current) return;
    written.current = inAddress;
    list.ask({ q: inAddress });
  }, [list, inAddress]);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = list.store.subscribe(({ asked }, before) => {
      if (asked.q === before.asked.q) return;
      clearTimeout(timer);
      timer = setTimeout(() => {
        if (written.current === asked.q || router.store.getState().view !== 'devices') return;
        written.current = asked.q;
        router.tune({ q: asked.q });
      }, SETTLE_MS);
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [list, router]);
}
