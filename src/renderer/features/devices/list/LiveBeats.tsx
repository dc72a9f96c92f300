import { memo, useEffect, useRef } from 'react';
import { useApp } from '../../../store/AppProvider.tsx';
import { BEATS_HEIGHT, beatPaths, beatsWidth } from '../../../ui/beat-paths.ts';
import { BEAT_LOOKS, beatsLabel } from '../../../ui/beats.ts';
import { useSpeech } from '../../../ui/Translation.tsx';

/** Its words follow more slowly than its bars: nobody listens to them every second. */
const WORDS_MS = 10_000;
const SVG = 'http://www.w3.org/2000/svg';

/** Draws beats into an image: a path for each kind of beat, kept for the next time. */
function createBars(image: SVGSVGElement, pitch: number) {
  const paths = new Map<string, SVGPathElement>();
  return (letters: string): void => {
    const wanted = beatPaths(letters, pitch);
    for (const [beat, path] of paths) if (!wanted.has(beat as never)) path.setAttribute('d', '');
    for (const [beat, d] of wanted) {
      let path = paths.get(beat);
      if (path === undefined) {
        path = document.createElementNS(SVG, 'path');
        path.setAttribute('fill', `var(${BEAT_LOOKS[beat].token})`);
        paths.set(beat, path);
        image.append(path);
      }
      if (path.getAttribute('d') !== d) path.setAttribute('d', d);
    }
  };
}

type LiveBeatsProps = { readonly id: string; readonly pitch?: number };

/** The heartbeat of a device, drawn as its beats arrive, without a look at the rest of the page. */
export const LiveBeats = memo(function LiveBeats({ id, pitch = 4 }: LiveBeatsProps) {
  const { store } = useApp();
  const { t } = useSpeech();
  const ref = useRef<SVGSVGElement>(null);
  useEffect(() => {
    const image = ref.current;
    if (image === null) return undefined;
    const bars = createBars(image, pitch);
    let shown: string | undefined;
    let saidAt = -Infinity;
    const show = (): void => {
      const letters = store.getState().live.get(id)?.beats ?? '';
      if (letters === shown) return;
      shown = letters;
      bars(letters);
      if (performance.now() - saidAt < WORDS_MS) return;
      saidAt = performance.now();
      image.setAttribute('aria-label', beatsLabel(letters, t));
    };
    show();
    const stop = store.subscribe(show);
    return () => {
      stop();
      image.replaceChildren();
    };
  }, [store, id, pitch, t]);
  return <svg ref={ref} role="img" width={beatsWidth(pitch)} height={BEATS_HEIGHT} shapeRendering="crispEdges" />;
});
