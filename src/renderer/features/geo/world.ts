import { type GeoProjection, geoGraticule10, geoPath } from 'd3-geo';
import { feature, mesh } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import type { Ink } from '../map/draw/pen.ts';

export type World = { readonly land: GeoJSON.GeoJSON; readonly borders: GeoJSON.GeoJSON };

function worldOf(topology: unknown): World {
  // The file is part of the program; it is a topology with these two objects.
  const known = topology as Topology<{ land: GeometryCollection; countries: GeometryCollection }>;
  return { land: feature(known, known.objects.land), borders: mesh(known, known.objects.countries, (a, b) => a !== b) };
}

let coarse: Promise<World> | undefined;
let fine: Promise<World> | undefined;
/** Coasts and borders at 1:110 million. */
export const coarseWorld = (): Promise<World> =>
  (coarse ??= import('world-atlas/countries-110m.json').then(({ default: data }) => worldOf(data)));
/** The same at 1:50 million: seven times as much, and only needed from near. */
export const fineWorld = (): Promise<World> =>
  (fine ??= import('world-atlas/countries-50m.json').then(({ default: data }) => worldOf(data)));

/** Land, borders and a grid of ten degrees. */
export function drawWorld(context: CanvasRenderingContext2D, world: World, projection: GeoProjection, ink: Ink): void {
  const path = geoPath(projection, context);
  const shape = (what: Parameters<typeof path>[0]): void => {
    context.beginPath();
    path(what);
  };
  shape({ type: 'Sphere' });
  context.fillStyle = ink('--bg');
  context.fill();
  context.strokeStyle = ink('--line');
  context.lineWidth = 1;
  context.stroke();
  shape(geoGraticule10());
  context.globalAlpha = 0.5;
  context.stroke();
  context.globalAlpha = 1;
  shape(world.land);
  context.fillStyle = ink('--overlay');
  context.fill();
  context.strokeStyle = ink('--control');
  context.lineWidth = 0.7;
  context.stroke();
  shape(world.borders);
  context.strokeStyle = ink('--line');
  context.stroke();
}
