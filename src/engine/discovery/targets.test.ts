import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ipText, sizeOf } from '../lib/ip.ts';
import { addressesOf, parseTargets, planTargets } from './targets.ts';

const listOf = (...texts: string[]) => [...addressesOf(parseTargets(texts).ranges)];
const errorOf = (text: string) => parseTargets([text]).errors[0]?.message ?? '';

test('a network is its hosts, without its own address and that of all', () => {
  expect(listOf('10.0.0.0/30')).toEqual(['10.0.0.1', '10.0.0.2']);
  expect(listOf('10.0.0.9/29')).toHaveLength(6);
  expect(listOf('10.0.0.0/31')).toEqual(['10.0.0.0', '10.0.0.1']);
  expect(listOf('10.0.0.7/32')).toEqual(['10.0.0.7']);
  expect(listOf('fd00::/126')).toEqual(['fd00::', 'fd00::1', 'fd00::2', 'fd00::3']);
});

test('ranges are written in full or by their last number', () => {
  expect(listOf('10.0.0.254-10.0.1.1')).toEqual(['10.0.0.254', '10.0.0.255', '10.0.1.0', '10.0.1.1']);
  expect(listOf('10.0.0.100-102')).toEqual(['10.0.0.100', '10.0.0.101', '10.0.0.102']);
  expect(listOf('10.0.0.1 - 10.0.0.3')).toHaveLength(3);
  expect(listOf('fd00::9-fd00::a')).toEqual(['fd00::9', 'fd00::a']);
});

test('numbers in brackets multiply', () => {
  expect(listOf('10.0.[0-1,20].[1-2]')).toEqual([
    '10.0.0.1',
    '10.0.0.2',
    '10.0.1.1',
    '10.0.1.2',
    '10.0.20.1',
    '10.0.20.2',
  ]);
});

test('lists have commas, semicolons, spaces or lines between, and each address comes once', () => {
  expect(listOf('10.0.0.3, 10.0.0.1;10.0.0.2 10.0.0.1\n10.0.0.3')).toEqual(['10.0.0.1', '10.0.0.2', '10.0.0.3']);
});

test('of a pasted table the first address of each line counts, and the heading does not', () => {
  const table = 'Name\tIP Address\tRack\ncore1\t10.0.0.1\t10.9.9.9\n"acc 2",10.0.0.2,rack 3';
  expect(parseTargets([table])).toMatchObject({ names: [], errors: [] });
  expect(listOf(table)).toEqual(['10.0.0.1', '10.0.0.2']);
});

test('names stay names, with the network around them', () => {
  expect(parseTargets(['Core1.example/24, nas']).names).toEqual([
    { name: 'core1.example', prefix: 24 },
    { name: 'nas', prefix: undefined },
  ]);
});

test('a report of nmap gives the hosts that were up, and entities stay closed', () => {
  const report = `<?xml version="1.0"?><!DOCTYPE nmaprun [<!ENTITY x SYSTEM "file:///etc/passwd">]>
<nmaprun><host><status state="up"/><address addr="10.0.0.1" addrtype="ipv4"/>
<address addr="00:11:22:33:44:55" addrtype="mac"/></host>
<host><status state="down"/><address addr="10.0.0.2" addrtype="ipv4"/></host>
<host><status state="up"/><address addr="&x;" addrtype="ipv4"/></host></nmaprun>`;
  const { errors } = parseTargets([report]);
  expect(listOf(report)).toEqual(['10.0.0.1']);
  expect(JSON.stringify(errors)).not.toContain('root:');
  expect(errorOf('<?xml version="1.0"?><other/>')).toContain('nmap');
});

test('what is too much is refused with its count', () => {
  expect(errorOf('10.0.0.0/8')).toContain('16,777,216');
  expect(errorOf('0.0.0.0/0')).toContain('4,294,967,296');
  expect(errorOf('10.0.0.0-10.2.0.0')).toContain('131,073');
  expect(errorOf('10.[0-255].[0-255].[0-255]')).toContain('16,777,216');
  expect(errorOf('fd00::/64')).toContain('18,446,744,073,709,551,616');
  expect(errorOf('10.0.0.9-10.0.0.1')).toMatch(/ends before it begins.*9/);
  expect(errorOf('10.0.0.9-1')).toContain('ends before it begins');
  expect(errorOf('10.0.0.0/33')).toContain('32');
  expect(errorOf('10.0.0.[1-300]')).toContain('255');
  expect(errorOf('192.168.1')).not.toBe('');
  expect(planTargets(['10.0.0.0/16', '10.9.0.0/24'], []).errors[0]?.message).toContain('65,788');
});

test('what is excluded is left out, a network as a whole', () => {
  const { ranges } = planTargets(['10.0.0.0-10.0.0.9'], ['10.0.0.4/30', '10.0.0.1']);
  expect([...addressesOf(ranges)]).toEqual(['10.0.0.0', '10.0.0.2', '10.0.0.3', '10.0.0.8', '10.0.0.9']);
});

const ip = fc.bigInt({ min: 0n, max: 0xffff_ffffn });

test('whatever is written, each address comes once, in order, and from any place on', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(ip, fc.bigInt({ min: 0n, max: 300n })), { maxLength: 6 }),
      fc.nat(50),
      (list, from) => {
        const texts = list.map(([first, more]) => {
          const last = first + more > 0xffff_ffffn ? 0xffff_ffffn : first + more;
          return `${ipText({ value: first, bits: 32 })}-${ipText({ value: last, bits: 32 })}`;
        });
        const { ranges, errors } = parseTargets(texts);
        const all = [...addressesOf(ranges)];
        expect(errors).toEqual([]);
        expect(BigInt(all.length)).toBe(sizeOf(ranges));
        expect(new Set(all).size).toBe(all.length);
        expect([...addressesOf(ranges, from)]).toEqual(all.slice(from));
      },
    ),
    { numRuns: 100 },
  );
});

test('no text at all makes it fall', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'0123456789.-/[],:; \nabf%<'), maxLength: 40 }), (text) => {
      const { ranges, errors } = parseTargets([text]);
      for (const { message } of errors) expect(message).not.toBe('');
      expect(sizeOf(ranges) >= 0n).toBe(true);
    }),
    { numRuns: 500 },
  );
});
