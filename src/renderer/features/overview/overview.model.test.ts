import { describe, expect, it } from 'vitest';
import { fakeDevices, fakeLive } from '../../../../test/renderer/fake-devices.ts';
import { NO_FILTER } from '../../store/app-store.ts';
import { applyDevices, applyLive } from '../../store/devices-slice.ts';
import {
  attention,
  devicesOf,
  groupBeats,
  pieces,
  qualityCounts,
  reasonOf,
  stateCounts,
  worstBeats,
} from './overview.model.ts';

const NOW = Date.UTC(2026, 0, 15);
const map = applyDevices(new Map(), { kind: 'snapshot', items: fakeDevices(NOW) });
const live = applyLive(new Map(), { kind: 'snapshot', columns: fakeLive(NOW) });
const devices = devicesOf({ devices: map, filter: NO_FILTER });

describe('the overview', () => {
  it('counts every state, also those nobody is in', () => {
    const counts = stateCounts(devices);
    expect([counts.get('down'), counts.get('up'), counts.get('paused')]).toEqual([1, 16, 1]);
    expect(stateCounts([]).get('down')).toBe(0);
  });
  it('is that of the chosen site', () => {
    expect(devicesOf({ devices: map, filter: { ...NO_FILTER, site: 'Gudang B' } })).toHaveLength(6);
  });
  it('puts what is down first, and what just happened before what has lasted', () => {
    expect(attention(devices).map(({ state }) => state)).toEqual(['down', 'unreachable', 'major', 'warning', 'stale']);
    const [first] = devices;
    if (!first) throw new Error('there is no device');
    const at = (minutes: number) => ({
      ...first,
      id: String(minutes),
      state: 'down' as const,
      since: new Date(NOW - minutes * 60_000).toISOString(),
    });
    expect(attention([at(50), at(1), at(9)]).map(({ id }) => id)).toEqual(['1', '9', '50']);
  });
  it('tells why: the reason of the check that decided', () => {
    const down = devices.find(({ state }) => state === 'down');
    expect(down && reasonOf(down)?.code).toBe('no-reply');
  });
});

describe('the heartbeat of a group', () => {
  it.each([
    [['eee', 'ede', 'eew'], 'edw'],
    [['ee', 'eed'], 'eed'],
    [['-', '-'], '-'],
    [['e-', '-e'], 'ee'],
    [[], ''],
  ])('is the worst of %j', (bars, expected) => {
    expect(worstBeats(bars)).toBe(expected);
  });
  it('is there for each group, and for those without one at the end', () => {
    const groups = groupBeats(devices, live);
    expect(groups.map(({ name, size }) => [name, size])).toEqual([
      ['Access switches', 8],
      ['', 17],
    ]);
    expect(groups[0]?.beats).toContain('d');
    expect(groups[0]?.rttMs).toBe(3.7);
  });
});

describe('the quality', () => {
  it('counts what answers', () => {
    expect(qualityCounts(devices, live).map(({ count }) => count)).toEqual([18, 0, 1, 0, 1]);
  });
  it('is drawn to scale, but nothing that is there vanishes', () => {
    expect(pieces([98, 0, 2], 100, 5)).toEqual([95, 0, 5]);
    expect(pieces([0, 0], 100, 5)).toEqual([0, 0]);
    expect(pieces([1, 1], 100, 5)).toEqual([50, 50]);
  });
});
