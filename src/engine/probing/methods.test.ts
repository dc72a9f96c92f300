import { expect, test } from 'vitest';
import type { IcmpSocket } from './icmp-socket.ts';
import { methodsOf, openSocket } from './methods.ts';

const works = { method: 'tcp', precision: 'connect' } as unknown as IcmpSocket;
const methods = [
  { method: 'icmp-raw', open: () => Promise.reject(new Error('EPERM')) },
  { method: 'fping', open: () => Promise.reject(new Error('it is not installed')) },
  { method: 'tcp', open: () => Promise.resolve(works) },
] as const;

test('a fallback is announced with the reason of each better method', async () => {
  const { report } = await openSocket(undefined, methods);
  expect(report.method).toBe('tcp');
  expect(report.precision).toBe('connect');
  expect(report.note).toContain('Raw ICMP sockets are not available (EPERM');
  expect(report.note).toContain('fping is not available (it is not installed)');
});

test('the best method has nothing to explain', async () => {
  const { report } = await openSocket(undefined, methods.slice(2));
  expect(report.note).toBeNull();
});

test('a method that was asked for is used or refused, never replaced', async () => {
  expect((await openSocket('tcp', methods)).report.note).toBe('This method was asked for.');
  await expect(openSocket('fping', methods)).rejects.toMatchObject({ code: 'unsupported' });
  await expect(openSocket('icmp-api', methods)).rejects.toThrow('icmp-api does not exist');
});

test.each([
  ['linux', ['icmp-datagram', 'icmp-raw', 'fping', 'ping', 'tcp']],
  ['darwin', ['icmp-datagram', 'icmp-raw', 'fping', 'ping', 'tcp']],
  ['win32', ['icmp-api', 'fping', 'ping', 'tcp']],
  ['freebsd', ['fping', 'ping', 'tcp']],
] as const)('%s tries its methods best first', (platform, expected) => {
  expect(methodsOf(platform).map(({ method }) => method)).toEqual(expected);
});
