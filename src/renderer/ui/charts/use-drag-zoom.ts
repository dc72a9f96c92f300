import { type PointerEvent, useRef, useState } from 'react';
import type { Span } from '../../time/range.ts';
import { useCrosshair } from '../crosshair.ts';
import { atOf } from './plot.ts';

/** Less than this is a click that slipped. */
const LEAST_PX = 8;

type Drag = { readonly fromX: number; readonly toX: number };
type Options = { readonly span: Span; readonly onZoom: ((span: Span) => void) | undefined };

/** Pointing at moments, and dragging over a stretch to look at it alone. */
export function useDragZoom({ span, onZoom }: Options) {
  const crosshair = useCrosshair();
  const [drag, setDrag] = useState<Drag>();
  const box = useRef({ left: 0, width: 1 });
  const xOfEvent = (event: PointerEvent<HTMLElement>): number => {
    const { left, width } = event.currentTarget.getBoundingClientRect();
    box.current = { left, width };
    return event.clientX - left;
  };
  const handlers = {
    onPointerMove(event: PointerEvent<HTMLElement>): void {
      const x = xOfEvent(event);
      crosshair.point(atOf(x, span, box.current.width));
      if (drag) setDrag({ ...drag, toX: x });
    },
    onPointerDown(event: PointerEvent<HTMLElement>): void {
      if (event.button !== 0 || onZoom === undefined) return;
      const x = xOfEvent(event);
      event.currentTarget.setPointerCapture(event.pointerId);
      setDrag({ fromX: x, toX: x });
    },
    onPointerUp(): void {
      if (!drag) return;
      setDrag(undefined);
      if (Math.abs(drag.toX - drag.fromX) < LEAST_PX) return;
      const [from = 0, to = 0] = [drag.fromX, drag.toX]
        .toSorted((a, b) => a - b)
        .map((x) => atOf(x, span, box.current.width));
      if (to > from) onZoom?.({ from, to });
    },
    onPointerCancel: () => setDrag(undefined),
    onPointerLeave: () => crosshair.point(undefined),
  };
  return { drag, handlers };
}
