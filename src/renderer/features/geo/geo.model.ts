import { geoNaturalEarth1, type GeoProjection } from 'd3-geo';
import type { Output } from '../../../contract/contract.ts';
import type { Device, DeviceState } from '../../../contract/devices.ts';
import type { Topology } from '../../store/topology-slice.ts';
import { compareNames, type Point, worst } from '../map/graph.model.ts';

export type GeoPlace = Output<'geo.places'>['items'][number];
/** Which part of the earth is in sight: `k` times the whole, its middle moved by so many pixels. */
export type Sight = { readonly k: number; readonly x: number; readonly y: number };
export type Size = { readonly width: number; readonly height: number };
export const WHOLE: Sight = { k: 1, x: 0, y: 0 };
const MOST_ZOOM = 60;
/** Markers nearer to each other than this, in pixels, are one. */
const REACH = 26;

export type Cluster = {
  readonly id: string;
  readonly at: Point;
  readonly places: readonly GeoPlace[];
  readonly state: DeviceState | undefined;
  readonly name: string;
};
type Devices = ReadonlyMap<string, Device>;

export function projectionOf({ width, height }: Size, { k, x, y }: Sight): GeoProjection {
  const scale = Math.min(width / 5.6, height / 2.8) * k;
  return geoNaturalEarth1()
    .scale(scale)
    .translate([width / 2 + x, height / 2 + y]);
}

/** Nearer or farther, with what is under a point left where it is. */
export function zoomedAt({ k, x, y }: Sight, by: number, { width, height }: Size, at: Point): Sight {
  const next = Math.min(MOST_ZOOM, Math.max(1, k * by));
  const ratio = next / k;
  const [dx, dy] = [at.x - width / 2, at.y - height / 2];
  return { k: next, x: dx - (dx - x) * ratio, y: dy - (dy - y) * ratio };
}

/** A sight with a place in its middle. */
export function centredOn(place: Pick<GeoPlace, 'lat' | 'lon'>, size: Size, k: number): Sight {
  const [x, y] = projectionOf(size, { ...WHOLE, k })([place.lon, place.lat]) ?? [size.width / 2, size.height / 2];
  return { k, x: size.width / 2 - x, y: size.height / 2 - y };
}

/** A sight in which all places fit. */
export function fitting(places: readonly GeoPlace[], size: Size): Sight {
  if (places.length === 0) return WHOLE;
  const project = projectionOf(size, WHOLE);
  const points = places.flatMap(({ lon, lat }) => {
    const point = project([lon, lat]);
    return point ? [{ x: point[0], y: point[1] }] : [];
  });
  const [left, right] = [Math.min(...points.map(({ x }) => x)), Math.max(...points.map(({ x }) => x))];
  const [top, bottom] = [Math.min(...points.map(({ y }) => y)), Math.max(...points.map(({ y }) => y))];
  const room = Math.min(
    (size.width * 0.75) / Math.max(1, right - left),
    (size.height * 0.7) / Math.max(1, bottom - top),
  );
  const k = Math.min(10, Math.max(1, room));
  const middle = { x: (left + right) / 2 - size.width / 2, y: (top + bottom) / 2 - size.height / 2 };
  return { k, x: -middle.x * k, y: -middle.y * k };
}

/** Places as markers; those that would cover each other are one, with the worst of their states. */
export function clustersOf(places: readonly GeoPlace[], devices: Devices, project: GeoProjection): readonly Cluster[] {
  const clusters: { at: Point; places: GeoPlace[] }[] = [];
  const cells = new Map<string, { at: Point; places: GeoPlace[] }[]>();
  for (const place of places.toSorted((a, b) => (a.deviceId < b.deviceId ? -1 : 1))) {
    const point = project([place.lon, place.lat]);
    if (!point) continue;
    const at = { x: point[0], y: point[1] };
    const [cx, cy] = [Math.floor(at.x / REACH), Math.floor(at.y / REACH)];
    const near = [-1, 0, 1].flatMap((dx) =>
      [-1, 0, 1].flatMap((dy) => cells.get(`${String(cx + dx)} ${String(cy + dy)}`) ?? []),
    );
    const home = near.find((one) => Math.hypot(one.at.x - at.x, one.at.y - at.y) < REACH);
    if (home) home.places.push(place);
    else {
      const made = { at, places: [place] };
      clusters.push(made);
      const key = `${String(cx)} ${String(cy)}`;
      cells.set(key, [...(cells.get(key) ?? []), made]);
    }
  }
  return clusters.map(({ at, places: own }) => ({
    id: own[0]?.deviceId ?? '',
    at,
    places: own,
    state: worst(own.map(({ deviceId }) => devices.get(deviceId)?.state)),
    name: nameOf(own, devices),
  }));
}

function nameOf(places: readonly GeoPlace[], devices: Devices): string {
  const [first] = places;
  if (places.length === 1 && first) return devices.get(first.deviceId)?.name ?? first.label;
  const labels = Map.groupBy(places, ({ label }) => label.split(',')[0] ?? '');
  const most = [...labels].toSorted(([a, x], [b, y]) => y.length - x.length || compareNames(a, b))[0];
  return most?.[0] || (first ? (devices.get(first.deviceId)?.name ?? '') : '');
}

export type Arc = { readonly a: Cluster; readonly b: Cluster; readonly count: number };

/** Links between markers: what is wired within one of them is not drawn. */
export function arcsOf(clusters: readonly Cluster[], topology: Topology | undefined): readonly Arc[] {
  if (topology === undefined) return [];
  const home = new Map(
    clusters.flatMap((cluster) => cluster.places.map(({ deviceId }) => [deviceId, cluster] as const)),
  );
  const arcs = new Map<string, { a: Cluster; b: Cluster; count: number }>();
  for (const { a, b } of topology.links.values()) {
    const [from, to] = [home.get(a.node), home.get(b.node)];
    if (from === undefined || to === undefined || from === to) continue;
    const [first, second] = from.id < to.id ? [from, to] : [to, from];
    const key = `${first.id} ${second.id}`;
    const arc = arcs.get(key) ?? { a: first, b: second, count: 0 };
    arc.count += 1;
    arcs.set(key, arc);
  }
  return [...arcs.values()];
}

/** Degrees that somebody typed; undefined where they are none. */
export function degreesOf(text: string, most: number): number | undefined {
  if (!/^\s*[+-]?\d{1,3}([.,]\d{1,12})?\s*$/.test(text)) return undefined;
  const value = Number(text.trim().replace(',', '.'));
  return Math.abs(value) <= most ? value : undefined;
}
