import { describe, expect, it } from 'vitest';
import { layOut } from './layout.ts';
import type { LayoutInput } from './layout-input.ts';

const TREE: Omit<LayoutInput, 'kind'> = {
  nodes: ['core', 'a', 'b', 'a1', 'a2', 'b1', 'alone'].map((id) => ({ id, rank: id === 'core' ? 1 : 9 })),
  links: [
    ['core', 'a'],
    ['core', 'b'],
    ['a', 'a1'],
    ['a', 'a2'],
    ['b', 'b1'],
    ['a', 'gone'],
  ].map(([from = '', to = '']) => ({ from, to })),
};

describe.each(['force', 'layered'] as const)('a %s layout', (kind) => {
  it('gives every node a place of its own, and always the same one', () => {
    const once = layOut({ kind, ...TREE });
    expect(once.map(({ id }) => id).toSorted()).toEqual(TREE.nodes.map(({ id }) => id).toSorted());
    expect(new Set(once.map(({ x, y }) => `${String(x)} ${String(y)}`)).size).toBe(once.length);
    const shuffled = layOut({ kind, nodes: TREE.nodes.toReversed(), links: TREE.links.toReversed() });
    expect(shuffled).toEqual(once);
  });
  it('has room for nothing at all', () => {
    expect(layOut({ kind, nodes: [], links: [] })).toEqual([]);
  });
});

describe('a layered layout', () => {
  it('puts the core on top and what hangs on it below, layer by layer', () => {
    const y = new Map(layOut({ kind: 'layered', ...TREE }).map((point) => [point.id, point.y]));
    expect(y.get('core')).toBeLessThan(y.get('a') ?? 0);
    expect(y.get('a')).toBeLessThan(y.get('a1') ?? 0);
    expect(y.get('a1')).toBeLessThan(y.get('alone') ?? 0);
  });
  it('survives a ring and a chain of thousands', () => {
    const nodes = Array.from({ length: 3000 }, (_, index) => ({ id: String(index), rank: 9 }));
    const links = nodes.map(({ id }, index) => ({ from: id, to: String((index + 1) % 10) }));
    expect(layOut({ kind: 'layered', nodes, links })).toHaveLength(3000);
  });
});
