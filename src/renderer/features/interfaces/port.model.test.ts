import { describe, expect, it } from 'vitest';
import { busiest, hasOptics, portStateOf, shortName, sumOf } from './port.model.ts';

const NOW = Date.UTC(2026, 0, 15, 12);
const before = (hours: number): string => new Date(NOW - hours * 3_600_000).toISOString();
const UP = { admin: 'up', oper: 'up', changedAt: null, isGone: false, inErrors: 0, outErrors: null } as const;

describe('the state of a port', () => {
  it.each([
    ['up', {}],
    ['errors', { inErrors: 0.2 }],
    ['down', { oper: 'down', changedAt: before(2) }],
    ['idle', { oper: 'down', changedAt: before(30) }],
    ['idle', { oper: 'down' }],
    ['disabled', { admin: 'down', oper: 'down', changedAt: before(1) }],
    ['not-present', { admin: 'down', oper: 'notPresent' }],
    ['not-present', { oper: 'notPresent' }],
    ['lower-down', { oper: 'lowerLayerDown' }],
    ['testing', { oper: 'testing' }],
    ['dormant', { oper: 'dormant' }],
    ['unknown', { oper: null }],
    ['gone', { isGone: true }],
  ] as const)('is %s for %o', (state, change) => {
    expect(portStateOf({ ...UP, ...change }, NOW)).toBe(state);
  });
});

describe('the figures of a port', () => {
  it('tell the busier direction, and nothing where nothing is known', () => {
    expect(busiest({ utilInPct: 3, utilOutPct: 40 })).toBe(40);
    expect(busiest({ utilInPct: null, utilOutPct: 0 })).toBe(0);
    expect(busiest({ utilInPct: null, utilOutPct: null })).toBeNull();
    expect(sumOf(null, 2)).toBe(2);
    expect(sumOf(null, null)).toBeNull();
  });

  it('hold a light where a level of light is measured', () => {
    const sensor = { class: 'dbm', descr: 'Rx', value: -6, state: null };
    expect(hasOptics({ sensors: [sensor] })).toBe(true);
    expect(hasOptics({ sensors: [{ ...sensor, class: 'temperature' }] })).toBe(false);
  });

  it.each([
    ['GigabitEthernet1/0/24', 'Gi1/0/24'],
    ['TenGigE0/0/0/1', 'Te0/0/0/1'],
    ['HundredGigE0/0/0/1', 'Hu0/0/0/1'],
    ['Ethernet1/1', 'Eth1/1'],
    ['ether1', 'ether1'],
    ['ge-0/0/5', 'ge-0/0/5'],
  ])('are of %s, written %s', (name, short) => {
    expect(shortName(name)).toBe(short);
  });
});
