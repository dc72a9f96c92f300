import { memo, useEffect, useRef } from 'react';
import { BEAT_COUNT } from '../../contract/metrics.ts';
import { BEAT_LOOKS, beatsOf, countBeats } from './beats.ts';
import { tokenColour } from './palette.ts';
import { type ShownTheme, useShownTheme } from './ThemeContext.tsx';
import { useSpeech } from './Translation.tsx';

const HEIGHT = 16;

type Drawing = { readonly letters: string; readonly pitch: number; readonly theme: ShownTheme };

function draw(canvas: HTMLCanvasElement, { letters, pitch, theme }: Drawing): void {
  const ratio = window.devicePixelRatio || 1;
  const width = BEAT_COUNT * pitch - 1;
  canvas.width = Math.round(width * ratio);
  canvas.height = Math.round(HEIGHT * ratio);
  canvas.style.width = `${String(width)}px`;
  canvas.style.height = `${String(HEIGHT)}px`;
  const context = canvas.getContext('2d');
  if (context === null) return;
  context.scale(ratio, ratio);
  const beats = beatsOf(letters);
  const first = BEAT_COUNT - beats.length;
  for (const [index, beat] of beats.entries()) {
    const { token, heightPx } = BEAT_LOOKS[beat];
    context.fillStyle = tokenColour(token, theme);
    // Healthy bars stand on the middle line of the row; taller ones grow upwards.
    const foot = heightPx > 9 ? HEIGHT - 2 : HEIGHT - 3;
    context.beginPath();
    context.roundRect((first + index) * pitch, Math.max(0, foot - heightPx), pitch - 1, heightPx, 1);
    context.fill();
  }
}

type HeartbeatProps = { readonly letters: string; readonly pitch?: number };

/** The last 30 checks as bars, newest right. Plain canvas: a list redraws hundreds of them every second. */
export const Heartbeat = memo(function Heartbeat({ letters, pitch = 4 }: HeartbeatProps) {
  const ref = useRef<HTMLCanvasElement>(null);
  const theme = useShownTheme();
  const { t } = useSpeech();
  useEffect(() => {
    if (ref.current) draw(ref.current, { letters, pitch, theme });
  }, [letters, pitch, theme]);
  const beats = beatsOf(letters);
  const label =
    beats.length === 0 ? t('devices.beatsNone') : t('devices.beats', { count: beats.length, ...countBeats(beats) });
  // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- an image that is drawn has no tag of its own
  return <canvas ref={ref} role="img" aria-label={label} />;
});
