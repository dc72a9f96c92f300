import { parseOid } from '../protocols/oid.ts';
import type { Kind } from './kinds/kind.ts';
import type { Layout } from './network.ts';
import { after, arcsOf, beginsWith, compareArcs, type ObjectSpec, type Shape, shapeOf } from './shape.ts';
import { addressTables } from './tables/addresses.ts';
import { bridgeBase, FDB, fdbTable, Q_FDB, vlanFdbTable } from './tables/bridge.ts';
import { entities } from './tables/entities.ts';
import { interfaces } from './tables/interfaces.ts';
import { LLDP_REMOTE, lldpLocal, lldpRemote } from './tables/lldp.ts';
import { processesAlike, processTables, SOFTWARE } from './tables/processes.ts';
import { FORWARDING, routeTables } from './tables/routes.ts';
import { systemGroup } from './tables/system.ts';
import { rowsOf } from './tables/kind-objects.ts';
import type { Moment } from './world.ts';

/** Tables whose rows are another for each router: built when somebody asks, and forgotten soon. */
type OwnTable = {
  readonly prefix: readonly number[];
  readonly build: (moment: Moment) => readonly ObjectSpec[];
  /** Which kinds have such a table; all of them unless told. */
  readonly isOf?: (kind: Kind) => boolean;
  /** The same for all whose table has the same rows; each has its own unless told. */
  readonly alike?: (moment: Moment) => string;
};
const OWN: readonly OwnTable[] = [
  { prefix: parseOid(LLDP_REMOTE), build: lldpRemote },
  { prefix: parseOid('1.3.6.1.2.1.4'), build: addressTables },
  { prefix: parseOid(FORWARDING), build: routeTables, isOf: ({ routes }) => routes !== undefined },
  {
    prefix: parseOid(SOFTWARE),
    build: processTables,
    isOf: ({ processes }) => processes !== undefined,
    alike: processesAlike,
  },
  { prefix: parseOid(FDB), build: fdbTable },
  { prefix: parseOid(Q_FDB), build: vlanFdbTable },
];
/** A table that was built so long ago is built anew, ms. */
const OWN_TTL_MS = 5000;
const MOST_OWN = 512;

type Segment = { readonly start: readonly number[]; readonly shape: Shape; readonly own: OwnTable | undefined };
/** Everything an agent shows, in order: parts that all of its make share, and its own tables between them. */
export type View = {
  readonly segments: readonly Segment[];
  /** Place of each shared object: segment × STEP + place in it. */
  readonly places: ReadonlyMap<string, number>;
  /** The same for identifiers that are no objects and were asked for: where a walk begins. */
  readonly starts: Map<string, number>;
};
const STEP = 2 ** 20;
const MOST_STARTS = 2000;
const EMPTY = shapeOf([]);

export function viewOf(objects: readonly ObjectSpec[], tables: readonly OwnTable[]): View {
  const bounds = tables.toSorted((a, b) => compareArcs(a.prefix, b.prefix));
  const segments: Segment[] = [];
  const addShared = (from: readonly number[], to: readonly number[] | undefined): void => {
    const part = objects.filter(
      ({ oid }) => compareArcs(oid, from) >= 0 && (to === undefined || compareArcs(oid, to) < 0),
    );
    const shape = shapeOf(part);
    const [first] = shape.keys;
    if (first !== undefined) segments.push({ start: arcsOf(first) ?? from, shape, own: undefined });
  };
  let from: readonly number[] = [];
  for (const own of bounds) {
    addShared(from, own.prefix);
    segments.push({ start: own.prefix, shape: EMPTY, own });
    from = own.prefix;
  }
  addShared(from, undefined);
  const places = new Map<string, number>();
  segments.forEach(({ shape }, number) => {
    shape.keys.forEach((key, at) => places.set(key, number * STEP + at));
  });
  return { segments, places, starts: new Map() };
}

/** Where something stands in a view; behind the last object there is no shape. */
export type Cursor = { segment: number; at: number; shape: Shape | undefined };

/** Finds objects; one for all agents, so that what was built for one request serves the next. */
export function createFinder() {
  const views = new Map<string, View>();
  const built = new Map<string, { readonly shape: Shape; readonly at: number; readonly version: number }>();

  function ownShape(own: OwnTable, moment: Moment): Shape {
    const { world, router, at } = moment;
    const key = `${own.alike?.(moment) ?? String(router.number)} ${own.prefix.join('.')}`;
    const known = built.get(key);
    const version = world.faults.version();
    const age = known === undefined ? -1 : at - known.at;
    if (known !== undefined && known.version === version && age >= 0 && age < OWN_TTL_MS) return known.shape;
    const shape = shapeOf(own.build(moment));
    built.delete(key);
    built.set(key, { shape, at, version });
    for (const oldest of built.keys()) {
      if (built.size <= MOST_OWN) break;
      built.delete(oldest);
    }
    return shape;
  }
  const shapeAt = (view: View, segment: number, moment: Moment): Shape | undefined => {
    const found = view.segments[segment];
    return found?.own === undefined ? found?.shape : ownShape(found.own, moment);
  };

  /** On from a cursor to the next that stands on an object. */
  function settle(view: View, cursor: Cursor, moment: Moment): void {
    while (cursor.shape !== undefined && cursor.at >= cursor.shape.keys.length) {
      cursor.segment += 1;
      cursor.at = 0;
      cursor.shape = shapeAt(view, cursor.segment, moment);
    }
  }
  const segmentOf = (view: View, arcs: readonly number[]): number =>
    Math.max(
      0,
      view.segments.findLastIndex(({ start }) => compareArcs(start, arcs) <= 0),
    );

  function behind(view: View, key: string, moment: Moment): Cursor {
    const known = view.places.get(key);
    const start = known === undefined ? view.starts.get(key) : known + 1;
    if (start !== undefined) {
      const segment = Math.floor(start / STEP);
      return { segment, at: start % STEP, shape: view.segments[segment]?.shape };
    }
    const arcs = arcsOf(key) ?? [];
    const segment = segmentOf(view, arcs);
    const shape = shapeAt(view, segment, moment) ?? EMPTY;
    const own = shape.index.get(key);
    const at = own === undefined ? after(shape, arcs) : own + 1;
    if (view.segments[segment]?.own === undefined) {
      if (view.starts.size >= MOST_STARTS) view.starts.clear();
      view.starts.set(key, segment * STEP + at);
    }
    return { segment, at, shape };
  }

  return {
    /** The view of a router: one for all that are built alike. */
    viewFor({ world, router, at }: Moment): View {
      const { layout } = router;
      const shift = world.shiftOf(router.number, at);
      const key = `${layout.kind.name} ${String(layout.physical)} ${String(layout.lags)} ${String(shift)}`;
      const known = views.get(key);
      if (known !== undefined) return known;
      const made = viewOf(
        objectsOf(layout, shift),
        OWN.filter(({ isOf }) => isOf?.(layout.kind) ?? true),
      );
      views.set(key, made);
      return made;
    },
    /** The object behind an identifier. */
    next(view: View, key: string, moment: Moment): Cursor {
      const cursor = behind(view, key, moment);
      settle(view, cursor, moment);
      return cursor;
    },
    advance(view: View, cursor: Cursor, moment: Moment): void {
      cursor.at += 1;
      settle(view, cursor, moment);
    },
    /** The object with an identifier; else whether there is one of its kind. */
    find(view: View, key: string, moment: Moment): Cursor | 'noSuchObject' | 'noSuchInstance' {
      const place = view.places.get(key);
      if (place !== undefined) {
        const segment = Math.floor(place / STEP);
        return { segment, at: place % STEP, shape: view.segments[segment]?.shape };
      }
      const arcs = arcsOf(key) ?? [];
      const segment = segmentOf(view, arcs);
      const shape = shapeAt(view, segment, moment) ?? EMPTY;
      const at = shape.index.get(key);
      if (at !== undefined) return { segment, at, shape };
      const near = after(shape, arcs);
      const isOfKind = [near - 1, near].some((one) => {
        const other = shape.keys[one];
        return other !== undefined && beginsWith(arcs, arcsOf(other) ?? [], shape.named[one]);
      });
      return isOfKind ? 'noSuchInstance' : 'noSuchObject';
    },
  };
}
export type Finder = ReturnType<typeof createFinder>;
/** What answers are made from. */
export type Source = { readonly finder: Finder; readonly view: View; readonly moment: Moment };

const objectsOf = (layout: Layout, shift: number): readonly ObjectSpec[] => [
  ...systemGroup(layout),
  ...interfaces(layout, shift),
  ...lldpLocal(layout, shift),
  ...bridgeBase(layout, shift),
  ...entities(layout),
  ...rowsOf(layout.kind.objects),
];
