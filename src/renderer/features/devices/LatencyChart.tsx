import { useEffect, useMemo, useRef, useState } from 'react';
import type { Device } from '../../../contract/devices.ts';
import { formatRtt } from '../../../contract/units.ts';
import { useApp } from '../../store/AppProvider.tsx';
import { tokenColour } from '../../ui/palette.ts';
import { type ShownTheme, useShownTheme } from '../../ui/ThemeContext.tsx';
import { useSpeech } from '../../ui/Translation.tsx';
import styles from './DeviceInspector.module.css';
import { type Point, pointsOf, runsOf, summarise, withNewest } from './latency.model.ts';

const ROUNDS = 120;

type Drawing = { readonly points: readonly Point[]; readonly ceilingMs: number; readonly theme: ShownTheme };

function draw(canvas: HTMLCanvasElement, { points, ceilingMs, theme }: Drawing): void {
  const context = canvas.getContext('2d');
  const [from, to] = [points[0]?.at, points.at(-1)?.at];
  if (context === null || from === undefined || to === undefined) return;
  const { clientWidth: width, clientHeight: height } = canvas;
  const ratio = window.devicePixelRatio || 1;
  canvas.width = Math.round(width * ratio);
  canvas.height = Math.round(height * ratio);
  context.scale(ratio, ratio);
  context.strokeStyle = tokenColour('--line', theme);
  for (const share of [0.15, 0.575, 0.995]) {
    context.beginPath();
    context.moveTo(0, Math.round(height * share) - 0.5);
    context.lineTo(width, Math.round(height * share) - 0.5);
    context.stroke();
  }
  const x = (at: number) => ((at - from) / Math.max(1, to - from)) * width;
  const y = (ms: number) => height - (ms / ceilingMs) * height * 0.85;
  for (const run of runsOf(points)) {
    const line = new Path2D();
    for (const { at, ms } of run) line.lineTo(x(at), y(ms));
    const area = new Path2D(line);
    area.lineTo(x(run.at(-1)?.at ?? from), height);
    area.lineTo(x(run[0]?.at ?? from), height);
    context.fillStyle = `${tokenColour('--good', theme)}26`;
    // oxlint-disable-next-line unicorn/no-array-fill-with-reference-type -- a canvas, not an array
    context.fill(area);
    context.strokeStyle = tokenColour('--good', theme);
    context.lineWidth = 1.5;
    context.stroke(line);
  }
}

/** The latest rounds of the first check, oldest first. New ones come from the live stream. */
function usePoints(device: Device): readonly Point[] {
  const { call, store } = useApp();
  const [known, setKnown] = useState<readonly Point[]>([]);
  const { id } = device;
  useEffect(() => {
    let isGone = false;
    const load = async (): Promise<void> => {
      try {
        const from = new Date(store.getState().now - 3_600_000).toISOString();
        const { items } = await call('metrics.rounds', { id, from, limit: 5000 });
        if (!isGone) setKnown(pointsOf(items).slice(-ROUNDS));
      } catch {
        // The chart then begins with the next round.
      }
    };
    void load();
    return () => {
      isGone = true;
    };
  }, [call, store, id]);
  useEffect(
    () =>
      store.subscribe((state) => {
        const live = state.live.get(id);
        setKnown((points) => withNewest(points, live && { at: live.at, ms: live.rttMs }, ROUNDS));
      }),
    [store, id],
  );
  return known;
}

export function LatencyChart({ device }: { readonly device: Device }) {
  const { t, language } = useSpeech();
  const theme = useShownTheme();
  const ref = useRef<HTMLCanvasElement>(null);
  const points = usePoints(device);
  const summary = useMemo(() => summarise(points), [points]);
  useEffect(() => {
    const canvas = ref.current;
    if (canvas === null || summary === undefined) return undefined;
    const redraw = () => draw(canvas, { points, ceilingMs: Math.max(summary.max, 1), theme });
    const observer = new ResizeObserver(redraw);
    observer.observe(canvas);
    return () => observer.disconnect();
  }, [points, summary, theme]);

  const clock = new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const [from, to] = [points[0]?.at, points.at(-1)?.at];
  const heading = t('devices.inspector.latencyChart');
  if (summary === undefined || from === undefined || to === undefined)
    return (
      <section>
        <h3 className={styles['section']}>{heading}</h3>
        <p className={styles['faint']}>{t('devices.inspector.noRounds')}</p>
      </section>
    );
  const label = t('devices.inspector.latencyLabel', {
    from: clock.format(from),
    to: clock.format(to),
    min: formatRtt(summary.min, language),
    median: formatRtt(summary.median, language),
    max: formatRtt(summary.max, language),
  });
  return (
    <section>
      <h3 className={styles['section']}>
        {heading}
        <span>{`${formatRtt(summary.min, language)} … ${formatRtt(summary.max, language)}`}</span>
      </h3>
      {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- an image that is drawn has no tag of its own */}
      <canvas ref={ref} role="img" aria-label={label} className={styles['chart']} />
      <div className={styles['axis']} aria-hidden="true">
        <span>{clock.format(from)}</span>
        <span>{clock.format(to)}</span>
      </div>
    </section>
  );
}
