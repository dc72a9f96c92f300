import { expect, test } from 'vitest';
import { socketAddress } from './socket-address.ts';

const linux = { afInet6: 10, hasLength: false };
const macos = { afInet6: 30, hasLength: true };

test('an IPv4 address takes 16 bytes, with a length byte on macOS', () => {
  expect([...socketAddress('192.0.2.1', linux)]).toEqual([2, 0, 0, 0, 192, 0, 2, 1, 0, 0, 0, 0, 0, 0, 0, 0]);
  expect([...socketAddress('192.0.2.1', macos).subarray(0, 2)]).toEqual([16, 2]);
});

test('an IPv6 address carries its zone as an interface number', () => {
  const address = socketAddress('fe80::2%3', linux);
  expect(address.length).toBe(28);
  expect([...address.subarray(0, 10)]).toEqual([10, 0, 0, 0, 0, 0, 0, 0, 0xfe, 0x80]);
  expect([...address.subarray(23)]).toEqual([2, 3, 0, 0, 0]);
  expect([...socketAddress('::1', macos).subarray(0, 2)]).toEqual([28, 30]);
});

test('an unknown zone is no zone', () => {
  expect([...socketAddress('fe80::2%nosuch0', linux).subarray(24)]).toEqual([0, 0, 0, 0]);
});
