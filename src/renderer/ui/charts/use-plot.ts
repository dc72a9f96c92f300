import { type RefObject, useEffect, useRef, useState } from 'react';
import type { Plot } from './plot.ts';
import type { Look, TimePlot } from './time-plot.ts';

/** Keeps what is shown while `isHeld`, unless it is about something else by now. */
export function useHeld<T extends { readonly of: string }>(value: T, isHeld: boolean): T {
  const [kept, setKept] = useState(value);
  const isKept = isHeld && kept.of === value.of;
  if (!isKept && kept !== value) setKept(value);
  return isKept ? kept : value;
}

/** Draws a plot into a canvas. Chart.js is fetched with the first chart; the chart is made once. */
export function usePlot(canvas: RefObject<HTMLCanvasElement | null>, plot: Plot, look: Look): void {
  const chart = useRef<TimePlot>(undefined);
  const latest = useRef({ plot, look });
  useEffect(() => {
    latest.current = { plot, look };
    chart.current?.draw(plot, look);
  }, [plot, look]);
  useEffect(() => {
    let isGone = false;
    const make = async (): Promise<void> => {
      const { createTimePlot } = await import('./time-plot.ts');
      const element = canvas.current;
      if (isGone || element === null || element.getContext('2d') === null) return;
      chart.current = createTimePlot(element, latest.current);
    };
    void make();
    return () => {
      isGone = true;
      chart.current?.dispose();
      chart.current = undefined;
    };
  }, [canvas]);
}

/** Width of an element in CSS pixels, 0 until it is known. */
export function useWidth(ref: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const element = ref.current;
    if (element === null) return undefined;
    const measure = () => setWidth(element.clientWidth);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [ref]);
  return width;
}
