import { type RefObject, useEffect, useRef, useState } from 'react';
import { boundsOf, lineAt, type MapObjectValue, objectAt } from './draw/geometry.ts';
import type { Point } from './graph.model.ts';
import { createPainter, type Painter, type Scene, type Selection } from './map-scene.ts';
import { createNetwork, type MapNetwork } from './network.ts';

export type CanvasActions = {
  readonly onSelect: (selection: Selection | undefined) => void;
  readonly onOpen: (selection: Selection) => void;
  readonly onHover: (hover: { readonly selection: Selection; readonly screen: Point } | undefined) => void;
  readonly onMoved: (nodes: Readonly<Record<string, Point>>) => void;
  readonly onObject: (object: MapObjectValue) => void;
};
type Canvas = { readonly network: MapNetwork; readonly painter: Painter };

/** What lies under a point, topmost first: a node is told by the canvas itself. */
function under({ painter, network }: Canvas, point: Point): Selection | undefined {
  const reach = 7 / network.scale();
  const line = lineAt(point, painter.lines(), reach);
  if (line !== undefined) return { kind: 'link', id: line };
  const grip = objectAt(point, painter.scene()?.objects ?? [], reach);
  return grip && { kind: 'object', id: grip.object.id };
}

function createCanvas(host: HTMLElement, latest: RefObject<CanvasActions>, onView: () => void): Canvas {
  const painter: Painter = createPainter(() => canvas?.network.scale() ?? 1);
  let canvas: Canvas | undefined;
  const at = (point: Point): Selection | undefined => canvas && under(canvas, point);
  const network = createNetwork(host, {
    drawBelow: (context) => painter.below(context),
    drawAbove: (context) => painter.above(context),
    onPick: ([node], point) => latest.current.onSelect(node === undefined ? at(point) : { kind: 'node', id: node }),
    onOpen: (node, point) => {
      const selection = node === undefined ? at(point) : ({ kind: 'node', id: node } as const);
      if (selection) latest.current.onOpen(selection);
    },
    onMenu: (node, point) => latest.current.onSelect(node === undefined ? at(point) : { kind: 'node', id: node }),
    onHover: (node) => {
      painter.hoverNode(node);
      const place = node === undefined ? undefined : painter.scene()?.positions.get(node);
      latest.current.onHover(
        node === undefined || place === undefined
          ? undefined
          : { selection: { kind: 'node', id: node }, screen: network.toScreen(place) },
      );
    },
    onDragging: (nodes) => {
      latest.current.onHover(undefined);
      painter.drag(nodes);
    },
    onMoved: (nodes) => {
      painter.drop();
      latest.current.onMoved(nodes);
    },
    onView,
  });
  canvas = { painter, network };
  return canvas;
}

const EMPTY_BOX = { x: -400, y: -300, width: 800, height: 600 };

/** Keeps a canvas in an element and shows a scene on it. @param isFixed nothing can be dragged */
export function useCanvas(host: RefObject<HTMLElement | null>, scene: Scene, isFixed: boolean, actions: CanvasActions) {
  const [canvas, setCanvas] = useState<Canvas>();
  const [views, setViews] = useState(0);
  const latest = useRef(actions);
  useEffect(() => {
    latest.current = actions;
  });
  useEffect(() => {
    if (host.current === null || typeof Path2D === 'undefined') return undefined;
    const made = createCanvas(host.current, latest, () => setViews((count) => count + 1));
    setCanvas(made);
    const { element, dispose } = pointerOf(host.current, made, latest);
    element.dataset['canvas'] = 'ready';
    return () => {
      dispose();
      made.network.dispose();
    };
  }, [host]);
  useEffect(() => {
    if (canvas === undefined) return;
    canvas.painter.set(scene);
    canvas.network.show(scene.positions, isFixed);
    canvas.network.select(scene.selection?.kind === 'node' ? [scene.selection.id] : []);
    canvas.network.redraw();
  }, [canvas, scene, isFixed]);
  const fit = (): void => {
    const empty = scene.positions.size === 0 && scene.objects.length === 0;
    canvas?.network.fit(
      empty
        ? EMPTY_BOX
        : boundsOf(scene.positions.values(), [...scene.objects, ...(scene.background ? [scene.background] : [])]),
    );
  };
  return { network: canvas?.network, painter: canvas?.painter, fit, views };
}

/** Hovering over lines, and dragging notes and frames, which the canvas knows nothing of. */
function pointerOf(element: HTMLElement, canvas: Canvas, latest: RefObject<CanvasActions>) {
  const { network, painter } = canvas;
  let drag: { readonly object: MapObjectValue; readonly part: 'body' | 'corner'; readonly from: Point } | undefined;
  let lastLook = 0;
  const pointOf = ({ clientX, clientY }: PointerEvent): { readonly screen: Point; readonly map: Point } => {
    const { left, top } = element.getBoundingClientRect();
    const screen = { x: clientX - left, y: clientY - top };
    return { screen, map: network.toMap(screen) };
  };
  const onDown = (event: PointerEvent): void => {
    const scene = painter.scene();
    if (event.button !== 0 || scene === undefined || element.dataset['fixed'] === 'yes') return;
    const { map } = pointOf(event);
    const isOnNode = [...scene.positions.values()].some(
      ({ x, y }) => Math.abs(x - map.x) < 24 && Math.abs(y - map.y) < 24,
    );
    const grip = isOnNode ? undefined : objectAt(map, scene.objects, 7 / network.scale());
    if (grip === undefined) return;
    drag = { ...grip, from: map };
    network.setPanning(false);
  };
  const onMove = (event: PointerEvent): void => {
    const { screen, map } = pointOf(event);
    if (drag) {
      painter.dragObject(draggedObject(drag, map));
      network.redraw();
      return;
    }
    // A look at every line for each pixel would be felt on a large map.
    if (event.timeStamp - lastLook < 40) return;
    lastLook = event.timeStamp;
    const line = lineAt(map, painter.lines(), 6 / network.scale());
    if (!painter.hoverLink(line)) return;
    latest.current.onHover(line === undefined ? undefined : { selection: { kind: 'link', id: line }, screen });
    network.redraw();
  };
  const onUp = (): void => {
    if (drag === undefined) return;
    const moved = painter.movingObject();
    drag = undefined;
    network.setPanning(true);
    if (moved) latest.current.onObject(moved);
  };
  element.addEventListener('pointerdown', onDown, true);
  element.addEventListener('pointermove', onMove, true);
  window.addEventListener('pointerup', onUp);
  return {
    element,
    dispose: () => {
      element.removeEventListener('pointerdown', onDown, true);
      element.removeEventListener('pointermove', onMove, true);
      window.removeEventListener('pointerup', onUp);
    },
  };
}

/** An object that was taken by its body or its corner. */
export function draggedObject(
  { object, part, from }: { readonly object: MapObjectValue; readonly part: 'body' | 'corner'; readonly from: Point },
  to: Point,
): MapObjectValue {
  const [dx, dy] = [Math.round(to.x - from.x), Math.round(to.y - from.y)];
  if (part === 'body') return { ...object, x: object.x + dx, y: object.y + dy };
  return { ...object, width: Math.max(40, object.width + dx), height: Math.max(28, object.height + dy) };
}
