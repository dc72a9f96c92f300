import { DataSet } from 'vis-data/esnext';
import { Network } from 'vis-network/esnext';
import type { Point } from './graph.model.ts';

/** What the canvas tells; coordinates are those of the map unless said otherwise. */
export type CanvasEvents = {
  readonly drawBelow: (context: CanvasRenderingContext2D) => void;
  readonly drawAbove: (context: CanvasRenderingContext2D) => void;
  readonly onPick: (nodes: readonly string[], at: Point) => void;
  readonly onOpen: (node: string | undefined, at: Point) => void;
  readonly onMenu: (node: string | undefined, at: Point, screen: Point) => void;
  readonly onHover: (node: string | undefined) => void;
  readonly onDragging: (nodes: Readonly<Record<string, Point>>) => void;
  readonly onMoved: (nodes: Readonly<Record<string, Point>>) => void;
  readonly onView: () => void;
};
type Sight = { readonly centre: Point; readonly scale: number };
type Pointer = { readonly canvas: Point; readonly DOM: Point };
type Params = {
  readonly nodes: readonly string[];
  readonly pointer: Pointer;
  readonly event?: { preventDefault?: () => void };
};

const OPTIONS = {
  autoResize: true,
  physics: false,
  layout: { improvedLayout: false },
  nodes: { shape: 'custom', fixed: false },
  interaction: {
    hover: true,
    // It draws none of them, and need not ask each.
    hideNodesOnDrag: true,
    multiselect: true,
    keyboard: false,
    navigationButtons: false,
    selectConnectedEdges: false,
    hoverConnectedEdges: false,
    // Our own card says more.
    tooltipDelay: 1_000_000_000,
    zoomSpeed: 0.7,
  },
} as const;

/** To draw thousands of nodes one by one takes longer than a frame: `events` draws all of them at once. */
const drawNothing = () => NOTHING;
const NOTHING = { nodeDimensions: { width: 46, height: 46 } };

/** The canvas: vis-network carries nodes, pans and zooms; what things look like is drawn by `events`. */
export function createNetwork(container: HTMLElement, events: CanvasEvents) {
  const items = new DataSet<{ id: string; x: number; y: number; fixed: boolean }>([]);
  const network = new Network(container, { nodes: items, edges: [] }, {
    ...OPTIONS,
    nodes: { ...OPTIONS.nodes, ctxRenderer: drawNothing },
  } as never);
  // The list around it takes the focus: a second stop within would say nothing.
  container.querySelector('.vis-network')?.removeAttribute('tabindex');
  const positions = (ids: readonly string[]) => network.getPositions([...ids]);
  network.on('beforeDrawing', events.drawBelow);
  network.on('afterDrawing', events.drawAbove);
  network.on('click', ({ nodes, pointer }: Params) => events.onPick(nodes, pointer.canvas));
  network.on('doubleClick', ({ nodes, pointer }: Params) => events.onOpen(nodes[0], pointer.canvas));
  network.on('oncontext', ({ pointer, event }: Params) => {
    event?.preventDefault?.();
    events.onMenu(network.getNodeAt(pointer.DOM) as string | undefined, pointer.canvas, pointer.DOM);
  });
  network.on('hoverNode', ({ node }: { node: string }) => events.onHover(node));
  network.on('blurNode', () => events.onHover(undefined));
  network.on('dragging', ({ nodes }: Params) => nodes.length > 0 && events.onDragging(positions(nodes)));
  network.on('dragEnd', ({ nodes }: Params) => {
    if (nodes.length === 0) return events.onView();
    const moved = positions(nodes);
    // The set knows where they stand now: if that is refused, they are put back.
    items.updateOnly(Object.entries(moved).map(([id, at]) => ({ id, ...at })));
    events.onMoved(moved);
  });
  network.on('zoom', events.onView);

  return {
    /** Shows exactly these nodes; those that stand where they stood are left alone. */
    show(places: ReadonlyMap<string, Point>, isFixed: boolean): void {
      const gone = items.getIds().filter((id) => !places.has(String(id)));
      if (gone.length > 0) items.remove(gone);
      const changed = [...places].flatMap(([id, { x, y }]) => {
        const before = items.get(id);
        return before && before.x === x && before.y === y && before.fixed === isFixed
          ? []
          : [{ id, x, y, fixed: isFixed }];
      });
      if (changed.length > 0) items.update(changed);
    },
    redraw: (): void => network.redraw(),
    select: (ids: readonly string[]): void => network.selectNodes(ids.filter((id) => items.get(id) !== null)),
    fit: (box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number }): void => {
      const { clientWidth, clientHeight } = container;
      const scale = Math.min(1.4, Math.max(0.01, Math.min(clientWidth / box.width, clientHeight / box.height) * 0.94));
      network.moveTo({ position: { x: box.x + box.width / 2, y: box.y + box.height / 2 }, scale });
      events.onView();
    },
    moveTo: (position: Point, scale?: number): void => {
      network.moveTo({ position, ...(scale !== undefined && { scale }) });
      events.onView();
    },
    /** Pixels of the screen per unit of the map. */
    scale: (): number => network.getScale(),
    sight: (): Sight => ({ centre: network.getViewPosition(), scale: network.getScale() }),
    toScreen: (point: Point): Point => network.canvasToDOM(point),
    toMap: (point: Point): Point => network.DOMtoCanvas(point),
    /** Whether a drag of the empty canvas moves the view. */
    setPanning: (dragView: boolean): void => network.setOptions({ interaction: { dragView } }),
    dispose: (): void => network.destroy(),
  };
}
export type MapNetwork = ReturnType<typeof createNetwork>;
