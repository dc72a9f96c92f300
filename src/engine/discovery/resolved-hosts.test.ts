import { expect, test } from 'vitest';
import type { StoredHost } from '../storage/storage.ts';
import type { Wiring } from '../wiring/wiring.ts';
import { resolvedHosts } from './resolved-hosts.ts';

const YEALINK = '805ec0010203';
const table = (...arp: readonly (readonly [string, string])[]) =>
  ({ arp: arp.map(([address, mac]) => ({ address, mac, ifIndex: 1 })) }) as Pick<Wiring, 'arp'> as Wiring;
const hostAt = (address: string, more: Partial<StoredHost> = {}) =>
  ({
    id: address,
    address,
    addresses: address === '' ? [] : [address],
    macs: [],
    vendor: null,
    type: 'unknown',
    answers: ['icmp'],
    ...more,
  }) as Partial<StoredHost> as StoredHost;
const resolved = (hosts: readonly StoredHost[], ...wirings: readonly Wiring[]) => [
  ...resolvedHosts(hosts, { all: hosts, wirings }),
];

test('a host beyond a router gets its hardware address, and what its maker says of it', () => {
  const [found] = resolved([hostAt('10.0.0.5')], table(['10.0.0.5', YEALINK]));
  expect(found).toMatchObject({ macs: [YEALINK], vendor: expect.stringMatching(/yealink/i), type: 'phone' });
});

test('one that answers nobody gets the address its router knows', () => {
  const told = hostAt('', { id: 'told', macs: [YEALINK] });
  expect(resolved([told], table(['10.0.0.6', YEALINK]))).toMatchObject([{ id: 'told', address: '10.0.0.6' }]);
  expect(resolved([told, hostAt('10.0.0.6')], table(['10.0.0.6', YEALINK]))).toEqual([]);
});

test('nothing is taken from tables that contradict each other, or of a router that answers for others', () => {
  const hosts = [hostAt('10.0.0.5'), hostAt('10.0.0.6')];
  expect(resolved(hosts, table(['10.0.0.5', YEALINK]), table(['10.0.0.5', '805ec0010204']))).toEqual([]);
  expect(resolved(hosts, table(['10.0.0.5', YEALINK], ['10.0.0.6', YEALINK]))).toEqual([]);
});

test('the hardware address of another host makes no second one', () => {
  const hosts = [hostAt('10.0.0.5'), hostAt('10.0.0.9', { macs: [YEALINK] })];
  expect(resolved(hosts, table(['10.0.0.5', YEALINK]))).toEqual([]);
});
