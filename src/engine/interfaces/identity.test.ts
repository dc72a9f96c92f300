import { describe, expect, it } from 'vitest';
import type { PortFacts } from '../../contract/facts.ts';
import { identify, type Known } from './identity.ts';

const port = (index: number, facts: Partial<PortFacts> = {}): PortFacts => ({ index, ...facts });
const known = (number: number, facts: PortFacts): Known => ({ number, ifIndex: facts.index, facts });
const named = (index: number, name: string, rest: Partial<PortFacts> = {}) => port(index, { name, ...rest });

describe('which interface is which', () => {
  it('a port keeps its history when all are numbered anew', () => {
    const before = ['lo', 'ge-0/0/0', 'ge-0/0/1'].map((name, place) => known(place + 1, named(place + 1, name)));
    const after = [named(7, 'ge-0/0/1'), named(8, 'lo'), named(9, 'ge-0/0/0')];
    expect(identify(before, after)).toEqual([3, 1, 2]);
  });
  it('a port that is new is nobody, even with the number of one that is gone', () => {
    expect(identify([known(1, named(1, 'eth0', { mac: 'a' }))], [named(1, 'wlan0', { mac: 'b' })])).toEqual([
      undefined,
    ]);
  });
  it('ports of the same name are told apart by address, then by what the configuration says', () => {
    const before = [
      known(1, named(1, 'Port', { mac: 'a' })),
      known(2, named(2, 'Port', { mac: 'b' })),
      known(3, named(3, 'vlan', { mac: 'c', alias: 'guests' })),
      known(4, named(4, 'vlan', { mac: 'c', alias: 'staff' })),
    ];
    const after = [
      named(11, 'Port', { mac: 'b' }),
      named(12, 'Port', { mac: 'a' }),
      named(13, 'vlan', { mac: 'c', alias: 'staff' }),
      named(14, 'vlan', { mac: 'c', alias: 'guests' }),
    ];
    expect(identify(before, after)).toEqual([2, 1, 4, 3]);
  });
  it('a port that was given another name by new software stays the same', () => {
    const before = [known(5, named(10, 'Gi1/0/1', { mac: 'a' }))];
    expect(identify(before, [named(10, 'GigabitEthernet1/0/1', { mac: 'a' })])).toEqual([5]);
  });
  it('a network card that was exchanged keeps its history by its name', () => {
    expect(identify([known(5, named(2, 'eth0', { mac: 'a' }))], [named(3, 'eth0', { mac: 'b' })])).toEqual([5]);
  });
  it('where nothing tells ports apart, none is guessed', () => {
    const before = [known(1, port(1)), known(2, port(2))];
    expect(identify(before, [port(3), port(4)])).toEqual([undefined, undefined]);
  });
});
