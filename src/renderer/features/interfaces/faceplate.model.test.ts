import { describe, expect, it } from 'vitest';
import { isPhysical, neighbourOn, plateOf, rowsOf, slotOf } from './faceplate.model.ts';

const port = (name: string, type: string | null = 'ethernetCsmacd') => ({ id: name, name, type, isGone: false });
const numbered = (prefix: string, count: number) =>
  Array.from({ length: count }, (_, index) => port(`${prefix}${String(index + 1)}`));

describe('the faceplate of a device', () => {
  it('stands in the order people count in, slot by slot, with logical interfaces apart', () => {
    const ports = [port('Gi1/0/10'), port('Gi1/0/2'), port('Te1/1/1'), port('Vlan20', 'propVirtual'), port('Gi1/0/1')];
    const { slots, logical } = plateOf(ports);
    expect(slots.map(({ prefix, ports: members }) => [prefix, members.map(({ name }) => name)])).toEqual([
      ['Gi1/0/', ['Gi1/0/1', 'Gi1/0/2', 'Gi1/0/10']],
      ['Te1/1/', ['Te1/1/1']],
    ]);
    expect(logical.map(({ name }) => name)).toEqual(['Vlan20']);
  });

  it.each([
    ['ether1', 'ethernetCsmacd', true],
    ['sfp-sfpplus1', null, true],
    ['br0', 'ethernetCsmacd', false],
    ['docker0', 'ethernetCsmacd', false],
    ['ge-0/0/0', 'ethernetCsmacd', true],
    ['ge-0/0/0.100', 'propVirtual', false],
    ['eth0.20', 'ethernetCsmacd', false],
    ['Port-channel1', 'ieee8023adLag', false],
    ['wlan1', 'ieee80211', true],
    ['Null0', null, false],
  ])('takes %s of type %s for a port: %s', (name, type, is) => {
    expect(isPhysical({ name, type })).toBe(is);
  });

  it('splits a name before its last number', () => {
    expect(slotOf('GigabitEthernet1/0/24')).toEqual({ prefix: 'GigabitEthernet1/0/', number: '24' });
    expect(slotOf('uplink')).toEqual({ prefix: '', number: 'uplink' });
  });

  it('has one row for a router and two for a switch', () => {
    expect(rowsOf({ ports: numbered('ether', 8) })).toBe(1);
    expect(rowsOf({ ports: numbered('Gi1/0/', 48) })).toBe(2);
  });

  it.each([
    ['Gi1/0/1', 'ArrowRight', 'Gi1/0/3'],
    ['Gi1/0/1', 'ArrowDown', 'Gi1/0/2'],
    ['Gi1/0/2', 'ArrowUp', 'Gi1/0/1'],
    ['Gi1/0/2', 'ArrowDown', 'Te1/1/1'],
    ['Gi1/0/24', 'ArrowRight', 'Te1/1/1'],
    ['Te1/1/1', 'ArrowLeft', 'Gi1/0/23'],
    ['Gi1/0/1', 'ArrowLeft', undefined],
    ['Gi1/0/5', 'Home', 'Gi1/0/1'],
    ['Gi1/0/5', 'End', 'Te1/1/4'],
    ['nowhere', 'ArrowRight', 'Gi1/0/1'],
    ['Gi1/0/5', 'x', undefined],
  ])('leads from %s with %s to %s', (from, key, to) => {
    const { slots } = plateOf([...numbered('Gi1/0/', 24), ...numbered('Te1/1/', 4)]);
    expect(neighbourOn(slots, from, key)).toBe(to);
  });
});
