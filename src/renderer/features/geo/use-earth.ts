import { type RefObject, useEffect, useState } from 'react';
import { inkOf } from '../map/draw/pen.ts';
import { useShownTheme } from '../../ui/ThemeContext.tsx';
import { drawArcs, drawMarker, namedOf } from './draw-markers.ts';
import { type Arc, type Cluster, projectionOf, type Sight, type Size } from './geo.model.ts';
import { coarseWorld, drawWorld, fineWorld, type World } from './world.ts';

const FINE_FROM = 3;
/** The fine outline takes a quarter of a second: it waits until the hand rests. */
const REST_MS = 180;

/** The outline that suits how near one is; the fine one is fetched only when it is needed. */
function useWorld(isFine: boolean) {
  const [worlds, setWorlds] = useState<{ readonly coarse?: World; readonly fine?: World }>({});
  useEffect(() => {
    let isGone = false;
    const show = (name: 'coarse' | 'fine') => (world: World) => {
      if (!isGone) setWorlds((known) => ({ ...known, [name]: world }));
    };
    void coarseWorld().then(show('coarse'));
    if (isFine) void fineWorld().then(show('fine'));
    return () => {
      isGone = true;
    };
  }, [isFine]);
  return worlds;
}

/** Keeps the size of an element. */
export function useSize(ref: RefObject<HTMLElement | null>): Size {
  const [size, setSize] = useState<Size>({ width: 800, height: 500 });
  useEffect(() => {
    const element = ref.current;
    if (element === null || typeof ResizeObserver === 'undefined') return undefined;
    const look = (): void => {
      const { clientWidth: width, clientHeight: height } = element;
      if (width > 0 && height > 0) setSize({ width, height });
    };
    const observer = new ResizeObserver(look);
    observer.observe(element);
    look();
    return () => observer.disconnect();
  }, [ref]);
  return size;
}

type Earth = {
  readonly size: Size;
  readonly sight: Sight;
  readonly clusters: readonly Cluster[];
  readonly arcs: readonly Arc[];
  readonly selectedId: string | undefined;
};

/** The world as it is in sight, on a canvas of its own: coarse while it moves, fine when it rests. */
function usePaintedWorld(size: Size, sight: Sight): HTMLCanvasElement | undefined {
  const theme = useShownTheme();
  const isNear = sight.k >= FINE_FROM;
  const { coarse, fine } = useWorld(isNear);
  const [painted, setPainted] = useState<HTMLCanvasElement>();
  useEffect(() => {
    if (coarse === undefined) return undefined;
    const paint = (world: World): void => {
      const canvas = document.createElement('canvas');
      const context = canvas.getContext('2d');
      const ratio = window.devicePixelRatio || 1;
      canvas.width = size.width * ratio;
      canvas.height = size.height * ratio;
      context?.setTransform(ratio, 0, 0, ratio, 0, 0);
      if (context) drawWorld(context, world, projectionOf(size, sight), inkOf(theme));
      setPainted(canvas);
    };
    paint(coarse);
    if (fine === undefined || !isNear) return undefined;
    const timer = setTimeout(() => paint(fine), REST_MS);
    return () => clearTimeout(timer);
  }, [theme, coarse, fine, isNear, size, sight]);
  return painted;
}

/** Draws the earth with its markers; a change of state draws the markers alone. */
export function useEarth(
  ref: RefObject<HTMLCanvasElement | null>,
  { size, sight, clusters, arcs, selectedId }: Earth,
): void {
  const theme = useShownTheme();
  const world = usePaintedWorld(size, sight);
  useEffect(() => {
    const canvas = ref.current;
    const context = canvas?.getContext('2d');
    if (!canvas || !context || world === undefined) return;
    const ratio = window.devicePixelRatio || 1;
    const ink = inkOf(theme);
    canvas.width = size.width * ratio;
    canvas.height = size.height * ratio;
    context.drawImage(world, 0, 0);
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    drawArcs({ context, ink }, arcs);
    const named = namedOf(clusters);
    for (const cluster of clusters)
      drawMarker({ context, ink }, cluster, { isSelected: cluster.id === selectedId, withName: named.has(cluster.id) });
  }, [ref, theme, world, size, clusters, arcs, selectedId]);
}
