import { describe, expect, it } from 'vitest';
import { fakeDevices, fakeLive } from '../../../../test/renderer/fake-devices.ts';
import { NO_FILTER } from '../../store/app-store.ts';
import { applyDevices, applyLive } from '../../store/devices-slice.ts';
import { addressKey, ageWhenOld, countStates, nextSort, sitesOf, type Sort, visibleIds } from './devices.model.ts';

const NOW = Date.UTC(2026, 0, 15);
const devices = applyDevices(new Map(), { kind: 'snapshot', items: fakeDevices(NOW) });
const live = applyLive(new Map(), { kind: 'snapshot', columns: fakeLive(NOW) });
const names = (sort: Sort, filter = NO_FILTER) =>
  visibleIds(devices, live, filter, sort).map((id) => devices.get(id)?.name);

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
    const sorted = visibleIds(devices, live, NO_FILTER, { column: 'latency', isDescending });
    expect(live.get(sorted.at(-1) ?? '')?.rttMs).toBeNull();
    expect(live.get(sorted[0] ?? '')?.rttMs).toBe(isDescending ? 284 : 0.412);
  });

  it('shows the shortest time in a state first', () => {
    expect(names({ column: 'since', isDescending: false })[0]).toBe('rt-edge-01');
  });

  it.each([
    ['gudang', 6],
    ['10.20.3.1', 11],
    ['sla-gold ap', 1],
    ['ACCESS', 8],
    ['nothing like it', 0],
  ])('finds every word in name, address, group, tag or site (%s)', (text, count) => {
    expect(names({ column: 'name', isDescending: false }, { ...NO_FILTER, text })).toHaveLength(count);
  });

  it('narrows by state and by site', () => {
    const filter = { ...NO_FILTER, states: new Set(['down', 'stale'] as const), site: 'Gudang B' };
    expect(names({ column: 'name', isDescending: false }, filter)).toEqual(['sw-dist-02', 'ups-01']);
  });

  it('turns round on a second click only', () => {
    const once = nextSort({ column: 'name', isDescending: false }, 'latency');
    expect(once).toEqual({ column: 'latency', isDescending: false });
    expect(nextSort(once, 'latency').isDescending).toBe(true);
  });
});

describe('the counts', () => {
  it('name the states there are, worst first', () => {
    expect(countStates(devices)[0]).toEqual({ state: 'down', count: 1 });
    expect(countStates(devices).reduce((sum, { count }) => sum + count, 0)).toBe(devices.size);
  });
  it('know the sites by name', () => {
    expect(sitesOf(devices)).toEqual(['Gudang B', 'Kantor Surabaya', 'Menara']);
  });
});

describe('a value', () => {
  const [device] = devices.values();
  const [value] = live.values();
  if (!device || !value) throw new Error('the fake network is empty');
  const slow = { ...device, checks: device.checks.map((check) => ({ ...check, intervalS: 60 })) };

  it.each([
    ['fresh at 89 s', device, 89_000, undefined],
    ['old after 90 s', device, 91_000, 91_000],
    ['fresh within three intervals', slow, 179_000, undefined],
    ['old after three intervals', slow, 181_000, 181_000],
  ])('is %s', (_what, of, age, expected) => {
    expect(ageWhenOld(of, value, value.at + age)).toBe(expected);
  });
});
