import type { MapView } from '../../../contract/maps.ts';
import { type Batch, batchesOf, drawLinks, type LinkLook } from './draw/draw-links.ts';
import { drawNodes, type NodesLook, type Placed } from './draw/draw-nodes.ts';
import { drawBackground, drawObjects } from './draw/draw-objects.ts';
import { type Drawn, lineOf, type MapObjectValue } from './draw/geometry.ts';
import { drawLabels, type Label, labelsOf } from './draw/link-labels.ts';
import { createMeasure, drawNames, type Measure, type Name, namesOf } from './draw/names.ts';
import { inkOf, type Pen } from './draw/pen.ts';
import { createSprites } from './draw/sprites.ts';
import type { Graph, Point } from './graph.model.ts';
import type { LinkRate } from './rates.model.ts';
import type { ShownTheme } from '../../ui/ThemeContext.tsx';

export type Selection = { readonly kind: 'node' | 'link' | 'object'; readonly id: string };
/** Everything the canvas shows. */
export type Scene = {
  readonly graph: Graph;
  readonly positions: ReadonlyMap<string, Point>;
  readonly objects: readonly MapObjectValue[];
  readonly nameOfObject: (object: MapObjectValue) => string;
  readonly background: MapView['background'];
  readonly picture: HTMLImageElement | undefined;
  readonly rates: ReadonlyMap<string, LinkRate>;
  readonly speak: (bps: number | null) => string;
  readonly selection: Selection | undefined;
  /** Found, or on a path. */
  readonly lit: { readonly nodes: ReadonlySet<string>; readonly links: ReadonlySet<string> } | undefined;
  /** In focus; all else is faded. */
  readonly kept: ReadonlySet<string> | undefined;
  readonly theme: ShownTheme;
};

/** What is written on the map, as long as nothing changes and it is seen from as far. */
type Written = { readonly scale: number; readonly names: readonly Name[]; readonly labels: readonly Label[] };

/** Draws a scene; keeps what moves while it is dragged apart from what the scene says. */
export function createPainter(scaleOf: () => number) {
  let scene: Scene | undefined;
  let placed: readonly Placed[] = [];
  let lines: readonly Drawn[] = [];
  let batches: readonly Batch[] = [];
  let keptLinks: ReadonlySet<string> | undefined;
  let moving: ReadonlyMap<string, Point> = new Map();
  let isDragging = false;
  let hoveredNode: string | undefined;
  let hoveredLink: string | undefined;
  let movingObject: MapObjectValue | undefined;
  let written: Written | undefined;
  let measure: Measure | undefined;
  const sprites = createSprites();
  const penOf = (context: CanvasRenderingContext2D): Pen => ({ context, ink: inkOf(scene?.theme ?? 'dark') });

  function lay(): void {
    if (scene === undefined) return;
    const { positions, graph, rates } = scene;
    const places = moving.size === 0 ? positions : new Map([...positions, ...moving]);
    placed = [...places].flatMap(([id, at]) => {
      const node = graph.nodes.get(id);
      return node ? [{ node, at }] : [];
    });
    lines = [...graph.links.values()].flatMap((link) => lineOf(link, places) ?? []);
    batches = batchesOf(lines, (id) => rates.get(id), keptLinks);
    written = undefined;
  }
  const linkLook = (now: Scene): LinkLook => ({
    selectedId: now.selection?.kind === 'link' ? now.selection.id : undefined,
    hoveredId: hoveredLink,
    lit: now.lit?.links,
    kept: keptLinks,
    rateOf: (id) => now.rates.get(id),
    speak: now.speak,
    scale: scaleOf(),
  });
  const nodesLook = (now: Scene): NodesLook => ({
    selectedId: now.selection?.kind === 'node' ? now.selection.id : undefined,
    hoveredId: hoveredNode,
    lit: now.lit?.nodes,
    kept: now.kept,
    scale: scaleOf(),
    theme: now.theme,
  });
  function write(now: Scene, context: CanvasRenderingContext2D): Written {
    const look = nodesLook(now);
    if (written?.scale === look.scale) return written;
    measure ??= createMeasure(context);
    const { names, boxes } = namesOf(placed, look, measure);
    written = { scale: look.scale, names, labels: labelsOf(lines, linkLook(now), boxes) };
    return written;
  }
  const objects = (now: Scene): readonly MapObjectValue[] =>
    now.objects.map((object) => (object.id === movingObject?.id ? movingObject : object));

  return {
    lines: () => lines,
    scene: () => scene,
    set(next: Scene): void {
      scene = next;
      // What is held by the pointer stays there, whatever else becomes known meanwhile.
      if (!isDragging) moving = new Map();
      movingObject = undefined;
      const { kept, graph } = next;
      keptLinks =
        kept &&
        new Set([...graph.links.values()].filter(({ from, to }) => kept.has(from) && kept.has(to)).map(({ id }) => id));
      lay();
    },
    drag(nodes: Readonly<Record<string, Point>>): void {
      isDragging = true;
      moving = new Map(Object.entries(nodes));
      lay();
    },
    /** Nodes were let go; they stay there until the next scene says where they stand. */
    drop: (): void => void (isDragging = false),
    dragObject: (object: MapObjectValue): void => void (movingObject = object),
    movingObject: () => movingObject,
    /** @returns whether that is another one than before */
    hoverLink(id: string | undefined): boolean {
      if (id === hoveredLink) return false;
      hoveredLink = id;
      written = undefined;
      return true;
    },
    hoverNode(id: string | undefined): void {
      hoveredNode = id;
      written = undefined;
    },
    below(context: CanvasRenderingContext2D): void {
      if (scene === undefined) return;
      drawBackground(penOf(context), scene.background, scene.picture);
      drawObjects(
        penOf(context),
        objects(scene),
        scene.selection?.kind === 'object' ? scene.selection.id : undefined,
        scene.nameOfObject,
      );
      drawLinks(penOf(context), batches, linkLook(scene));
    },
    above(context: CanvasRenderingContext2D): void {
      if (scene === undefined) return;
      const { names, labels } = write(scene, context);
      const look = nodesLook(scene);
      drawNodes(penOf(context), placed, look, sprites);
      drawNames(penOf(context), names, look);
      drawLabels(penOf(context), labels);
    },
  };
}
export type Painter = ReturnType<typeof createPainter>;
