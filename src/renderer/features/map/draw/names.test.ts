import { expect, test } from 'vitest';
import type { DrawnNode } from '../graph.model.ts';
import { createBoxes } from './boxes.ts';
import type { NodesLook, Placed } from './draw-nodes.ts';
import { type Measure, namesOf } from './names.ts';

const measure: Measure = (text, px) => ({ text, width: text.length * px * 0.5 });
const LOOK: NodesLook = {
  selectedId: undefined,
  hoveredId: undefined,
  lit: undefined,
  kept: undefined,
  scale: 1,
  theme: 'dark',
};
function at(id: string, x: number, part: Partial<DrawnNode> = {}): Placed {
  return {
    node: { id, name: `name-${id}`, type: 'computer', state: 'up', kind: 'device', members: [], ...part },
    at: { x, y: 0 },
  };
}
const named = (placed: readonly Placed[], look: Partial<NodesLook> = {}): readonly string[] =>
  namesOf(placed, { ...LOOK, ...look }, measure).names.map(({ node }) => node.id);

test('of names that would cover each other the one that counts most is written', () => {
  const crowd = [at('pc', 0), at('sw', 10, { type: 'switch' }), at('dead', 20, { state: 'down' }), at('far', 900)];
  expect(named(crowd)).toEqual(['dead', 'far']);
  expect(named(crowd, { lit: new Set(['pc']) })).toEqual(['pc', 'far']);
  expect(named(crowd.slice(0, 2))).toEqual(['sw']);
});

test('what is chosen is always named, and what is pointed at as well', () => {
  expect(named([at('a', 0), at('b', 5)], { selectedId: 'a', hoveredId: 'b' })).toEqual(['a', 'b']);
});

test('from afar only what carries others is named, and from farther only what is chosen or found', () => {
  const few = [at('pc', 0), at('rt', 500, { type: 'router' }), at('lit', 1000)];
  expect(named(few, { scale: 0.3 })).toEqual(['rt']);
  expect(named(few, { scale: 0.1, lit: new Set(['lit']) })).toEqual(['lit']);
});

test('a place is taken once, also across the cells by which places are found', () => {
  const boxes = createBoxes();
  expect(boxes.take({ x: -400, y: -10, width: 800, height: 20 })).toBe(true);
  expect(boxes.take({ x: 390, y: 5, width: 50, height: 20 })).toBe(false);
  expect(boxes.take({ x: 390, y: 10, width: 50, height: 20 })).toBe(true);
});
