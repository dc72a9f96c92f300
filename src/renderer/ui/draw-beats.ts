import { BEAT_COUNT } from '../../contract/metrics.ts';
import { BEAT_LOOKS, beatsOf } from './beats.ts';
import { tokenColour } from './palette.ts';
import type { ShownTheme } from './ThemeContext.tsx';

const HEIGHT = 16;

type Drawing = { readonly letters: string; readonly pitch: number; readonly theme: ShownTheme };

/** Gives a canvas its size once: setting it again would throw its memory away. */
function fit(canvas: HTMLCanvasElement, width: number, ratio: number): void {
  const [wide, high] = [Math.round(width * ratio), Math.round(HEIGHT * ratio)];
  if (canvas.width === wide && canvas.height === high) return;
  canvas.width = wide;
  canvas.height = high;
  canvas.style.width = `${String(width)}px`;
  canvas.style.height = `${String(HEIGHT)}px`;
}

/** Draws the last beats as bars, newest right. A list redraws hundreds of them every second. */
export function drawBeats(canvas: HTMLCanvasElement, { letters, pitch, theme }: Drawing): void {
  const ratio = window.devicePixelRatio || 1;
  const width = BEAT_COUNT * pitch - 1;
  fit(canvas, width, ratio);
  const context = canvas.getContext('2d');
  if (context === null) return;
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.clearRect(0, 0, width, HEIGHT);
  const beats = beatsOf(letters);
  const first = BEAT_COUNT - beats.length;
  for (const [index, beat] of beats.entries()) {
    const { token, heightPx } = BEAT_LOOKS[beat];
    context.fillStyle = tokenColour(token, theme);
    // Healthy bars stand on the middle line of the row; taller ones grow upwards.
    const foot = heightPx > 9 ? HEIGHT - 2 : HEIGHT - 3;
    context.fillRect((first + index) * pitch, Math.max(0, foot - heightPx), pitch - 1, heightPx);
  }
}
