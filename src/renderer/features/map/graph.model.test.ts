import { describe, expect, it } from 'vitest';
import { fakeDevices } from '../../../../test/renderer/fake-devices.ts';
import { fakeLink, fakeNode, fakeTopology } from '../../../../test/renderer/fake-topology.ts';
import { applyTopology } from '../../store/topology-slice.ts';
import { inReadingOrder, nearestIn, searched, within } from './focus.model.ts';
import { graphOf, positionsOf, unplacedOf, worst } from './graph.model.ts';
import { placeNear } from './layout/near.ts';
import { rowsOf, sorted } from './list.model.ts';
import { lineRate, loadOf, LOADS } from './rates.model.ts';

const NOW = Date.UTC(2026, 0, 15);
const devices = fakeDevices(NOW);
const byId = new Map(devices.map((device) => [device.id, device]));
const told = fakeTopology(devices, NOW);
const topology = applyTopology(undefined, { kind: 'snapshot', nodes: told.nodes, links: told.links });
const ALL = { contents: { all: true, sites: [], groups: [], nodes: [] }, layer: 'l2' as const, collapsed: [] };

describe('what a map shows', () => {
  it('is one line for a bundle, with its members', () => {
    const graph = graphOf(topology, ALL, byId);
    const lag = graph.links.get('lag:1');
    expect(lag).toMatchObject({ isLag: true });
    expect(lag?.links).toHaveLength(2);
  });

  it('leaves out links of another layer', () => {
    const l2 = graphOf(topology, ALL, byId);
    const both = graphOf(topology, { ...ALL, layer: 'both' }, byId);
    expect(both.links.size).toBe(l2.links.size + 1);
    expect([...graphOf(topology, { ...ALL, layer: 'l3' }, byId).links.values()]).toMatchObject([{ layer: 'l3' }]);
  });

  it('draws a collapsed site as one node with the worst state of its devices, and its inner links not at all', () => {
    const graph = graphOf(topology, { ...ALL, collapsed: ['site:Gudang B'] }, byId);
    const bundle = graph.nodes.get('site:Gudang B');
    expect(bundle).toMatchObject({ kind: 'bundle', name: 'Gudang B', state: 'down' });
    const inside = new Set(bundle?.members.map(({ id }) => id));
    expect([...graph.nodes.keys()].some((id) => inside.has(id))).toBe(false);
    for (const { from, to } of graph.links.values()) expect(from).not.toBe(to);
  });

  it('holds only what a map of one site is made of', () => {
    const contents = { all: false, sites: ['Menara'], groups: [], nodes: [] };
    expect([...graphOf(topology, { ...ALL, contents }, byId).nodes.values()].map(({ name }) => name)).toEqual([
      'ptp-menara-2',
    ]);
  });

  it('puts two lines between the same nodes side by side', () => {
    const [a, b] = told.nodes;
    if (!a || !b) throw new Error('no nodes');
    const pair = {
      nodes: new Map([
        [a.id, a],
        [b.id, b],
      ]),
      links: new Map([1, 2].map((n) => [String(n), fakeLink(n, a, b)])),
    };
    const asides = [...graphOf(pair, ALL, byId).links.values()].map(({ aside }) => aside);
    expect(asides.toSorted((x, y) => x - y)).toEqual([-0.5, 0.5]);
  });

  it('marks what is blocked, drawn by hand, concluded and stale', () => {
    const lines = [...graphOf(topology, ALL, byId).links.values()];
    expect(lines.filter(({ isBlocked }) => isBlocked)).toHaveLength(1);
    expect(new Set(lines.map(({ look }) => look))).toEqual(new Set(['confirmed', 'inferred', 'stale', 'manual']));
  });

  it('takes the worst of several states', () => {
    expect(worst(['up', 'warning', undefined])).toBe('warning');
    expect(worst([undefined])).toBeUndefined();
  });
});

describe('places', () => {
  const graph = graphOf(topology, ALL, byId);
  it('are only those that were given; all else waits in the tray, by name', () => {
    const [first] = graph.nodes.keys();
    const positions = positionsOf(graph, new Map([[first ?? '', { node: first ?? '', x: 5, y: 6 }]]));
    expect([...positions]).toEqual([[first, { x: 5, y: 6 }]]);
    expect(unplacedOf(graph, positions)).toHaveLength(graph.nodes.size - 1);
  });

  it('beside neighbours are free, near them, and move nothing else', () => {
    const ids = [...graph.nodes.keys()];
    const placed = placeNear(ids.slice(1), graph, new Map([[ids[0] ?? '', { x: 0, y: 0 }]]));
    expect(placed).toHaveLength(ids.length - 1);
    const all = [{ x: 0, y: 0 }, ...placed];
    for (const [index, one] of all.entries())
      for (const other of all.slice(index + 1))
        expect(Math.abs(one.x - other.x) > 60 || Math.abs(one.y - other.y) > 60).toBe(true);
  });
});

describe('finding one’s way', () => {
  const positions = new Map([
    ['a', { x: 0, y: 0 }],
    ['b', { x: 100, y: 10 }],
    ['c', { x: 60, y: 200 }],
    ['d', { x: -100, y: 0 }],
  ]);
  it('goes to the nearest node in the direction of an arrow', () => {
    const from = { x: 0, y: 0 };
    expect(nearestIn('ArrowRight', from, positions)).toBe('b');
    expect(nearestIn('ArrowLeft', from, positions)).toBe('d');
    expect(nearestIn('ArrowDown', from, positions)).toBe('c');
    expect(nearestIn('ArrowUp', from, positions)).toBeUndefined();
    expect(inReadingOrder(positions)).toEqual(['d', 'a', 'b', 'c']);
  });
  it('finds by name, address and hardware address in any notation', () => {
    const graph = graphOf(topology, ALL, byId);
    const names = (text: string) => [...searched(graph, text)].map((id) => graph.nodes.get(id)?.name);
    expect(names('rt-edge-01')).toEqual(['rt-edge-01']);
    expect(names('10.20.1.3')).toContain('sw-core-01');
    expect(names('02:00:00:00:00:01')).toEqual(['AP-Tamu']);
    expect(names('nothing at all')).toEqual([]);
  });
  it('keeps what is so many links away', () => {
    const graph = graphOf(topology, ALL, byId);
    const [root = ''] = graph.nodes.keys();
    expect(within(graph, root, 0)).toEqual(new Set([root]));
    expect(within(graph, root, 2).size).toBeGreaterThan(within(graph, root, 1).size);
  });
});

describe('use of a line', () => {
  const [a, b] = devices.map(fakeNode);
  const port = { inBps: 1e6, outBps: 2e6, utilInPct: 10, utilOutPct: 80, oper: 'up' };
  it('is told from its first end, whichever end is read', () => {
    if (!a || !b) throw new Error('no nodes');
    const link = fakeLink(1, a, b);
    const own = { ...link, a: { ...link.a, interfaceId: 'x' } };
    const far = { ...link, b: { ...link.b, interfaceId: 'x' } };
    const rows = new Map([['x', port as never]]);
    const line = (one: typeof link) =>
      graphOf(
        {
          nodes: new Map([
            [a.id, a],
            [b.id, b],
          ]),
          links: new Map([['1', one]]),
        },
        ALL,
        byId,
      );
    const rate = (one: typeof link) => {
      const graph = line(one);
      const [only] = graph.links.values();
      return only && lineRate(only, graph.drawnOf, rows);
    };
    expect(rate(own)).toEqual({ rxBps: 1e6, txBps: 2e6, utilPct: 80, isDown: false });
    expect(rate(far)).toMatchObject({ rxBps: 2e6, txBps: 1e6, utilPct: 80 });
    expect(rate(link)).toMatchObject({ rxBps: null, txBps: null, utilPct: null });
  });
  it('has steps of which no two look alike even without colour', () => {
    const looks = LOADS.slice(1).map(({ width, dash }) => `${String(width)} ${dash.join()}`);
    expect(new Set(looks).size).toBe(looks.length);
    expect([null, 0, 9, 10, 60, 80, 99, 150].map((pct) => loadOf(pct).id)).toEqual([
      'unknown',
      'idle',
      'idle',
      'some',
      'half',
      'high',
      'full',
      'full',
    ]);
  });
});

it('the list is sorted by any column', () => {
  const rows = rowsOf(graphOf(topology, ALL, byId), new Map());
  const ascending = sorted(rows, { column: 'confidence', isDescending: false }).map(({ confidence }) => confidence);
  expect(ascending).toEqual(ascending.toSorted((x, y) => x - y));
  expect(sorted(rows, { column: 'from', isDescending: true })[0]?.from).not.toBe(
    sorted(rows, { column: 'from', isDescending: false })[0]?.from,
  );
});
