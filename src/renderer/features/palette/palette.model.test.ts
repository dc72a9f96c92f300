import { describe, expect, it } from 'vitest';
import { createFrecency } from './frecency.ts';
import { filterText, itemOf, type Kind, MOST, newAddress, rank } from './palette.model.ts';

const item = (kind: Kind, text: string, note = '', more = '') =>
  itemOf({ id: `${kind} ${text}`, kind, text, note, more, run: () => undefined });
const ITEMS = [
  item('command', 'Pause'),
  item('command', 'Theme: Dark'),
  item('setting', 'Theme', 'Appearance'),
  item('device', 'rt-edge-01', '10.20.1.5', 'Kantor Surabaya wan'),
  item('device', 'rt-edge-02', '10.20.1.6', 'Kantor Surabaya wan'),
  item('device', 'art-room', '10.1.20.15', 'Gudang B'),
  item('tag', 'wan', '2 devices'),
];
const found = (text: string, boostOf = (_id: string) => 0) => rank(ITEMS, text, boostOf).map(({ text: name }) => name);

describe('the palette', () => {
  it.each([
    ['rt', ['rt-edge-01', 'rt-edge-02', 'art-room']],
    ['edge 02', ['rt-edge-02']],
    ['20.1.5', ['rt-edge-01']],
    ['surabaya', ['rt-edge-01', 'rt-edge-02']],
    ['rte1', ['rt-edge-01']],
    ['@wan', ['rt-edge-01', 'rt-edge-02']],
    ['#wan', ['wan']],
    ['>theme', ['Theme: Dark']],
    [',theme', ['Theme']],
    ['moon', []],
    ['', []],
  ])('finds by "%s"', (text, names) => {
    expect(found(text)).toEqual(names);
  });
  it('puts first what was chosen often', () => {
    expect(found('edge', (id) => (id === 'device rt-edge-02' ? 20 : 0))[0]).toBe('rt-edge-02');
  });
  it('ranks two thousand devices well within a keystroke', () => {
    const many = Array.from({ length: 2000 }, (_, index) =>
      item(
        'device',
        `rt-branch-${String(index)}`,
        `10.0.${String(index >> 8)}.${String(index & 255)}`,
        'site group tag',
      ),
    );
    const began = performance.now();
    for (const text of ['r', 'rt', 'rt-b', '10.0.5', 'branch 77', 'zz']) rank(many, text, () => 0);
    expect((performance.now() - began) / 6).toBeLessThan(25);
    expect(rank(many, 'rt', () => 0)).toHaveLength(MOST);
  });
  it.each([
    ['10.0.0.1', '10.0.0.1'],
    [' fe80::1 ', 'fe80::1'],
    ['nas.example', 'nas.example'],
    ['10.0.0.2', undefined],
    ['10.0.0', undefined],
    ['rt-edge', undefined],
    ['two words.example', undefined],
  ])('offers to add "%s": %s', (text, address) => {
    expect(newAddress(text, new Set(['10.0.0.2']))).toBe(address);
  });
  it('writes filters that the list of devices understands', () => {
    expect([filterText('tag', 'wan'), filterText('site', 'Gudang B')]).toEqual(['tag:wan', 'site:"Gudang B"']);
  });
});

describe('what was chosen before', () => {
  const box = (text: string | null) => {
    let kept = text;
    return { getItem: () => kept, setItem: (_key: string, next: string) => void (kept = next) };
  };
  it('counts more the more often and the later', () => {
    const storage = box(null);
    let now = 0;
    createFrecency(storage, () => now).use('old');
    now = 30 * 86_400_000;
    createFrecency(storage, () => now).use('new');
    const { boostOf, best } = createFrecency(storage, () => now);
    expect(boostOf('new')).toBeGreaterThan(boostOf('old'));
    expect(best(2)).toEqual(['new', 'old']);
    expect(boostOf('constructor')).toBe(0);
  });
  it.each(['not json', '[1]', '{"a":7}', 'null'])('is nothing when the storage holds %s', (text) => {
    expect(createFrecency(box(text), () => 0).best(5)).toEqual([]);
  });
});
