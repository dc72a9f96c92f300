import type { Input, Output } from '../../src/contract/contract.ts';
import { Fault } from '../../src/contract/faults.ts';
import type { MibFile, MibNode, SnmpValue } from '../../src/contract/mibs.ts';

type Sketch = readonly [oid: string, name: string, module: string, kind: MibNode['kind'], more?: Partial<MibNode>];
const SKETCHES: readonly Sketch[] = [
  ['1.3.6.1.1', 'directory', 'SNMPv2-SMI', 'node'],
  ['1.3.6.1.2', 'mgmt', 'SNMPv2-SMI', 'node'],
  ['1.3.6.1.2.1', 'mib-2', 'SNMPv2-SMI', 'node'],
  ['1.3.6.1.2.1.1', 'system', 'SNMPv2-MIB', 'node'],
  ['1.3.6.1.2.1.1.1', 'sysDescr', 'SNMPv2-MIB', 'scalar', { type: 'DisplayString' }],
  ['1.3.6.1.2.1.1.5', 'sysName', 'SNMPv2-MIB', 'scalar', { type: 'DisplayString', access: 'read-write' }],
  ['1.3.6.1.2.1.2', 'interfaces', 'IF-MIB', 'node'],
  ['1.3.6.1.2.1.2.2', 'ifTable', 'IF-MIB', 'table'],
  ['1.3.6.1.2.1.2.2.1', 'ifEntry', 'IF-MIB', 'row', { index: ['ifIndex'] }],
  ['1.3.6.1.2.1.2.2.1.2', 'ifDescr', 'IF-MIB', 'column'],
  [
    '1.3.6.1.2.1.2.2.1.7',
    'ifAdminStatus',
    'IF-MIB',
    'column',
    {
      access: 'read-write',
      values: [
        { value: 1, name: 'up' },
        { value: 2, name: 'down' },
      ],
    },
  ],
  ['1.3.6.1.2.1.2.2.1.10', 'ifInOctets', 'IF-MIB', 'column', { type: 'Counter32', units: 'B' }],
  ['1.3.6.1.4', 'private', 'SNMPv2-SMI', 'node'],
  ['1.0.8802.1.1', 'ieee802dot1mibs', 'SNMPv2-SMI', 'node'],
];
const parentOf = (oid: string): string => oid.slice(0, oid.lastIndexOf('.'));
const NODES: readonly MibNode[] = SKETCHES.map(([oid, name, module, kind, more]) => ({
  oid,
  name,
  module,
  kind,
  type: null,
  access: null,
  units: null,
  description: null,
  index: [],
  values: [],
  hasChildren: SKETCHES.some(([other]) => parentOf(other) === oid),
  ...more,
}));

const IF = '1.3.6.1.2.1.2.2.1';
const value = (oid: string, name: string, told: Pick<SnmpValue, 'type' | 'text'> & Partial<SnmpValue>): SnmpValue => ({
  oid,
  name,
  hex: null,
  number: null,
  ...told,
});
export const FAKE_VALUES: readonly SnmpValue[] = [1, 2, 7].flatMap((row) => [
  value(`${IF}.2.${String(row)}`, `ifDescr.${String(row)}`, {
    type: 'octets',
    text: row === 7 ? '=cmd()' : `ether${String(row)}`,
  }),
  value(`${IF}.7.${String(row)}`, `ifAdminStatus.${String(row)}`, { type: 'integer', text: 'up (1)', number: 1 }),
  value(`${IF}.10.${String(row)}`, `ifInOctets.${String(row)}`, {
    type: 'counter32',
    text: String(row * 1000),
    number: row * 1000,
  }),
]);

/** Numbers for "IF-MIB::ifDescr.3" and the like. */
function oidOf(text: string): string {
  const [, name = '', rest = ''] = /^(?:[\w-]+::)?([A-Za-z][\w-]*)((?:\.\d+)*)$/.exec(text) ?? [];
  if (name === '') return text;
  const known = NODES.find((node) => node.name === name);
  if (known === undefined) throw new Fault('not-found', `No MIB here has the name "${text}".`);
  return known.oid + rest;
}

/** Answers to everything that the browser of SNMP asks. */
export function fakeSnmp() {
  let watched: Output<'oids.list'>['items'] = [];
  return {
    'mibs.tree': ({ oid = '1.3.6.1' }: Input<'mibs.tree'>): Output<'mibs.tree'> => {
      const number = oidOf(oid);
      return {
        node: NODES.find((node) => node.oid === number) ?? null,
        items: NODES.filter((node) => parentOf(node.oid) === number),
        nextCursor: null,
      };
    },
    'mibs.find': ({ q }: Input<'mibs.find'>): Output<'mibs.find'> => ({
      items: NODES.filter(({ name }) => name.toLowerCase().includes(q.toLowerCase())),
      nextCursor: null,
    }),
    'snmp.get': ({ oids }: Input<'snmp.get'>): Output<'snmp.get'> => ({
      items: oids.map((one) => {
        const oid = oidOf(one);
        return FAKE_VALUES.find((known) => known.oid === oid) ?? value(oid, one, { type: 'noSuchInstance', text: '' });
      }),
      nextCursor: null,
    }),
    'snmp.walk': ({ oid, after }: Input<'snmp.walk'>): Output<'snmp.walk'> => {
      const all = FAKE_VALUES.filter((known) => known.oid.startsWith(`${oidOf(oid)}.`));
      const from = all.findIndex((known) => known.oid === after) + 1;
      // Two pages, of a device that then answers out of order.
      return { items: all.slice(from, from + 5), cut: from === 0 ? 'limit' : 'order', nextCursor: null };
    },
    'snmp.table': (): Output<'snmp.table'> => ({
      columns: ['ifDescr', 'ifAdminStatus', 'ifInOctets'].map((name) => ({ oid: oidOf(name), name })),
      rows: ['1', '2', '7'].map((index, row) => ({
        index,
        cells: [0, 1, 2].map((column) => FAKE_VALUES[row * 3 + column] ?? null),
      })),
      cut: false,
      next: null,
    }),
    'snmp.set': ({ oid, value: text }: Input<'snmp.set'>): Output<'snmp.set'> => ({
      before: null,
      after: value(oidOf(oid), 'ifAdminStatus.1', { type: 'integer', text: `down (${text})`, number: Number(text) }),
    }),
    'oids.list': (): Output<'oids.list'> => ({ items: watched, nextCursor: null }),
    'oids.add': ({ id: _device, ...settings }: Input<'oids.add'>): Output<'oids.add'> => {
      const { label, oid, isColumn = false, isCounter = false, unit = '' } = settings;
      const one = { id: 'w1', label, oid, isColumn, isCounter, unit };
      watched = [...watched, one];
      return one;
    },
    'oids.remove': ({ oidId }: Input<'oids.remove'>): Output<'oids.remove'> => {
      watched = watched.filter(({ id }) => id !== oidId);
      return {};
    },
    'credentials.list': (): Output<'credentials.list'> => ({ items: [], nextCursor: null }),
  };
}

export const FAKE_MIB: MibFile = {
  name: 'ACME-MIB',
  modules: ['ACME-MIB', 'ACME-TC'],
  objects: 42,
  addedAt: '2026-01-15T11:00:00.000Z',
  problems: ['acmeBase is not known; import ACME-BASE-MIB, too.'],
};
