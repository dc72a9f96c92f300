import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SnmpValue } from '../../engine/protocols/snmp-pdu.ts';
import { startAgent } from '../../engine/snmp/testing/agent.ts';
import { parseFlags } from '../flags.ts';
import type { CommandContext } from './command.ts';
import { snmpCommand } from './snmp.ts';

const text = (words: string): SnmpValue => ({ type: 'octets', value: new Uint8Array(Buffer.from(words)) });
const IF = '1.3.6.1.2.1.2.2.1';
const VALUES: Readonly<Record<string, SnmpValue>> = {
  '1.3.6.1.2.1.1.1.0': text('two\nlines'),
  '1.3.6.1.2.1.1.5.0': text('sw1'),
  [`${IF}.2.1`]: text('ge-0/0/0'),
  [`${IF}.2.7`]: text('ge-0/0/1'),
  [`${IF}.8.7`]: { type: 'integer', value: 2 },
  '1.3.6.1.4.1.99999.1.0': { type: 'gauge32', value: 42 },
};
const MIB = `ACME-MIB DEFINITIONS ::= BEGIN
IMPORTS OBJECT-TYPE, enterprises, Gauge32 FROM SNMPv2-SMI;
acme OBJECT IDENTIFIER ::= { enterprises 99999 }
acmeLoad OBJECT-TYPE SYNTAX Gauge32 MAX-ACCESS read-only STATUS current DESCRIPTION "Load." ::= { acme 1 }
END`;

let agent: Awaited<ReturnType<typeof startAgent>>;
let folder: string;
beforeEach(async () => {
  agent = await startAgent(VALUES);
  folder = mkdtempSync(join(tmpdir(), 'ronda-snmp-'));
});
afterEach(() => {
  agent.close();
  rmSync(folder, { recursive: true });
});

async function run(verb: string, ...args: readonly string[]) {
  const out: string[] = [];
  const err: string[] = [];
  const target = `127.0.0.1:${String(agent.target.port)}`;
  const parsed = parseFlags([verb, target, ...args], snmpCommand.flags);
  const context: Omit<CommandContext, 'layout'> = {
    ...parsed,
    root: '/',
    print: (line) => void out.push(line),
    write: async () => undefined,
    complain: (line) => void err.push(line),
  };
  // No part of it asks where the program lies.
  const code = await snmpCommand.run(context as CommandContext);
  return { code, out, err };
}

describe('ronda snmp', () => {
  it('gets values by name, one a line, and says what is not there', async () => {
    const { out } = await run('get', 'sysDescr.0', '1.3.6.1.2.1.1.5.0', 'sysName.9');
    expect(out).toEqual(['sysDescr.0 = octets: two␊lines', 'sysName.0 = octets: sw1', 'sysName.9 = no such object']);
  });
  it('walks up to a number of values, and says that there are more', async () => {
    expect(await run('walk', 'ifTable', '--limit', '2')).toMatchObject({
      code: 0,
      out: ['ifDescr.1 = octets: ge-0/0/0', 'ifDescr.7 = octets: ge-0/0/1'],
      err: ['ronda: ifTable is not whole: limit'],
    });
  });
  it('prints a table in columns, or as objects', async () => {
    expect((await run('table', 'ifTable')).out).toEqual([
      'index  ifDescr   ifOperStatus',
      '1      ge-0/0/0',
      '7      ge-0/0/1  down (2)',
    ]);
    const { out } = await run('table', '--json', 'ifTable');
    expect(JSON.parse(out[1] ?? '')).toEqual({ index: '7', ifDescr: 'ge-0/0/1', ifOperStatus: 'down (2)' });
  });
  it('knows the names of files that are given, and names one that is no MIB', async () => {
    const [good, bad] = [join(folder, 'acme.my'), join(folder, 'bad.txt')];
    writeFileSync(good, MIB);
    writeFileSync(bad, 'no mib');
    expect((await run('get', '--mib', good, 'acmeLoad.0')).out).toEqual(['acmeLoad.0 = gauge32: 42']);
    await expect(run('get', '--mib', good, '--mib', bad, 'acmeLoad.0')).rejects.toMatchObject({
      code: 'invalid-input',
      message: expect.stringContaining('bad.txt') as string,
    });
  });
});
