import { memo, useEffect, useRef } from 'react';
import { tokenColour } from './palette.ts';
import { type ShownTheme, useShownTheme } from './ThemeContext.tsx';

type Drawing = {
  readonly values: readonly (number | null)[];
  readonly width: number;
  readonly height: number;
  readonly token: string;
  readonly theme: ShownTheme;
};

function draw(canvas: HTMLCanvasElement, { values, width, height, token, theme }: Drawing): void {
  const ratio = window.devicePixelRatio || 1;
  canvas.width = Math.round(width * ratio);
  canvas.height = Math.round(height * ratio);
  canvas.style.width = `${String(width)}px`;
  canvas.style.height = `${String(height)}px`;
  const context = canvas.getContext('2d');
  if (context === null) return;
  context.scale(ratio, ratio);
  let [low, high] = [Infinity, -Infinity];
  for (const value of values) {
    if (value === null) continue;
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  if (low > high) return;
  // A line that hardly moves stays in the middle instead of looking wild.
  const room = Math.max(high - low, Math.abs(high) * 0.1, Number.MIN_VALUE * 1e300);
  const foot = (high + low) / 2 - room / 2;
  const step = width / Math.max(1, values.length - 1);
  const line = new Path2D();
  let isPen = false;
  for (const [index, value] of values.entries()) {
    if (value !== null) {
      const y = height - 2 - ((value - foot) / room) * (height - 4);
      if (isPen) line.lineTo(index * step, y);
      else line.moveTo(index * step, y);
    }
    isPen = value !== null;
  }
  context.strokeStyle = tokenColour(token, theme);
  context.lineWidth = 1.4;
  context.lineJoin = 'round';
  context.stroke(line);
}

type SparklineProps = {
  /** Oldest first; null where nothing was measured. */
  readonly values: readonly (number | null)[];
  /** What it shows, in words: "Latency of rt-edge-01, last hour". */
  readonly label: string;
  readonly width?: number;
  readonly height?: number;
  readonly token?: string;
};

/** A small line without axes. Plain canvas: lists redraw hundreds of them. */
export const Sparkline = memo(function Sparkline(props: SparklineProps) {
  const { values, label, width = 72, height = 18, token = '--series-1' } = props;
  const ref = useRef<HTMLCanvasElement>(null);
  const theme = useShownTheme();
  useEffect(() => {
    if (ref.current) draw(ref.current, { values, width, height, token, theme });
  }, [values, width, height, token, theme]);
  // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- an image that is drawn has no tag of its own
  return <canvas ref={ref} role="img" aria-label={label} />;
});
