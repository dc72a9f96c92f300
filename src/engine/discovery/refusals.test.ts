import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { startRig } from '../testing/rig.ts';

let rig: Awaited<ReturnType<typeof startRig>>;
beforeAll(async () => {
  rig = await startRig();
});
afterAll(() => rig.stop());

const LAUGHS = Array.from(
  { length: 9 },
  (_, at) => `<!ENTITY l${String(at + 1)} "${`&l${String(at)};`.repeat(10)}">`,
).join('');
const NMAP = (address: string) =>
  `<nmaprun><host><status state="up"/><address addr="${address}" addrtype="ipv4"/></host></nmaprun>`;
const GARBAGE = Array.from({ length: 1000 }, (_, at) => `!!${String(at)}%%`);

/** What is written, and what the refusal must say. */
const REFUSED: readonly (readonly [what: string, targets: readonly string[], says: RegExp])[] = [
  ['a network of millions', ['10.0.0.0/8'], /16,777,216/],
  ['everything', ['0.0.0.0/0'], /4,294,967,296/],
  ['a network of IPv6', ['fd00::/64'], /18,446,744,073,709,551,616/],
  ['a range backwards', ['10.0.0.9-10.0.0.1'], /ends before it begins/],
  ['a short range backwards', ['10.0.0.9-1'], /ends before it begins/],
  ['octal numbers', ['010.0.0.1'], /zero before it/],
  ['an octal end of a range', ['10.0.0.1-010'], /zero before it/],
  ['hexadecimal numbers', ['0x0a.0.0.1'], /./],
  ['one number', ['3232235777'], /./],
  ['a command behind a semicolon', ['a;$(id)'], /./],
  ['a command in a command', ['$(id)'], /./],
  ['a command in backquotes', ['`id`'], /./],
  ['an option', ['--script=evil'], /./],
  ['a path', ['../../etc/passwd'], /./],
  ['XML of somebody else', ['<?xml version="1.0"?><other/>'], /nmap/],
  ['a billion laughs', [`<?xml version="1.0"?><!DOCTYPE nmaprun [<!ENTITY l0 "ha">${LAUGHS}]>${NMAP('&l9;')}`], /./],
  ['a file as an entity', [`<!DOCTYPE nmaprun [<!ENTITY x SYSTEM "file:///etc/passwd">]>${NMAP('&x;')}`], /./],
  ['a thousand lines of garbage', GARBAGE, /./],
  ['a thousand lines of garbage at once', [GARBAGE.join('\n')], /./],
  ['sixty megabytes', [NMAP('10.0.0.1').padEnd(60 * 1024 * 1024)], /2000000|2,000,000|large|long|big/],
  ['nothing', ['# only a remark'], /Nothing is left/],
];

test.each(REFUSED)('%s is refused before anything is sent', async (_what, targets, says) => {
  const threads = vi.spyOn(rig.ports.threads, 'workerUrl');
  await expect(rig.call('scans.start', { targets: [...targets] })).rejects.toThrow(says);
  expect((await rig.call('scans.list', {})).items).toEqual([]);
  // Nobody but the thread that scans sends anything, and it was not even started.
  expect(threads.mock.calls.flat()).not.toContain('discovery');
});

test('lines of garbage are counted, and what they are is said of the first of them', async () => {
  const { addresses, errors } = await rig.call('discovery.targets', { targets: [GARBAGE.join('\n'), '10.0.0.1'] });
  expect(addresses).toBe(1);
  expect(errors.length).toBeGreaterThan(0);
  expect(errors.length).toBeLessThanOrEqual(100);
});
