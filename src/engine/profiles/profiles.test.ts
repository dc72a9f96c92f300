import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { inspect } from '../inspect/inspect.ts';
import { compareOids } from '../protocols/oid.ts';
import type { Varbind } from '../protocols/snmp-pdu.ts';
import type { SnmpSession } from '../snmp/snmp.ts';
import { ProfileSchema } from './profile.ts';
import { profiles } from './registry.gen.ts';

const files = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith('.ts') && !/^profile\.ts$|\.(?:test|gen)\.ts$/.test(file))
  .map((file) => file.slice(0, -'.ts'.length));

/** Every text of a profile that is a pattern, wherever it stands. */
function patternsOf(value: unknown, key = ''): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((one) => patternsOf(one, key));
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).flatMap(([name, one]) => patternsOf(one, name));
  const isPattern = ['match', 'sysDescr', 'notSysDescr', 'skip', 'within'].includes(key);
  return isPattern && typeof value === 'string' ? [value] : [];
}

describe('profiles', () => {
  it('are all registered, each under the name of its file', () => {
    expect(profiles.map(({ id }) => id.replaceAll(/[_.]/g, '-')).toSorted()).toEqual(files.toSorted());
  });

  it.each(profiles.map((profile) => [profile.id, profile] as const))('%s keeps to the shape', (_, profile) => {
    expect(ProfileSchema.parse(JSON.parse(JSON.stringify(profile)))).toEqual(profile);
    expect(profile.match.length).toBeGreaterThan(0);
    for (const pattern of patternsOf(profile)) expect(() => new RegExp(pattern, 'i')).not.toThrow();
  });

  it('do not share a mark, for then chance would choose between two', () => {
    const marks = profiles.flatMap(({ match }) => [...new Set(match.map((mark) => JSON.stringify(mark)))]);
    expect(marks.filter((mark, at) => marks.indexOf(mark) !== at)).toEqual([]);
  });
});

const P = '1.3.6.1.4.1';
const octets = (value: string | Uint8Array): Uint8Array =>
  typeof value === 'string' ? new TextEncoder().encode(value) : value;

/** An agent that answers with these lines of a walk; texts that are identifiers are sent as such. */
function agentOf(lines: Readonly<Record<string, string | number | Uint8Array>>): SnmpSession {
  const varbinds = Object.entries(lines)
    .map(([oid, value]): Varbind => {
      if (typeof value === 'number') return { oid, type: 'integer', value };
      if (typeof value === 'string' && /^1\.3(?:\.\d+)+$/.test(value)) return { oid, type: 'oid', value };
      return { oid, type: 'octets', value: octets(value) };
    })
    .toSorted((a, b) => compareOids(a.oid, b.oid));
  const found = (oid: string): Varbind => varbinds.find((one) => one.oid === oid) ?? { oid, type: 'noSuchInstance' };
  return {
    get: (oids) => Promise.resolve(oids.map(found)),
    getBulk: () => Promise.resolve(varbinds.slice(0, 1)),
    walk: (prefix) => Promise.resolve({ varbinds: varbinds.filter(({ oid }) => oid.startsWith(`${prefix}.`)) }),
    set: () => Promise.reject(new Error('This agent is only read.')),
  };
}

async function factsOf(sysObjectID: string, sysDescr: string, lines: Parameters<typeof agentOf>[0]) {
  const system = { '1.3.6.1.2.1.1.1.0': sysDescr, '1.3.6.1.2.1.1.2.0': sysObjectID };
  return (await inspect(agentOf({ ...system, ...lines }), { profiles })).facts;
}
const brief = (sensors: Awaited<ReturnType<typeof factsOf>>['sensors']) =>
  sensors.map(({ class: kind, descr, value, state }) => [kind, descr, Number(value.toFixed(2)), state]);

describe('what profiles make of a walk', () => {
  it('reads the gauges of a MikroTik by their unit', async () => {
    const gauge = (column: number, row: number): string => `${P}.14988.1.1.3.100.1.${String(column)}.${String(row)}`;
    const facts = await factsOf(`${P}.14988.1`, 'RouterOS RB4011', {
      [gauge(2, 1)]: 'board',
      [gauge(3, 1)]: 41,
      [gauge(4, 1)]: 1,
      [gauge(2, 2)]: 'input',
      [gauge(3, 2)]: 243,
      [gauge(4, 2)]: 3,
      [gauge(2, 3)]: 'psu1',
      [gauge(3, 3)]: 1,
      [gauge(4, 3)]: 6,
    });
    expect([facts.os, facts.hardware]).toEqual(['routeros', 'RB4011']);
    expect(brief(facts.sensors)).toEqual([
      ['temperature', 'board', 41, undefined],
      ['voltage', 'input', 24.3, undefined],
      ['state', 'psu1', 1, 'failed'],
    ]);
  });

  it('reads the light of an optic that counts in microwatts as dBm, and darkness as the least', async () => {
    const optic = `${P}.2011.5.25.31.1.1.3.1`;
    const facts = await factsOf(`${P}.2011.2.23.1`, 'S6730 VRP (R) software, Version 5.170 (S6730 V200R021C00SPC100)', {
      '1.3.6.1.2.1.47.1.1.1.1.7.70': 'XGigabitEthernet0/0/1',
      [`${optic}.8.70`]: 500,
      [`${optic}.9.70`]: 1000,
    });
    expect(facts.version).toBe('5.170 (V200R021C00SPC100)');
    expect(brief(facts.sensors)).toEqual([
      ['dbm', 'XGigabitEthernet0/0/1 Rx', -3.01, undefined],
      ['dbm', 'XGigabitEthernet0/0/1 Tx', 0, undefined],
    ]);
  });

  it('names the memory of a module by the module, and takes the wide column where there is one', async () => {
    const pool = `${P}.9.9.221.1.1.1.1`;
    const facts = await factsOf(`${P}.9.1.1`, 'Cisco IOS XR Software (Cisco ASR9K), Version 7.3.2[Default]', {
      '1.3.6.1.2.1.47.1.1.1.1.7.900': 'module 0/RSP0/CPU0',
      [`${pool}.3.900.1`]: 'processor',
      [`${pool}.7.900.1`]: 1,
      [`${pool}.18.900.1`]: 3000,
      [`${pool}.20.900.1`]: 1000,
    });
    expect(facts.mempools).toMatchObject([
      { descr: 'module 0/RSP0/CPU0 - processor', used: 3000, free: 1000, total: 4000, perc: 75 },
    ]);
  });

  it('counts in hundredths where an agent tells a share of memory alone', async () => {
    const facts = await factsOf(`${P}.171.10.1`, 'DGS-1000 Gigabit Ethernet Switch', {
      '1.3.6.1.2.1.16.19.3.0': 'B2',
      [`${P}.171.12.1.1.9.1.4.1`]: 54,
    });
    expect(facts.hardware).toBe('DGS-1000 Rev. B2');
    expect(facts.mempools).toMatchObject([{ used: 54, free: 46, total: 100, perc: 54 }]);
  });

  it('reads words as the states they stand for, and leaves out what has none', async () => {
    const ddm = `${P}.11863.6.96.1.7.1.1`;
    const facts = await factsOf(`${P}.11863.5.1`, 'JetStream Switch', {
      [`${ddm}.1.49177`]: '1/0/25',
      [`${ddm}.9.49177`]: 'True',
      [`${ddm}.9.49178`]: 'N/A',
    });
    expect(brief(facts.sensors)).toEqual([['state', 'Tx fault 1/0/25', 1, 'true']]);
  });

  it('takes the flags of a printer as bits', async () => {
    const facts = await factsOf(`${P}.2435.2.3.9.1`, 'Brother NC-8000, Firmware Ver.1.02', {
      '1.3.6.1.2.1.25.3.2.1.3.1': 'Printer',
      '1.3.6.1.2.1.25.3.5.1.2.1': Uint8Array.of(0x40),
    });
    expect(facts.version).toBe('1.02');
    expect(brief(facts.sensors)).toEqual([['state', 'Printer: errors', 64, 'noPaper']]);
  });

  it('converts what is told in degrees Fahrenheit', async () => {
    const facts = await factsOf(`${P}.3808.1.1.1`, 'UPS SNMP Card', { [`${P}.3808.1.1.8.2.3.1.3.1`]: 8600 });
    expect(brief(facts.sensors)).toEqual([['temperature', 'Environment', 30, undefined]]);
  });

  it("reads a vendor's own tables of neighbours and VLANs where the standard ones are empty", async () => {
    const facts = await factsOf(`${P}.11863.5.1`, 'JetStream Switch', {
      '1.3.6.1.2.1.2.2.1.2.49153': 'gigabitEthernet 1/0/1',
      [`${P}.11863.6.35.1.2.2.1.6.49153.1`]: 'ether5',
      [`${P}.11863.6.35.1.2.2.1.9.49153.1`]: 'core-2',
      [`${P}.11863.6.14.1.2.1.1.2.20`]: 'voice',
    });
    expect(facts.neighbours).toMatchObject([
      { localName: 'gigabitEthernet 1/0/1', remoteHost: 'core-2', remotePort: 'ether5' },
    ]);
    expect(facts.vlans).toMatchObject([{ id: 20, name: 'voice' }]);
  });

  it('reads an entry of a table by its name, and joins maker and model', async () => {
    const line = (name: string): string =>
      `${P}.8072.1.3.2.3.1.1.${String(name.length)}.${[...octets(name)].join('.')}`;
    const facts = await factsOf(`${P}.8072.3.2.10`, 'Linux db1 6.1.0 #1 SMP x86_64', {
      [line('manufacturer')]: 'Acme',
      [line('hardware')]: 'Rack 2000',
    });
    expect([facts.os, facts.hardware, facts.version]).toEqual(['linux', 'Acme Rack 2000', '6.1.0']);
  });

  it('tells systems with one identifier apart by what they answer', async () => {
    const router = await factsOf(`${P}.10002.1`, 'Linux 2.6.33 mips', { [`${P}.41112.1.3.2.1.40.1`]: 'v4.1.0' });
    const point = await factsOf(`${P}.10002.1`, 'Linux 2.6.33 mips', { [`${P}.41112.1.6.3.6.0`]: '6.6.55' });
    expect([router.os, router.version, point.os, point.version]).toEqual(['airos-af', 'v4.1.0', 'unifi', '6.6.55']);
  });
});
