import { describe, expect, it } from 'vitest';
import { fakeDevices } from '../../../../../test/renderer/fake-devices.ts';
import { changesIn, EMPTY_DRAFT, patchesOf, undoPatches, valuesIn } from './bulk-edit.model.ts';

const devices = fakeDevices(Date.UTC(2026, 0, 15)).slice(0, 6);
const draft = (values: object, modes: object = {}) => ({ values, modes: { ...EMPTY_DRAFT.modes, ...modes } });

describe('a bulk edit', () => {
  it('shows what there is, the most frequent first', () => {
    expect(valuesIn(devices, 'site')[0]).toEqual({ value: 'Kantor Surabaya', count: 4 });
    expect(valuesIn(devices, 'tags')).toEqual([
      { value: 'wan', count: 2 },
      { value: 'sla-gold', count: 2 },
    ]);
    expect(valuesIn(devices, 'intervalS')).toEqual([{ value: '30', count: 6 }]);
  });

  it('changes only devices that are not so already', () => {
    const patches = patchesOf(devices, draft({ site: 'Gudang B' }));
    expect(patches).toHaveLength(5);
    expect(patches[0]).toEqual({ id: devices[0]?.id, site: 'Gudang B' });
    expect(patchesOf(devices, EMPTY_DRAFT)).toEqual([]);
  });

  it.each([
    [
      'add',
      'wan, new',
      [
        ['wan', 'sla-gold', 'new'],
        ['wan', 'new'],
      ],
    ],
    ['remove', 'wan', [['sla-gold']]],
    ['replace', 'only', [['only'], ['only']]],
  ])('can %s words', (mode, tags, expected) => {
    const patches = patchesOf(devices.slice(0, 2), draft({ tags }, { tags: mode }));
    expect(patches.map((patch) => patch.tags)).toEqual(expected);
  });

  it('counts for one field what it would change', () => {
    const both = draft({ site: 'Gudang B', intervalS: '60' });
    expect([changesIn(devices, 'site', both), changesIn(devices, 'intervalS', both)]).toEqual([5, 6]);
  });

  it('changes the interval of every check and keeps the checks', () => {
    const [patch] = patchesOf(devices, draft({ intervalS: '60' }));
    expect(patch?.checks?.map((check) => [check.id, check.intervalS])).toEqual(
      devices[0]?.checks.map((check) => [check.id, 60]),
    );
  });

  it('is undone field by field; a check that is gone meanwhile comes back as a new one', () => {
    const [first] = devices;
    if (first === undefined) throw new Error('there is no device');
    const patches = patchesOf([first], draft({ site: 'X', intervalS: '60' }));
    const [kept] = first.checks;
    const present = { ...first, checks: kept ? [kept] : [] };
    const [back] = undoPatches(patches, [first], () => present);
    expect(Object.keys(back ?? {}).toSorted()).toEqual(['checks', 'id', 'site']);
    expect(back?.site).toBe('Kantor Surabaya');
    expect(back?.checks?.map((check) => check.id)).toEqual([kept?.id, undefined]);
  });
});
