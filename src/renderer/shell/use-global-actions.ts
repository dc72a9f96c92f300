import { useMemo } from 'react';
import { useApp, useMayOperate } from '../store/AppProvider.tsx';
import { shifted, zoomed } from '../time/range.ts';
import { showFault } from '../ui/faults.ts';
import { useToasts } from '../ui/ToastList.tsx';
import { useSpeech } from '../ui/Translation.tsx';

/** What the keys do on every page: undo and redo, poll everything, time. */
export function useGlobalActions() {
  const { store, undo, call } = useApp();
  const speech = useSpeech();
  const toasts = useToasts();
  const mayOperate = useMayOperate();
  return useMemo(() => {
    const { t } = speech;
    const attempt = (work: () => Promise<string | undefined>) => () => {
      work().then(
        (text) => {
          if (text !== undefined) toasts.show(text);
        },
        (thrown: unknown) => {
          const { title, next, detail } = showFault(thrown, speech);
          toasts.show([title, detail, next].join(' '), { tone: 'fault' });
        },
      );
    };
    const { getState } = store;
    const look = (change: typeof shifted, by: number) => () => store.look(change(getState().range, by, getState().now));
    return {
      undo: attempt(async () => {
        const deed = await undo.undo();
        return deed && t('common.undone', { what: deed.text });
      }),
      redo: attempt(async () => {
        const deed = await undo.redo();
        return deed && t('common.redone', { what: deed.text });
      }),
      poll: attempt(async () => {
        if (!mayOperate) return undefined;
        const { checks } = await call('system.poll', {});
        return t('devices.polledAll', { count: checks });
      }),
      live: () => store.pause(!getState().isPaused),
      earlier: look(shifted, -0.5),
      later: look(shifted, 0.5),
      zoomOut: look(zoomed, 2),
      zoomIn: look(zoomed, 0.5),
    };
  }, [store, undo, call, speech, toasts, mayOperate]);
}
