import { describe, expect, it } from 'vitest';
import { fakeDevices, fakeLive } from '../../../../../test/renderer/fake-devices.ts';
import { applyDevices, applyLive } from '../../../store/devices-slice.ts';
import { countStates, heldIds, orderedDevices, passingIds, rangeOf, treeLines } from './order.model.ts';
import { addressKey, DEFAULT_SORT, type Sort } from './sort.model.ts';

const NOW = Date.UTC(2026, 0, 15);
const devices = applyDevices(new Map(), { kind: 'snapshot', items: fakeDevices(NOW) });
const live = applyLive(new Map(), { kind: 'snapshot', columns: fakeLive(NOW) });
const world = { devices, live, now: NOW };
const ids = (sort: Sort = DEFAULT_SORT, q = '', site?: string) =>
  passingIds(orderedDevices(world, sort, []), world, { q, site });
const names = (...question: Parameters<typeof ids>) => ids(...question).map((id) => devices.get(id)?.name);

describe('the list', () => {
  it('sorts addresses as numbers: IPv4, then IPv6, then names', () => {
    const addresses = ['srv.example', '10.20.3.100', '2001:db8::10', '10.20.3.22', '2001:db8::9', '9.255.0.1'];
    expect(addresses.toSorted((a, b) => (addressKey(a) < addressKey(b) ? -1 : 1))).toEqual([
      '9.255.0.1',
      '10.20.3.22',
      '10.20.3.100',
      '2001:db8::9',
      '2001:db8::10',
      'srv.example',
    ]);
  });
  it('puts the worst state first', () => {
    expect(names({ column: 'state', isDescending: false })[0]).toBe('sw-dist-02');
  });
  it.each([true, false])('keeps absent values last (descending: %s)', (isDescending) => {
    const sorted = ids({ column: 'latency', isDescending });
    expect(live.get(sorted.at(-1) ?? '')?.rttMs).toBeNull();
    expect(live.get(sorted[0] ?? '')?.rttMs).toBe(isDescending ? 284 : 0.412);
  });
  it('shows the shortest time in a state first', () => {
    expect(names({ column: 'since', isDescending: false })[0]).toBe('rt-edge-01');
  });
  it('is the same whatever order it was in before', () => {
    const reversed = orderedDevices(world, { column: 'address', isDescending: true }, []);
    expect(orderedDevices(world, DEFAULT_SORT, reversed)).toEqual(orderedDevices(world, DEFAULT_SORT, []));
  });
  it.each([
    ['gudang', 6],
    ['sla-gold ap', 1],
    ['ACCESS', 8],
    ['status:down,stale site:"Gudang B"', 2],
    ['latency>100ms', 2],
    ['-status:up', 9],
    ['nothing like it', 0],
  ])('is filtered in the grammar of the filter bar (%s)', (q, count) => {
    expect(names(DEFAULT_SORT, q)).toHaveLength(count);
  });
  it('is that of a site when one is chosen', () => {
    expect(names(DEFAULT_SORT, 'status:down,stale', 'Gudang B')).toEqual(['sw-dist-02', 'ups-01']);
  });
});

describe('a held order', () => {
  const known = new Set(['a', 'b', 'c']);
  const there = new Map(['a', 'b', 'c', 'd'].map((id) => [id, [...devices.values()][0]])) as never;
  it('stays as it is while values change', () => {
    const shown = ['a', 'b', 'c'];
    expect(heldIds(shown, ['c', 'a'], { devices: there, known })).toBe(shown);
  });
  it('lets go of what was deleted and takes what is new at its end', () => {
    const shown = ['x', 'a', 'b'];
    expect(heldIds(shown, ['d', 'b', 'a'], { devices: there, known })).toEqual(['a', 'b', 'd']);
  });
});

describe('the tree', () => {
  it('has sites, groups and devices, and hides what is closed', () => {
    const lines = treeLines(ids(), devices, () => false);
    expect(lines[0]).toMatchObject({ kind: 'head', label: 'Gudang B', level: 1, size: 6 });
    expect(lines[1]).toMatchObject({ kind: 'head', label: 'Access switches', level: 2 });
    expect(lines[2]).toMatchObject({ kind: 'device', level: 3 });
    expect(lines.filter(({ kind }) => kind === 'device')).toHaveLength(25);
    expect(treeLines(ids(), devices, () => true)).toHaveLength(4);
  });
});

describe('the counts', () => {
  it('name the states there are, worst first', () => {
    const counts = countStates(devices.values());
    expect(counts[0]).toEqual({ state: 'down', count: 1 });
    expect(counts.reduce((sum, { count }) => sum + count, 0)).toBe(devices.size);
  });
});

describe('a range', () => {
  it.each([
    ['a', 'c', ['a', 'b', 'c']],
    ['c', 'a', ['a', 'b', 'c']],
    [undefined, 'b', ['b']],
    ['gone', 'b', ['b']],
    ['a', 'gone', []],
  ])('from %s to %s', (from, to, expected) => {
    expect(rangeOf(['a', 'b', 'c', 'd'], from, to)).toEqual(expected);
  });
});
