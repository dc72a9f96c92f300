import { memo, useEffect, useRef } from 'react';
import { beatsLabel } from './beats.ts';
import { drawBeats } from './draw-beats.ts';
import { useSpeech } from './Translation.tsx';

type HeartbeatProps = { readonly letters: string; readonly pitch?: number };

/** The last 30 checks as bars, newest right. */
export const Heartbeat = memo(function Heartbeat({ letters, pitch = 4 }: HeartbeatProps) {
  const ref = useRef<SVGSVGElement>(null);
  const { t } = useSpeech();
  useEffect(() => {
    if (ref.current) drawBeats(ref.current, { letters, pitch });
  }, [letters, pitch]);
  // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- an image that is drawn has no tag of its own
  return <svg ref={ref} role="img" aria-label={beatsLabel(letters, t)} />;
});
