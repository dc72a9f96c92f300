import type { Varbind } from '../protocols/snmp-pdu.ts';
import type { PortFacts } from '../../contract/facts.ts';
import { IF_TYPES } from './if-types.ts';
import { type Column, indexesOf, type Reader } from './reader.ts';
import { macOf, numberOf, textOf } from './values.ts';

/** @see IF-MIB, RFC 2863; EtherLike-MIB, RFC 3635 */
const IF_ENTRY = '1.3.6.1.2.1.2.2.1';
const IFX_ENTRY = '1.3.6.1.2.1.31.1.1.1';
const DUPLEX = '1.3.6.1.2.1.10.7.2.1.19';

const ADMIN = ['up', 'down', 'testing'] as const;
const OPER = ['up', 'down', 'testing', 'unknown', 'dormant', 'notPresent', 'lowerLayerDown'] as const;
const DUPLEXES = ['unknown', 'halfDuplex', 'fullDuplex'] as const;
const MAX_32 = 0xffff_ffff;

const word = (words: readonly string[], one: Varbind | undefined): string | undefined =>
  words[(numberOf(one) ?? 0) - 1];

type Counter = number | string | undefined;
/** A counter exactly: beyond 53 bits as decimal text. */
function counterOf(one: Varbind | undefined): Counter {
  if (one?.type !== 'counter64') return numberOf(one);
  return one.value <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(one.value) : String(one.value);
}
/** The 64-bit counter where the agent has one. */
const wide = (high: Varbind | undefined, low: Varbind | undefined): Counter => counterOf(high) ?? counterOf(low);

/** bit/s; the column in Mbit/s where the other is at its end, missing or 0. @see RFC 2863 section 3.1.8 */
function speedOf(speed: number | undefined, megabits: number | undefined): number | undefined {
  if (megabits !== undefined && megabits > 0 && (speed === undefined || speed === 0 || speed >= MAX_32))
    return megabits * 1e6;
  return speed;
}

/** A description without the backslashes some agents wrap it in. */
const unwrapped = (text: string | undefined): string | undefined => text?.replace(/^\\(.*)\\$/s, '$1');

/** Columns of the two tables, by what they are here. */
const COLUMNS = {
  index: `${IF_ENTRY}.1`,
  descr: `${IF_ENTRY}.2`,
  type: `${IF_ENTRY}.3`,
  mtu: `${IF_ENTRY}.4`,
  speed: `${IF_ENTRY}.5`,
  mac: `${IF_ENTRY}.6`,
  admin: `${IF_ENTRY}.7`,
  oper: `${IF_ENTRY}.8`,
  lastChange: `${IF_ENTRY}.9`,
  inOctets: `${IF_ENTRY}.10`,
  inUcast: `${IF_ENTRY}.11`,
  inDiscards: `${IF_ENTRY}.13`,
  inErrors: `${IF_ENTRY}.14`,
  outOctets: `${IF_ENTRY}.16`,
  outUcast: `${IF_ENTRY}.17`,
  outDiscards: `${IF_ENTRY}.19`,
  outErrors: `${IF_ENTRY}.20`,
  name: `${IFX_ENTRY}.1`,
  inOctets64: `${IFX_ENTRY}.6`,
  inUcast64: `${IFX_ENTRY}.7`,
  outOctets64: `${IFX_ENTRY}.10`,
  outUcast64: `${IFX_ENTRY}.11`,
  megabits: `${IFX_ENTRY}.15`,
  connector: `${IFX_ENTRY}.17`,
  alias: `${IFX_ENTRY}.18`,
  duplex: DUPLEX,
} as const;
type Cells = (column: keyof typeof COLUMNS) => Varbind | undefined;

/** What an interface is. */
function identityOf(cell: Cells): Omit<PortFacts, 'index'> {
  const [descr, name] = [textOf(cell('descr')), textOf(cell('name'))];
  const connector = numberOf(cell('connector'));
  return {
    name: name ?? descr,
    descr: descr ?? name,
    alias: unwrapped(textOf(cell('alias'))),
    type: IF_TYPES[numberOf(cell('type')) ?? 0],
    speed: speedOf(numberOf(cell('speed')), numberOf(cell('megabits'))),
    mtu: numberOf(cell('mtu')),
    mac: macOf(cell('mac')),
    admin: word(ADMIN, cell('admin')),
    oper: word(OPER, cell('oper')),
    duplex: word(DUPLEXES, cell('duplex')),
    connector: connector === undefined ? undefined : String(connector === 1),
    lastChange: numberOf(cell('lastChange')),
  };
}

/** What went through it. */
const countersOf = (cell: Cells): Omit<PortFacts, 'index'> => ({
  inOctets: wide(cell('inOctets64'), cell('inOctets')),
  outOctets: wide(cell('outOctets64'), cell('outOctets')),
  inUcast: wide(cell('inUcast64'), cell('inUcast')),
  outUcast: wide(cell('outUcast64'), cell('outUcast')),
  inErrors: numberOf(cell('inErrors')),
  outErrors: numberOf(cell('outErrors')),
  inDiscards: numberOf(cell('inDiscards')),
  outDiscards: numberOf(cell('outDiscards')),
});

type ColumnName = keyof typeof COLUMNS;
const IDENTITY = ['index', 'descr', 'name', 'alias', 'type', 'speed', 'megabits', 'mac', 'oper'] as const;

async function readColumns<T>(
  reader: Reader,
  names: readonly ColumnName[],
  make: (key: string, cell: Cells) => T,
): Promise<readonly T[]> {
  const columns = new Map<string, Column>();
  for (const name of names) columns.set(name, await reader.column(COLUMNS[name]));
  const keys = ['index', 'descr', 'type', 'name'].map((name) => columns.get(name) ?? new Map());
  return indexesOf(...keys)
    .filter((key) => /^\d+$/.test(key))
    .map((key) => make(key, (column) => columns.get(column)?.get(key)));
}

/** All interfaces with what the standard tables say of them. */
export async function readPorts(reader: Reader): Promise<readonly PortFacts[]> {
  await reader.load(IF_ENTRY, IFX_ENTRY);
  return readColumns(reader, Object.keys(COLUMNS) as ColumnName[], (key, cell) => ({
    index: Number(key),
    ...identityOf(cell),
    ...countersOf(cell),
  }));
}

/** All interfaces with what they are called and are, without what went through them. */
export const readPortNames = (reader: Reader): Promise<readonly PortFacts[]> =>
  readColumns(reader, IDENTITY, (key, cell) => ({ index: Number(key), ...identityOf(cell) }));
