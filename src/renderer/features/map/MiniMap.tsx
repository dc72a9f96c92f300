import { type PointerEvent, type RefObject, useEffect, useRef } from 'react';
import { useShownTheme } from '../../ui/ThemeContext.tsx';
import { useSpeech } from '../../ui/Translation.tsx';
import { boundsOf } from './draw/geometry.ts';
import { STATUS_SHAPES } from './draw/glyphs.ts';
import { inkOf } from './draw/pen.ts';
import type { Graph, Point } from './graph.model.ts';
import styles from './Map.module.css';
import type { MapNetwork } from './network.ts';

const WIDTH = 168;
const HEIGHT = 112;

type MiniMapProps = {
  readonly graph: Graph;
  readonly positions: ReadonlyMap<string, Point>;
  readonly network: MapNetwork;
  /** Changes whenever another part is in sight. */
  readonly views: number;
  readonly host: RefObject<HTMLElement | null>;
};

/** The whole map in a corner, and which part of it is in sight; a press goes there. */
export function MiniMap({ graph, positions, network, views, host }: MiniMapProps) {
  const { t } = useSpeech();
  const theme = useShownTheme();
  const ref = useRef<HTMLCanvasElement>(null);
  const box = boundsOf(positions.values(), []);
  const scale = Math.min(WIDTH / box.width, HEIGHT / box.height);
  const left = (WIDTH - box.width * scale) / 2 - box.x * scale;
  const top = (HEIGHT - box.height * scale) / 2 - box.y * scale;
  useEffect(() => {
    const canvas = ref.current;
    const context = canvas?.getContext('2d');
    if (!canvas || !context) return;
    const ratio = window.devicePixelRatio || 1;
    canvas.width = WIDTH * ratio;
    canvas.height = HEIGHT * ratio;
    const ink = inkOf(theme);
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.clearRect(0, 0, WIDTH, HEIGHT);
    for (const [id, { x, y }] of positions) {
      const state = graph.nodes.get(id)?.state;
      context.fillStyle = ink(state === undefined ? '--faint' : STATUS_SHAPES[state].token);
      context.fillRect(x * scale + left - 1.5, y * scale + top - 1.5, 3, 3);
    }
    const seen = host.current;
    if (seen === null) return;
    const from = network.toMap({ x: 0, y: 0 });
    const to = network.toMap({ x: seen.clientWidth, y: seen.clientHeight });
    context.strokeStyle = ink('--lantern');
    context.lineWidth = 1.5;
    context.strokeRect(from.x * scale + left, from.y * scale + top, (to.x - from.x) * scale, (to.y - from.y) * scale);
    // `views` says that another part is in sight.
    // oxlint-disable-next-line react/exhaustive-effect-dependencies, react/exhaustive-deps
  }, [graph, positions, network, host, theme, scale, left, top, views]);
  const go = ({ currentTarget, clientX, clientY, buttons }: PointerEvent): void => {
    if (buttons !== 1) return;
    const rect = currentTarget.getBoundingClientRect();
    network.moveTo({ x: (clientX - rect.left - left) / scale, y: (clientY - rect.top - top) / scale });
  };
  return (
    <canvas
      ref={ref}
      width={WIDTH}
      height={HEIGHT}
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- <img> cannot be drawn on
      role="img"
      aria-label={t('map.miniMap')}
      className={styles['miniMap']}
      onPointerDown={go}
      onPointerMove={go}
    />
  );
}
