import { describe, expect, it } from 'vitest';
import { fakeHost } from '../../../../test/renderer/fake-discovery.ts';
import { acceptable, byType, foundBy, hardwareText, isInfrastructure, toReview } from './hosts.model.ts';

const mapOf = (...hosts: readonly ReturnType<typeof fakeHost>[]) => new Map(hosts.map((host) => [host.id, host]));

describe('hosts that were found', () => {
  it('are those of the scan that still answer, by address as people count', () => {
    const found = mapOf(
      fakeHost(1, { address: '10.0.0.10' }),
      fakeHost(2, { address: '10.0.0.9' }),
      fakeHost(3, { state: 'gone' }),
      fakeHost(4, { scanId: null }),
    );
    expect(foundBy(found, fakeHost(1).scanId ?? undefined).map(({ address }) => address)).toEqual([
      '10.0.0.9',
      '10.0.0.10',
    ]);
  });

  it('come with what is doubtful first, and without what is decided', () => {
    const found = mapOf(
      fakeHost(1, { state: 'new' }),
      fakeHost(2, { state: 'conflicting' }),
      fakeHost(3, { state: 'known' }),
      fakeHost(4, { state: 'ignored' }),
    );
    expect(toReview(found).map(({ state }) => state)).toEqual(['conflicting', 'new']);
  });

  it('can be watched unless they are, are gone or ignored', () => {
    const states = ['new', 'changed', 'conflicting', 'gone', 'known', 'ignored'] as const;
    const hosts = states.map((state, index) => fakeHost(index, { state }));
    expect(acceptable(hosts).map(({ state }) => state)).toEqual(['new', 'changed', 'conflicting']);
  });

  it('are grouped by what they are for, and infrastructure is chosen', () => {
    const hosts = [
      fakeHost(1, { type: 'computer' }),
      fakeHost(2, { type: 'router' }),
      fakeHost(3, { type: 'computer' }),
    ];
    expect(byType(hosts).map(({ type, hosts: { length } }) => [type, length])).toEqual([
      ['router', 1],
      ['computer', 2],
    ]);
    expect(hosts.filter(isInfrastructure).map(({ type }) => type)).toEqual(['router']);
  });

  it('do not say the vendor twice', () => {
    expect(hardwareText({ vendor: 'MikroTik', model: 'MikroTik RB750' })).toBe('MikroTik RB750');
    expect(hardwareText({ vendor: null, model: 'X1' })).toBe('X1');
    expect(hardwareText({ vendor: 'Cisco', model: null })).toBe('Cisco');
  });
});
