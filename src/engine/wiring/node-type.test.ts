import { expect, test } from 'vitest';
import { nodeTypeOf, type Signs } from './node-type.ts';

const NOTHING: Signs = { capabilities: [], answers: [], isBridge: false, isRouting: false, hasPeers: false };
const of = (signs: Partial<Signs>) => nodeTypeOf({ ...NOTHING, ...signs });

test('the kind of the profile goes first', () => {
  expect(of({ kind: 'firewall', sysDescr: 'a switch' })).toBe('firewall');
  expect(of({ kind: 'power' })).toBe('ups');
  expect(of({ kind: 'wireless' })).toBe('access-point');
});

test('what it does tells a switch from a router', () => {
  expect(of({ kind: 'network', isBridge: true })).toBe('switch');
  expect(of({ kind: 'network', isRouting: true })).toBe('router');
  expect(of({ kind: 'network', isBridge: true, isRouting: true, capabilities: ['bridge'] })).toBe('switch');
  expect(of({ kind: 'network', sysDescr: 'RouterOS RB5009', isBridge: true })).toBe('router');
});

test('neighbours tell of telephones, ports of computers and printers', () => {
  expect(of({ capabilities: ['bridge', 'telephone'] })).toBe('phone');
  expect(of({ answers: ['icmp', 'tcp/9100'] })).toBe('printer');
  expect(of({ answers: ['tcp/3389'] })).toBe('computer');
  expect(of({ answers: ['tcp/80'], vendor: 'Hikvision' })).toBe('camera');
  expect(of({ answers: ['icmp'] })).toBe('unknown');
});

test('a station is a computer, unless its ports or its maker say what kind of thing it is', () => {
  expect(of({ capabilities: ['station'], answers: ['icmp'] })).toBe('computer');
  expect(of({ capabilities: ['station'], answers: ['tcp/9100'] })).toBe('printer');
  expect(of({ capabilities: ['station'], answers: ['tcp/80'], vendor: 'Yealink' })).toBe('phone');
  expect(of({ capabilities: ['station', 'telephone'], answers: ['tcp/22'] })).toBe('phone');
  expect(of({ capabilities: ['station'], answers: ['tcp/445', 'tcp/3389'] })).toBe('computer');
});
