import { afterEach, describe, expect, it } from 'vitest';
import type { SnmpValue } from '../protocols/snmp-pdu.ts';
import { createSnmp, type SnmpSession } from '../snmp/snmp.ts';
import { startAgent, type Values } from '../snmp/testing/agent.ts';
import { readWiring } from './read-wiring.ts';

const text = (words: string): SnmpValue => ({ type: 'octets', value: new Uint8Array(Buffer.from(words)) });
const bytes = (digits: string): SnmpValue => ({ type: 'octets', value: new Uint8Array(Buffer.from(digits, 'hex')) });
const integer = (value: number): SnmpValue => ({ type: 'integer', value });
const objectId = (value: string): SnmpValue => ({ type: 'oid', value });
const SYSTEM = '1.3.6.1.2.1.1';
const IF = '1.3.6.1.2.1.2.2.1';
const IFX = '1.3.6.1.2.1.31.1.1.1';
const LLDP = '1.0.8802.1.1.2.1';
const MNDP = '1.3.6.1.4.1.14988.1.1.11.1.1';
const BASE_PORT = '1.3.6.1.2.1.17.1.4.1.2';
const FDB = '1.3.6.1.2.1.17.4.3.1.2';

const port = (ifIndex: number, name: string): Values => ({
  [`${IF}.1.${String(ifIndex)}`]: integer(ifIndex),
  [`${IF}.2.${String(ifIndex)}`]: text(name),
  [`${IF}.3.${String(ifIndex)}`]: integer(6),
  [`${IF}.8.${String(ifIndex)}`]: integer(1),
  [`${IFX}.1.${String(ifIndex)}`]: text(name),
});
/** A neighbour at an LLDP port number, with what its columns hold. */
const remote = (number: number, made: number, columns: Readonly<Record<number, SnmpValue>>): Values =>
  Object.fromEntries(
    Object.entries({ 4: integer(4), 6: integer(5), ...columns }).map(([column, value]) => [
      `${LLDP}.4.1.1.${column}.0.${String(number)}.${String(made)}`,
      value,
    ]),
  );

const open: { close(): unknown }[] = [];
async function sessionOf(values: Values): Promise<{ session: SnmpSession; requests: readonly unknown[] }> {
  const agent = await startAgent({ [`${SYSTEM}.3.0`]: { type: 'ticks', value: 1 }, ...values });
  const snmp = createSnmp();
  open.push(agent, snmp);
  return { session: snmp.open(agent.target, { version: 2, community: 'public' }), requests: agent.requests };
}
afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
});

describe('neighbours by LLDP', () => {
  it('are at the interface whose name the local table gives to their port number', async () => {
    const { session } = await sessionOf({
      ...port(10, 'ge-0/0/0'),
      ...port(11, 'ge-0/0/1'),
      [`${LLDP}.3.7.1.2.501`]: integer(5),
      [`${LLDP}.3.7.1.3.501`]: text('ge-0/0/0'),
      [`${LLDP}.3.7.1.2.502`]: integer(5),
      [`${LLDP}.3.7.1.3.502`]: text('ge-0/0/1'),
      ...remote(502, 1, { 5: bytes('02aa00000001'), 7: text('p7'), 9: text('core') }),
    });
    const { neighbours } = await readWiring(session);
    expect(neighbours).toMatchObject([{ ifIndex: 11, sysName: 'core', portId: { subtype: 5, text: 'p7' } }]);
  });

  it('keep the NULs of a chassis in its bytes and out of its text', async () => {
    const { session } = await sessionOf({
      ...port(1, 'p1'),
      ...remote(1, 1, { 4: integer(7), 5: bytes('636f72650000'), 7: text('x') }),
    });
    const { neighbours } = await readWiring(session);
    expect(neighbours[0]?.chassisId).toEqual({ subtype: 7, hex: '636f72650000', text: 'core' });
  });

  it('that are the device itself are left out, and it is said', async () => {
    const { session } = await sessionOf({
      ...port(1, 'p1'),
      [`${LLDP}.3.1.0`]: integer(4),
      [`${LLDP}.3.2.0`]: bytes('02aa00000009'),
      ...remote(1, 1, { 5: bytes('02aa00000009'), 7: text('p2') }),
    });
    const { neighbours, doubts } = await readWiring(session);
    expect([neighbours, doubts]).toEqual([[], ['own-neighbour']]);
  });

  it('beyond what a cable can have are cut, and it is said', async () => {
    const crowd = Array.from({ length: 300 }, (_, place) =>
      remote(1, place + 1, { 5: bytes((0x02aa_0000_0000 + place).toString(16).padStart(12, '0')), 7: text('x') }),
    );
    const { session } = await sessionOf(Object.assign({}, port(1, 'p1'), ...crowd) as Values);
    const { neighbours, doubts } = await readWiring(session);
    expect([neighbours.length, doubts]).toEqual([64, ['many-neighbours']]);
  });

  it.each([
    ['6.49.10', 2],
    ['7.8', 1],
  ])('of RouterOS %s are at interface %i', async (version, ifIndex) => {
    const { session } = await sessionOf({
      ...port(1, 'ether1'),
      ...port(2, 'ether2'),
      '1.3.6.1.4.1.14988.1.1.4.4.0': text(version),
      ...remote(1, 5, { 5: text('02:AA:00:00:00:05'), 7: text('p7'), 9: text('core') }),
      [`${MNDP}.2.5`]: { type: 'ip', value: '10.0.0.5' },
      [`${MNDP}.3.5`]: bytes('02aa00000005'),
      [`${MNDP}.6.5`]: text('core'),
      [`${MNDP}.8.5`]: integer(2),
    });
    const { neighbours } = await readWiring(session);
    expect(neighbours.find(({ protocol }) => protocol === 'lldp')?.ifIndex).toBe(ifIndex);
  });
});

describe('learnt addresses', () => {
  const learnt = {
    [`${BASE_PORT}.3`]: integer(7),
    [`${FDB}.2.170.0.0.0.1`]: integer(3),
    [`${FDB}.2.170.0.0.0.2`]: integer(0),
  };
  it('are at the interface of their bridge port; those at none are left out', async () => {
    const { session } = await sessionOf({ ...port(7, 'p7'), ...learnt });
    expect((await readWiring(session)).fdb).toEqual([{ mac: '02aa00000001', vlan: 0, ifIndex: 7 }]);
  });

  it('of a Cisco are read VLAN by VLAN', async () => {
    const { session } = await sessionOf({
      ...port(7, 'p7'),
      [`${SYSTEM}.2.0`]: objectId('1.3.6.1.4.1.9.1.1'),
      '1.3.6.1.4.1.9.9.46.1.3.1.1.2.1.20': integer(1),
      '1.3.6.1.4.1.9.9.46.1.3.1.1.2.1.1003': integer(1),
    });
    const bridge = await sessionOf(learnt);
    const asked: number[] = [];
    const openVlan = (vlan: number): SnmpSession => {
      asked.push(vlan);
      return bridge.session;
    };
    const { fdb } = await readWiring(session, { openVlan });
    expect([asked, fdb]).toEqual([[20], [{ mac: '02aa00000001', vlan: 20, ifIndex: 7 }]]);
  });
});

describe('a second reading', () => {
  it('asks only for what changes, and takes the rest from the first', async () => {
    const { session, requests } = await sessionOf({ ...port(1, 'p1'), [`${SYSTEM}.5.0`]: text('sw1') });
    const before = await readWiring(session);
    const whole = requests.length;
    const again = await readWiring(session, { before });
    expect(again).toEqual(before);
    expect(requests.length - whole).toBeLessThan(whole / 4);
  });

  it('of one that is silent is none, rather than one without neighbours', async () => {
    const { session } = await sessionOf(port(1, 'p1'));
    const before = await readWiring(session);
    const silent: SnmpSession = { ...session, get: () => Promise.reject(new Error('silent')) };
    await expect(readWiring(silent, { before })).rejects.toThrow('silent');
  });
});
