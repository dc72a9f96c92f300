import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { completeFilter } from './complete.ts';
import type { FilterRow } from './fields.ts';
import { filterValue, parseFilter } from './filter.ts';

const row = (fields: Partial<FilterRow> = {}): FilterRow => ({
  name: 'sw-core-01',
  address: '10.20.1.5',
  site: 'Gudang B',
  groups: ['core', 'wan'],
  tags: ['lab'],
  country: 'ID',
  partner: 'Acme',
  dnExt: 'example.net',
  notes: 'rack 4',
  profile: 'lan',
  state: 'down',
  checks: ['icmp', 'tcp'],
  latencyMs: 62.5,
  lossPct: 1.5,
  jitterMs: null,
  uptimePct: 99.5,
  seenS: 30,
  forS: 600,
  ...fields,
});
const matches = (text: string, fields: Partial<FilterRow> = {}): boolean => {
  const filter = parseFilter(text);
  expect(filter.error).toBeUndefined();
  return filter.matches(row(fields));
};

describe('a filter', () => {
  it.each([
    ['', true],
    ['core', true],
    ['CORE gudang', true],
    ['core nothing', false],
    ['"gudang b"', true],
    ['status:down,major', true],
    ['status:!down', false],
    ['status:!up', true],
    ['status!=up,major', true],
    ['status!=down', false],
    ['site:"Gudang B"', true],
    ['site:gudang', true],
    ['site=gudang', false],
    ['group:core tag:lab', true],
    ['-tag:lab', false],
    ['-tag:x', true],
    ['-lab', false],
    ['tag:""', false],
    ['latency>50ms', true],
    ['latency>0.05s', true],
    ['latency<50', false],
    ['loss>=1.5%', true],
    ['jitter<10ms', false],
    ['uptime<99.9%', true],
    ['seen<7d', true],
    ['for>5m', true],
    ['for>1h', false],
    ['ip:10.20.0.0/16', true],
    ['ip:10.21.0.0/16', false],
    ['ip:20.1.5', true],
    ['address:10.20.1.5/32', true],
    ['check:tcp', true],
    ['country:id partner:acme domain:example', true],
    ['profile:lan', true],
    ['profile:lan,wan latency>50ms -status:up', true],
  ])('%s', (text, expected) => expect(matches(text)).toBe(expected));

  it('knows networks of both kinds', () => {
    expect(matches('ip:2001:db8::/32', { address: '2001:DB8:1::5' })).toBe(true);
    expect(matches('ip:2001:db8::/32', { address: '2001:db9::5' })).toBe(false);
    expect(matches('ip:0.0.0.0/0', { address: '2001:db9::5' })).toBe(false);
    expect(matches('ip:fe80::/10', { address: 'fe80::1%eth0' })).toBe(true);
  });

  it.each([
    ['colour:red', 'field', 0, 6],
    ['core latency>fast', 'number', 13, 17],
    ['latency>5km', 'number', 8, 11],
    ['status:broken', 'choice', 7, 13],
    ['site>4', 'operator', 0, 6],
    ['core site:', 'value', 5, 10],
    ['ip:10.0.0.0/99', 'address', 3, 14],
    ['ip:hello/8', 'address', 3, 10],
    ['name:"open', 'quote', 5, 10],
    ['__proto__:1', 'field', 0, 9],
    ['constructor:1', 'field', 0, 11],
  ] as const)('%s is wrong and says where', (text, code, from, to) => {
    expect(parseFilter(text).error).toMatchObject({ code, from, to });
  });

  it('is never broken by any text, and what is wrong takes nothing from the rest', () => {
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.constantFrom(
            'a',
            'b',
            ':',
            '"',
            '=',
            '<',
            '>',
            '!',
            ',',
            '-',
            '\\',
            ' ',
            '1',
            '%',
            '/',
            '.',
            'status',
            'ip',
          ),
          maxLength: 40,
        }),
        (text) => {
          const filter = parseFilter(text);
          expect(typeof filter.matches(row())).toBe('boolean');
          if (filter.error) expect(filter.error.to).toBeLessThanOrEqual(text.length);
        },
      ),
    );
    expect(parseFilter('name:zzz colour:red').matches(row())).toBe(false);
    expect(parseFilter('name:core colour:red').matches(row())).toBe(true);
  });

  it('finds every value that was written by itself', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 20 }), (site) => {
        expect(matches(`site=${filterValue(site)}`, { site })).toBe(true);
      }),
    );
  });
});

describe('completion', () => {
  const values = (field: string) => (field === 'site' ? ['Gudang B', 'Pusat'] : ['core', 'wan']);
  const at = (text: string) => completeFilter(text, text.length, values);
  it('offers fields, then their values, quoted where that is needed', () => {
    expect(at('st').items[0]).toBe('status:');
    expect(at('core la')).toMatchObject({ from: 5, to: 7, items: ['latency'] });
    expect(at('status:do').items).toEqual(['down']);
    expect(at('status:down,ma')).toMatchObject({ from: 12, items: ['major', 'maintenance'] });
    expect(at('status:!u').items[0]).toBe('up');
    expect(at('site:gu')).toMatchObject({ from: 5, items: ['"Gudang B"'] });
    expect(at('-group:').items).toEqual(['core', 'wan']);
    expect(at('latency').items).toEqual(['latency']);
    expect(at('latency>').items).toEqual(['>50ms', '>100ms']);
    expect(at('nothing:x').items).toEqual([]);
  });
});
