import { memo, useEffect, useRef } from 'react';
import { useApp } from '../../../store/AppProvider.tsx';
import { beatsLabel } from '../../../ui/beats.ts';
import { drawBeats } from '../../../ui/draw-beats.ts';
import { useSpeech } from '../../../ui/Translation.tsx';

/** Its words follow more slowly than its bars: nobody listens to them every second. */
const WORDS_MS = 10_000;

type LiveBeatsProps = { readonly id: string; readonly pitch?: number };

/** The heartbeat of a device, drawn as its beats arrive, without a look at the rest of the page. */
export const LiveBeats = memo(function LiveBeats({ id, pitch = 4 }: LiveBeatsProps) {
  const { store } = useApp();
  const { t } = useSpeech();
  const ref = useRef<SVGSVGElement>(null);
  useEffect(() => {
    const picture = ref.current;
    if (picture === null) return undefined;
    let shown: string | undefined;
    let saidAt = -Infinity;
    const show = (): void => {
      const letters = store.getState().live.get(id)?.beats ?? '';
      if (letters === shown) return;
      shown = letters;
      drawBeats(picture, { letters, pitch });
      if (performance.now() - saidAt < WORDS_MS) return;
      saidAt = performance.now();
      picture.setAttribute('aria-label', beatsLabel(letters, t));
    };
    show();
    return store.subscribe(show);
  }, [store, id, pitch, t]);
  // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- an image that is drawn has no tag of its own
  return <svg ref={ref} role="img" />;
});
