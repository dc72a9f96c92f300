import { describe, expect, it } from 'vitest';
import { fakeDevices, fakeLive } from '../../../../test/renderer/fake-devices.ts';
import { applyDevices, applyLive } from '../../store/devices-slice.ts';
import { ageWhenOld, sitesOf } from './devices.model.ts';

const NOW = Date.UTC(2026, 0, 15);
const devices = applyDevices(new Map(), { kind: 'snapshot', items: fakeDevices(NOW) });
const live = applyLive(new Map(), { kind: 'snapshot', columns: fakeLive(NOW) });

it('the sites are known by name', () => {
  expect(sitesOf(devices)).toEqual(['Gudang B', 'Kantor Surabaya', 'Menara']);
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
