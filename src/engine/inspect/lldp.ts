import ipaddr from 'ipaddr.js';
import type { Varbind } from '../protocols/snmp-pdu.ts';
import { type Column, indexesOf, type Reader } from './reader.ts';
import { hexOf } from './values.ts';

/** @see LLDP-MIB, IEEE 802.1AB-2005 */
const LLDP = '1.0.8802.1.1.2.1';
/** @see LLDP-V2-MIB, IEEE 802.1AB-2009: the same, numbered by ifIndex and told apart by destination address */
const LLDP_V2 = '1.3.111.2.802.1.1.13.1';

/** What an agent keeps of one neighbour, as it came. `port` is lldpRemLocalPortNum, or with V2 the ifIndex. */
export type LldpRemote = {
  readonly port: string;
  readonly isIfIndex: boolean;
  /** lldpRemIndex */
  readonly made: number;
  readonly chassisSubtype: Varbind | undefined;
  readonly chassis: Varbind | undefined;
  readonly portSubtype: Varbind | undefined;
  readonly portId: Varbind | undefined;
  readonly portDescr: Varbind | undefined;
  readonly name: Varbind | undefined;
  readonly descr: Varbind | undefined;
  readonly capabilities: Varbind | undefined;
  readonly addresses: readonly string[];
};

/** What an agent says of its own ports, by lldpLocPortNum or ifIndex. */
export type LldpLocal = {
  readonly chassisSubtype: Varbind | undefined;
  readonly chassis: Varbind | undefined;
  readonly isIfIndex: boolean;
  readonly subtypes: Column;
  readonly ids: Column;
  readonly descrs: Column;
};

const hexText = (one: Varbind | undefined): string => (one?.type === 'octets' ? hexOf(one.value) : '');

/**
 * One entry of each neighbour's port: chassis and port together name it (IEEE 802.1AB, MSAP identifier). Some agents keep
 * what it was called before; the entry that was made last, with the higher lldpRemIndex, is how it is called now.
 */
function newestOf(remotes: readonly LldpRemote[]): readonly LldpRemote[] {
  const newest = new Map<string, LldpRemote>();
  const nameOf = ({ port, chassis, portId }: LldpRemote): string => [port, hexText(chassis), hexText(portId)].join(' ');
  for (const one of remotes) {
    const known = newest.get(nameOf(one));
    if (known === undefined || one.made > known.made) newest.set(nameOf(one), one);
  }
  return remotes.filter((one) => newest.get(nameOf(one)) === one);
}

/** Of an address in an index: its family by IANA, how long it is (some agents leave that out), its bytes. */
function managementAddress(arcs: readonly string[]): string | undefined {
  const [family, ...rest] = arcs.map(Number);
  const size = family === 1 ? 4 : family === 2 ? 16 : 0;
  const bytes = rest.length === size + 1 && rest[0] === size ? rest.slice(1) : rest;
  if (size === 0 || bytes.length !== size || bytes.some((byte) => byte > 255)) return undefined;
  return ipaddr.fromByteArray([...bytes]).toString();
}

/** Management addresses by the rest of the index of a neighbour. `arcs` is how many numbers name it. */
async function readAddresses(reader: Reader, prefix: string, arcs: number): Promise<ReadonlyMap<string, string[]>> {
  const found = new Map<string, string[]>();
  for (const index of (await reader.column(prefix)).keys()) {
    const parts = index.split('.');
    const address = managementAddress(parts.slice(arcs));
    // The moment in front differs in some agents from that of the neighbour itself.
    const key = parts.slice(1, arcs).join('.');
    if (address !== undefined) found.set(key, [...(found.get(key) ?? []), address]);
  }
  return found;
}

type Version = {
  readonly root: string;
  /** How many numbers name a neighbour; the first is when it came, the last lldpRemIndex. */
  readonly arcs: number;
  /** Column of lldpRemChassisIdSubtype; the others follow. */
  readonly first: number;
};
const V1: Version = { root: LLDP, arcs: 3, first: 4 };
const V2: Version = { root: LLDP_V2, arcs: 4, first: 5 };

async function readVersion(reader: Reader, { root, arcs, first }: Version): Promise<readonly LldpRemote[]> {
  const table = `${root}.4.1.1`;
  await reader.load(table);
  const column = (offset: number) => reader.column(`${table}.${String(first + offset)}`);
  const columns = await Promise.all([0, 1, 2, 3, 4, 5, 6, 8].map(column));
  const [, chassis, , portIds, , names] = columns;
  const indexes = indexesOf(...[chassis, portIds, names].map((one) => one ?? new Map()));
  if (indexes.length === 0) return [];
  const addresses = await readAddresses(reader, `${root}.4.2.1.3`, arcs);
  const remotes = indexes.map((index): LldpRemote => {
    const parts = index.split('.');
    const [chassisSubtype, chassisId, portSubtype, portId, portDescr, name, descr, capabilities] = columns.map((one) =>
      one.get(index),
    );
    return {
      port: parts[1] ?? '',
      isIfIndex: root === LLDP_V2,
      made: Number(parts.at(-1)),
      chassisSubtype,
      chassis: chassisId,
      portSubtype,
      portId,
      portDescr,
      name,
      descr,
      capabilities,
      addresses: addresses.get(parts.slice(1).join('.')) ?? [],
    };
  });
  return newestOf(remotes);
}

/** The neighbours an agent knows by LLDP, of the older MIB where it has it: both tell the same. */
export async function readLldpRemotes(reader: Reader): Promise<readonly LldpRemote[]> {
  const found = await readVersion(reader, V1);
  return found.length > 0 ? found : readVersion(reader, V2);
}

/** What an agent says of itself by LLDP; undefined where it has none. */
export async function readLldpLocal(reader: Reader): Promise<LldpLocal | undefined> {
  for (const root of [LLDP, LLDP_V2]) {
    const chassis = await reader.get(`${root}.3.2.0`);
    const [subtypes, ids, descrs] = await Promise.all(
      [2, 3, 4].map((n) => reader.column(`${root}.3.7.1.${String(n)}`)),
    );
    if (subtypes === undefined || ids === undefined || descrs === undefined) continue;
    if (chassis === undefined && ids.size === 0 && descrs.size === 0) continue;
    const chassisSubtype = await reader.get(`${root}.3.1.0`);
    return { chassisSubtype, chassis, isIfIndex: root === LLDP_V2, subtypes, ids, descrs };
  }
  return undefined;
}
