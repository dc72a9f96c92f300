import { afterEach, describe, expect, it } from 'vitest';
import type { SnmpValue } from '../protocols/snmp-pdu.ts';
import { createSnmp } from '../snmp/snmp.ts';
import { startAgent, type Values } from '../snmp/testing/agent.ts';
import { readColumns } from './columns.ts';
import { readProcesses } from './processes.ts';
import { cidrEnds, inetEnds, readRoutes } from './routes.ts';

const text = (words: string): SnmpValue => ({ type: 'octets', value: new Uint8Array(Buffer.from(words)) });
const integer = (value: number): SnmpValue => ({ type: 'integer', value });
const RUN = '1.3.6.1.2.1.25.4.2.1';
const PERF = '1.3.6.1.2.1.25.5.1.1';
const FORWARD = '1.3.6.1.2.1.4.24';
const OLD = '1.3.6.1.2.1.4.21.1';

const open: { close(): unknown }[] = [];
async function agentOf(values: Values) {
  const agent = await startAgent(values);
  const snmp = createSnmp();
  open.push(agent, snmp);
  return { session: snmp.open(agent.target, { version: 2, community: 'public' }), agent };
}
afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
});

describe('the processes of a device', () => {
  it('are told with their share of processor and memory, where the agent knows it', async () => {
    const { session } = await agentOf({
      [`${RUN}.2.1`]: text('systemd'),
      [`${RUN}.2.842`]: text('sshd'),
      [`${RUN}.4.842`]: text('/usr/sbin/sshd'),
      [`${RUN}.5.842`]: text('-D'),
      [`${RUN}.6.1`]: integer(4),
      [`${RUN}.6.842`]: integer(4),
      [`${RUN}.7.1`]: integer(2),
      [`${RUN}.7.842`]: integer(9),
      [`${PERF}.1.842`]: integer(1250),
      [`${PERF}.2.842`]: integer(6144),
    });
    expect(await readProcesses(session)).toEqual({
      cut: false,
      items: [
        { pid: 1, name: 'systemd', type: 'application', status: 'runnable' },
        {
          pid: 842,
          name: 'sshd',
          path: '/usr/sbin/sshd',
          parameters: '-D',
          type: 'application',
          cpuS: 12.5,
          memoryBytes: 6_291_456,
        },
      ],
    });
  });
  it('cost one question where the agent has none', async () => {
    const { session, agent } = await agentOf({ '1.3.6.1.2.1.1.5.0': text('sw1') });
    expect(await readProcesses(session)).toEqual({ cut: false, items: [] });
    expect(agent.requests).toHaveLength(1);
  });
});

describe('columns of a table', () => {
  it('are read up to a number of rows, and it is said that there are more', async () => {
    const values = Object.fromEntries([1, 2, 3].map((row) => [`${RUN}.2.${String(row)}`, text('x')]));
    const { session } = await agentOf(values);
    const some = await readColumns(session, { name: `${RUN}.2` }, { most: 2 });
    expect([some.indexes, some.isCut]).toEqual([['1', '2'], true]);
    const all = await readColumns(session, { name: `${RUN}.2` }, { most: 3 });
    expect([all.indexes, all.isCut]).toEqual([['1', '2', '3'], false]);
  });
});

describe('the routes of a device', () => {
  const inet = '1.4.10.20.0.0.16.3.0.0.1.1.4.10.0.0.1';
  const v6 = `2.16.32.1.13.184.0.0.0.0.0.0.0.0.0.0.0.0.32.2.0.0.4.20.254.128.0.0.0.0.0.0.0.0.0.0.0.0.0.1.0.0.0.3`;

  it.each([
    [inet, { destination: '10.20.0.0', prefix: 16, nextHop: '10.0.0.1' }],
    [v6, { destination: '2001:db8::', prefix: 32, nextHop: 'fe80::1' }],
    ['1.4.0.0.0.0.0.2.0.0.0.0', { destination: '0.0.0.0', prefix: 0, nextHop: undefined }],
    ['16.3.1.2.3', undefined],
    ['', undefined],
  ])('are in the index %s of the table for all families', (index, ends) => {
    expect(inetEnds(index)).toEqual(ends);
  });
  it.each([
    ['10.1.0.0.255.255.0.0.0.10.0.0.2', { destination: '10.1.0.0', prefix: 16, nextHop: '10.0.0.2' }],
    ['10.1.0.0.255.0.255.0.0.10.0.0.2', undefined],
    ['1.2', undefined],
  ])('are in the index %s of the older one', (index, ends) => {
    expect(cidrEnds(index)).toEqual(ends);
  });

  it('come of the newest table that has a line', async () => {
    const row = (oid: string, ...values: readonly (readonly [number, number])[]): Values =>
      Object.fromEntries(values.map(([column, value]) => [oid.replace('#', String(column)), integer(value)] as const));
    const newest = row(`${FORWARD}.7.1.#.${inet}`, [7, 3], [8, 4], [9, 13], [12, 110]);
    const older = row(`${FORWARD}.4.1.#.10.1.0.0.255.255.0.0.0.10.0.0.2`, [5, 0], [6, 3], [7, 2], [11, -1]);
    const oldest: Values = {
      ...row(`${OLD}.#.192.168.7.0`, [2, 1], [3, 1], [8, 4], [9, 8]),
      [`${OLD}.7.192.168.7.0`]: { type: 'ip', value: '10.0.0.9' },
      [`${OLD}.11.192.168.7.0`]: { type: 'ip', value: '255.255.255.0' },
      ...row(`${OLD}.#.192.168.8.0`, [2, 1], [8, 2]),
    };
    const first = await agentOf({ ...newest, ...older, ...oldest });
    expect((await readRoutes(first.session)).items).toEqual([
      {
        destination: '10.20.0.0',
        prefix: 16,
        nextHop: '10.0.0.1',
        ifIndex: 3,
        type: 'remote',
        protocol: 'ospf',
        metric: 110,
      },
    ]);
    const second = await agentOf({ ...older, ...oldest });
    expect((await readRoutes(second.session)).items).toEqual([
      { destination: '10.1.0.0', prefix: 16, nextHop: '10.0.0.2', type: 'local', protocol: 'local' },
    ]);
    const third = await agentOf(oldest);
    expect(await readRoutes(third.session)).toEqual({
      cut: false,
      items: [
        {
          destination: '192.168.7.0',
          prefix: 24,
          nextHop: '10.0.0.9',
          ifIndex: 1,
          type: 'remote',
          protocol: 'rip',
          metric: 1,
        },
      ],
    });
  });
});
