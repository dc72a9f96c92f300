import { describe, expect, it } from 'vitest';
import { fakeDevices, fakeEvents, fakeLive } from '../../../test/renderer/fake-devices.ts';
import { applyDevices, applyEvents, applyLive } from './devices-slice.ts';

const NOW = Date.UTC(2026, 0, 15);
const devices = fakeDevices(NOW);
const known = applyDevices(new Map(), { kind: 'snapshot', items: devices });
const [first, second, third] = devices;
if (!first || !second || !third) throw new Error('the fake network is too small');

describe('the known devices', () => {
  it('keep the objects of devices a delta does not name', () => {
    const renamed = { ...first, name: 'renamed' };
    const next = applyDevices(known, { kind: 'delta', upserted: [renamed], removed: [second.id] });
    expect(next.get(first.id)?.name).toBe('renamed');
    expect(next.has(second.id)).toBe(false);
    expect(next.get(third.id)).toBe(third);
  });

  it('are replaced by a snapshot', () => {
    expect([...applyDevices(known, { kind: 'snapshot', items: [second] }).keys()]).toEqual([second.id]);
  });
});

describe('live values', () => {
  const live = applyLive(new Map(), { kind: 'snapshot', columns: fakeLive(NOW) });
  const one = {
    ids: [first.id],
    at: [NOW],
    rttMs: [7],
    lossPct: [0],
    jitterMs: [null],
    quality: ['good' as const],
    uptimePct: [99],
    coveragePct: [50],
    beats: ['gd'],
  };

  it('append the beats of a delta and keep thirty', () => {
    const after = applyLive(live, { kind: 'delta', columns: one }).get(first.id);
    expect(after?.beats).toBe(`${'e'.repeat(28)}gd`);
    expect(after?.rttMs).toBe(7);
  });

  it('of other devices stay the same objects', () => {
    expect(applyLive(live, { kind: 'delta', columns: one }).get(second.id)).toBe(live.get(second.id));
  });

  it('of a snapshot replace everything', () => {
    const after = applyLive(live, { kind: 'snapshot', columns: one });
    expect(after.size).toBe(1);
    expect(after.get(first.id)?.beats).toBe('gd');
  });
});

describe('events', () => {
  it('are kept newest first and once, in whatever order they came', () => {
    const events = fakeEvents(devices, NOW);
    const known_ = applyEvents([], { kind: 'snapshot', items: events });
    const again = applyEvents(known_, { kind: 'delta', items: events.toReversed() });
    expect(again).toHaveLength(events.length);
    expect(again.map(({ at }) => at)).toEqual(
      events
        .map(({ at }) => at)
        .toSorted()
        .toReversed(),
    );
  });
});
