import type { MapView } from '../../../contract/maps.ts';
import { type Batch, batchesOf, drawLabels, drawLinks, type LinkLook } from './draw/draw-links.ts';
import { drawName, drawNode, type NodeLook } from './draw/draw-node.ts';
import { drawBackground, drawObjects } from './draw/draw-objects.ts';
import { type Drawn, lineOf, type MapObjectValue } from './draw/geometry.ts';
import { inkOf, type Pen } from './draw/pen.ts';
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

/** Draws a scene; keeps what moves while it is dragged apart from what the scene says. */
export function createPainter(scaleOf: () => number) {
  let scene: Scene | undefined;
  let lines: readonly Drawn[] = [];
  let batches: readonly Batch[] = [];
  let keptLinks: ReadonlySet<string> | undefined;
  let moving: ReadonlyMap<string, Point> = new Map();
  let hoveredLink: string | undefined;
  let movingObject: MapObjectValue | undefined;
  const penOf = (context: CanvasRenderingContext2D): Pen => ({ context, ink: inkOf(scene?.theme ?? 'dark') });

  function lay(): void {
    if (scene === undefined) return;
    const { positions, graph } = scene;
    const places = moving.size === 0 ? positions : new Map([...positions, ...moving]);
    lines = [...graph.links.values()].flatMap((link) => lineOf(link, places) ?? []);
    const { rates } = scene;
    batches = batchesOf(lines, (id) => rates.get(id), keptLinks);
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
  const nodeLook = (now: Scene, id: string, isHovered: boolean): NodeLook => ({
    isSelected: now.selection?.kind === 'node' && now.selection.id === id,
    isHovered,
    isFaded: now.kept?.has(id) === false,
    isLit: now.lit?.nodes.has(id) === true,
    scale: scaleOf(),
  });
  const objects = (now: Scene): readonly MapObjectValue[] =>
    now.objects.map((object) => (object.id === movingObject?.id ? movingObject : object));

  return {
    lines: () => lines,
    scene: () => scene,
    set(next: Scene): void {
      scene = next;
      moving = new Map();
      movingObject = undefined;
      const { kept, graph } = next;
      keptLinks =
        kept &&
        new Set([...graph.links.values()].filter(({ from, to }) => kept.has(from) && kept.has(to)).map(({ id }) => id));
      lay();
    },
    drag(nodes: Readonly<Record<string, Point>>): void {
      moving = new Map(Object.entries(nodes));
      lay();
    },
    dragObject: (object: MapObjectValue): void => void (movingObject = object),
    movingObject: () => movingObject,
    /** @returns whether that is another one than before */
    hoverLink(id: string | undefined): boolean {
      if (id === hoveredLink) return false;
      hoveredLink = id;
      return true;
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
      if (scene) drawLabels(penOf(context), lines, linkLook(scene));
    },
    node(context: CanvasRenderingContext2D, id: string, at: Point, isHovered: boolean): void {
      const node = scene?.graph.nodes.get(id);
      if (scene && node) drawNode(penOf(context), node, at, nodeLook(scene, id, isHovered));
    },
    name(context: CanvasRenderingContext2D, id: string, at: Point, isHovered: boolean): void {
      const node = scene?.graph.nodes.get(id);
      if (scene && node) drawName(penOf(context), node, at, nodeLook(scene, id, isHovered));
    },
  };
}
export type Painter = ReturnType<typeof createPainter>;
