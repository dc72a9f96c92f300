import { expect, test } from 'vitest';
import { fpingArguments, readReply } from './fping-command.ts';

test.each([
  ['127.0.0.1 : [0], 64 bytes, 1.48 ms (1.48 avg, 0% loss)', { address: '127.0.0.1', rttMs: 1.48 }],
  ['192.0.2.10      : [0], 84 bytes, 0.016 ms (0.016 avg, 0% loss)', { address: '192.0.2.10', rttMs: 0.016 }],
  ['fe80::1%eth0 : [0], 64 bytes, 120 ms (120 avg, 0% loss)', { address: 'fe80::1%eth0', rttMs: 120 }],
  ['192.0.2.1 : [0], timed out (NaN avg, 100% loss)', undefined],
  ['ICMP Host Unreachable from 192.0.2.9 for ICMP Echo sent to 192.0.2.1', undefined],
  ['', undefined],
])('the line %j is read', (line, expected) => {
  expect(readReply(line)).toEqual(expected);
});

test('addresses come after the end of options', () => {
  const target = { number: 1, address: '192.0.2.1', intervalMs: 1000, count: 1, size: 100, dscp: 46, timeoutMs: 800 };
  const args = fpingArguments({ ...target, source: '192.0.2.2' }, ['192.0.2.1', '192.0.2.7']);
  expect(args.join(' ')).toBe('-C 1 -i 1 -b 100 -t 800 -O 184 -S 192.0.2.2 -- 192.0.2.1 192.0.2.7');
});
