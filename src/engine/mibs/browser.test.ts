import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SnmpValue } from '../protocols/snmp-pdu.ts';
import { createSnmp, type SnmpSession } from '../snmp/snmp.ts';
import { startAgent } from '../snmp/testing/agent.ts';
import { createBrowser } from './browser.ts';
import { createMibs } from './mibs.ts';

const text = (words: string): SnmpValue => ({ type: 'octets', value: new Uint8Array(Buffer.from(words)) });
const IF = '1.3.6.1.2.1.2.2.1';
const VALUES: Readonly<Record<string, SnmpValue>> = {
  '1.3.6.1.2.1.1.3.0': { type: 'ticks', value: 8_640_000 * 2 + 366_100 },
  '1.3.6.1.2.1.1.5.0': text('sw1'),
  [`${IF}.2.1`]: text('ge-0/0/0'),
  [`${IF}.2.7`]: text('ge-0/0/1'),
  [`${IF}.6.1`]: { type: 'octets', value: Uint8Array.of(0x41, 0x42, 0x43, 0x44, 0x45, 0x46) },
  [`${IF}.8.1`]: { type: 'integer', value: 1 },
  [`${IF}.8.7`]: { type: 'integer', value: 2 },
};

let session: SnmpSession;
const open: { close(): unknown }[] = [];
const browser = createBrowser(createMibs({ now: () => 0, commit: async () => undefined }));
beforeEach(async () => {
  const agent = await startAgent(VALUES);
  const snmp = createSnmp();
  open.push(agent, snmp);
  session = snmp.open(agent.target, { version: 2, community: 'public' });
});
afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
});

describe('looking into an agent', () => {
  it('says values as their MIB writes them, by name or number', async () => {
    const items = await browser.get(session, ['sysName.0', '1.3.6.1.2.1.1.3.0', 'IF-MIB::ifOperStatus.7']);
    expect(items.map(({ name, text: shown, number }) => [name, shown, number])).toEqual([
      ['sysName.0', 'sw1', null],
      ['sysUpTime.0', '2d 01:01:01', 17_646_100],
      ['ifOperStatus.7', 'down (2)', 2],
    ]);
  });
  it('reads a table row by row, with holes where an agent has no value', async () => {
    const { columns, rows, cut } = await browser.table(session, { oid: 'ifTable', limit: 100 });
    expect(columns.map(({ name }) => name)).toEqual(['ifDescr', 'ifPhysAddress', 'ifOperStatus']);
    expect(rows.map(({ index, cells }) => [index, ...cells.map((cell) => cell?.text ?? null)])).toEqual([
      ['1', 'ge-0/0/0', '41:42:43:44:45:46', 'up (1)'],
      ['7', 'ge-0/0/1', null, 'down (2)'],
    ]);
    expect(cut).toBe(false);
  });
  it('walks no further than it was asked to', async () => {
    expect(await browser.walk(session, { oid: 'ifTable', limit: 3 })).toMatchObject({
      items: { length: 3 },
      cut: 'limit',
    });
    expect(await browser.walk(session, { oid: 'ifTable', limit: 3000 })).toMatchObject({
      items: { length: 5 },
      cut: null,
    });
  });
  it('goes on with a walk behind the last value, until there is none', async () => {
    const names: string[] = [];
    for (let after: string | undefined; ; ) {
      const { items, cut } = await browser.walk(session, { oid: 'ifTable', limit: 2, ...(after && { after }) });
      names.push(...items.map(({ name }) => name));
      after = items.at(-1)?.oid;
      if (cut === null) break;
    }
    expect(names).toEqual(['ifDescr.1', 'ifDescr.7', 'ifPhysAddress.1', 'ifOperStatus.1', 'ifOperStatus.7']);
  });
  it('goes on only behind what lies below the name', async () => {
    for (const after of ['1.3.6.1.2.1.1.5.0', '1.3.6.1.2.1.2.20.1', 'ifTable', '1.3.6.1.2.1.2'])
      await expect(browser.walk(session, { oid: 'ifTable', limit: 3, after }), after).rejects.toMatchObject({
        code: 'invalid-input',
        errors: [{ path: '/after' }],
      });
  });
  it('answers with what came when the time for it is over', async () => {
    const slow = await startAgent(VALUES, (_, answer) => ({ ...answer, varbinds: answer.varbinds.slice(0, 1) }));
    const snmp = createSnmp();
    open.push(slow, snmp);
    const one = snmp.open(slow.target, { version: 2, community: 'public' });
    const walked = await browser.walk(one, { oid: 'ifTable', limit: 3000, withinMs: 0 });
    expect([walked.items.length, walked.cut]).toEqual([1, 'ms']);
  });
  it('refuses names of no MIB and values of another type before anything is sent', async () => {
    await expect(browser.get(session, ['nobody.0'])).rejects.toMatchObject({ code: 'not-found' });
    for (const [type, value] of [
      ['integer', '1e9'],
      ['gauge32', '-1'],
      ['hex', '0'],
      ['address', '1.2.3'],
      ['oid', 'x'],
    ] as const)
      await expect(browser.set(session, 'sysName.0', type, value), type).rejects.toMatchObject({
        code: 'invalid-input',
      });
  });
});
