import { readAddresses, readArp, readNetToPhysical } from '../inspect/addresses.ts';
import { readLldpLocal } from '../inspect/lldp.ts';
import { readPortNames } from '../inspect/ports.ts';
import { type Column, createReader, type Reader } from '../inspect/reader.ts';
import { hexOf, macOf, numberOf, textOf } from '../inspect/values.ts';
import type { Profile } from '../profiles/profile.ts';
import type { SnmpSession } from '../snmp/snmp.ts';
import { CHASSIS_ID, lldpIdOf, macOfId } from './lldp-id.ts';
import { portNumbering } from './local-ports.ts';
import { BASE_PORT_IF, MOST_FDB, type OpenVlan, readLearnt, readStp } from './read-bridge.ts';
import { readLags, readNextHops, readPeers } from './read-layers.ts';
import { readAllNeighbours } from './read-neighbours.ts';
import type { Wiring, WiringDoubt, WiringIdentity, WiringNeighbour, WiringPort } from './wiring.ts';

const SYSTEM = '1.3.6.1.2.1.1';
const UPTIME = `${SYSTEM}.3.0`;
const BRIDGE_ADDRESS = '1.3.6.1.2.1.17.1.1.0';
/** @see SNMP-FRAMEWORK-MIB, RFC 3411; ENTITY-MIB, RFC 6933 */
const ENGINE_ID = '1.3.6.1.6.3.10.2.1.1.0';
const ENTITY_CLASS = '1.3.6.1.2.1.47.1.1.1.1.5';
const ENTITY_SERIAL = '1.3.6.1.2.1.47.1.1.1.1.11';
const CHASSIS = 3;
/** @see IF-MIB, RFC 2863 */
const OPER_STATUS = '1.3.6.1.2.1.2.2.1.8';
const UP = 1;
const CISCO = '1.3.6.1.4.1.9.';
/** A hub full of telephones has some tens; thousands at one port are made up. */
const MOST_AT_PORT = 64;
const MOST_ARP = 20_000;

export type WiringOptions = {
  readonly signal?: AbortSignal | undefined;
  /** One that has read tables of this agent already, so that none is read twice. */
  readonly reader?: Reader | undefined;
  /** For switches that keep a bridge for each VLAN. */
  readonly openVlan?: OpenVlan | undefined;
  /** A device's own tables of neighbours, for those without the standard ones. */
  readonly rules?: Profile['neighbours'] | undefined;
  /** What was read before: what seldom changes is taken from it, and what was not there is not asked for. */
  readonly before?: Wiring | undefined;
};

async function readSerial(reader: Reader): Promise<string | undefined> {
  const serials = await reader.column(ENTITY_SERIAL);
  if (serials.size === 0) return undefined;
  const classes = await reader.column(ENTITY_CLASS);
  const told = [...serials].filter(([, cell]) => textOf(cell) !== undefined);
  const [, chassis] = told.find(([index]) => numberOf(classes.get(index)) === CHASSIS) ?? [];
  return textOf(chassis);
}

async function readIdentity(reader: Reader): Promise<WiringIdentity> {
  const [descr, objectId, name] = await Promise.all([1, 2, 5].map((n) => reader.get(`${SYSTEM}.${String(n)}.0`)));
  const local = await readLldpLocal(reader);
  const engine = await reader.get(ENGINE_ID);
  return {
    sysName: textOf(name),
    sysObjectId: textOf(objectId),
    sysDescr: textOf(descr),
    chassisId: lldpIdOf(local?.chassisSubtype, local?.chassis, CHASSIS_ID),
    bridgeMac: macOf(await reader.get(BRIDGE_ADDRESS)),
    engineId: engine?.type === 'octets' && engine.value.length >= 5 ? hexOf(engine.value.subarray(0, 32)) : undefined,
    serial: await readSerial(reader),
  };
}

async function readWiringPorts(reader: Reader): Promise<readonly WiringPort[]> {
  return (await readPortNames(reader)).map((port) => ({
    ifIndex: port.index,
    name: port.name,
    descr: port.descr,
    alias: port.alias,
    mac: port.mac === '000000000000' ? undefined : port.mac,
    type: port.type,
    speedBps: port.speed,
    isUp: port.oper === undefined ? undefined : port.oper === 'up',
  }));
}

/** Ports that are known, with whether they are up now. */
async function readCarriers(reader: Reader, ports: readonly WiringPort[]): Promise<readonly WiringPort[]> {
  const states = await reader.column(OPER_STATUS);
  return ports.map((port) => {
    const state = numberOf(states.get(String(port.ifIndex)));
    return state === undefined ? port : { ...port, isUp: state === UP };
  });
}

/** Hardware addresses of the device itself. */
export const ownMacs = ({ identity, ports }: Pick<Wiring, 'identity' | 'ports'>): ReadonlySet<string> =>
  new Set(
    [identity.bridgeMac, macOfId(identity.chassisId, CHASSIS_ID.mac), ...ports.map(({ mac }) => mac)].filter(
      (mac) => mac !== undefined,
    ),
  );

/** Whether a neighbour has the chassis of the device that tells of it. */
function isSelf({ chassisId }: WiringNeighbour, { chassisId: own }: WiringIdentity): boolean {
  return chassisId !== undefined && chassisId.subtype === own?.subtype && chassisId.hex === own.hex;
}

/** Neighbours as far as they can be: not the device itself, and not more at one port than a cable has. */
function soundNeighbours(all: readonly WiringNeighbour[], identity: WiringIdentity, doubts: Set<WiringDoubt>) {
  const counts = new Map<number | undefined, number>();
  return all.filter((one) => {
    if (isSelf(one, identity)) {
      doubts.add('own-neighbour');
      return false;
    }
    const count = (counts.get(one.ifIndex) ?? 0) + 1;
    counts.set(one.ifIndex, count);
    if (count > MOST_AT_PORT) doubts.add('many-neighbours');
    return count <= MOST_AT_PORT;
  });
}

async function readResolved(reader: Reader): Promise<Wiring['arp']> {
  const [old, modern] = [await readArp(reader), await readNetToPhysical(reader)];
  const known = new Set(old.map(({ address, ifIndex }) => `${address} ${String(ifIndex)}`));
  return [...old, ...modern.filter(({ address, ifIndex }) => !known.has(`${address} ${String(ifIndex)}`))]
    .filter(({ mac }) => mac !== '000000000000' && mac !== 'ffffffffffff')
    .slice(0, MOST_ARP);
}

/** What may be asked for: at the first reading everything, later what there was. */
function wanted(before: Wiring | undefined) {
  const has = (some: readonly unknown[] | undefined): boolean => some === undefined || some.length > 0;
  const spoke = (protocol: WiringNeighbour['protocol']): boolean =>
    before === undefined || before.neighbours.some((one) => one.protocol === protocol);
  return {
    lldp: before?.identity.chassisId !== undefined || spoke('lldp'),
    cdp: spoke('cdp'),
    mndp: spoke('mndp'),
    bridge: before === undefined || before.identity.bridgeMac !== undefined || before.fdb.length > 0,
    stp: has(before?.stp),
    lags: has(before?.lags),
    peers: has(before?.peers),
  };
}

type Lasting = Pick<Wiring, 'identity' | 'ports' | 'addresses' | 'nextHops'>;

/** What seldom changes; of what is known already only whether ports are up. */
async function readLasting(reader: Reader, before: Wiring | undefined): Promise<Lasting> {
  if (before !== undefined) {
    // Tables of one that is silent are empty: whether it answers must be known first.
    await reader.get(UPTIME);
    const { identity, addresses, nextHops } = before;
    return { identity, addresses, nextHops, ports: await readCarriers(reader, before.ports) };
  }
  const identity = await readIdentity(reader);
  const ports = await readWiringPorts(reader);
  const { ipv4, ipv6 } = await readAddresses(reader);
  return { identity, ports, addresses: [...ipv4, ...ipv6], nextHops: await readNextHops(reader) };
}

/** Bundles, spanning tree and routing neighbours, as far as there may be any. */
async function readStructure(reader: Reader, bridge: Column, ports: Wiring['ports'], want: ReturnType<typeof wanted>) {
  return {
    stp: want.stp ? await readStp(reader, bridge) : [],
    lags: want.lags ? await readLags(reader, ports) : [],
    peers: want.peers ? await readPeers(reader) : [],
  };
}

/**
 * Reads how a device is wired, by all that the standards and the great makers have for it. A table that the agent
 * refuses or cuts off counts as what came, and `doubts` says so.
 *
 * @throws {Fault} `timeout`, `auth-failed` or `unreachable` when the agent does not answer at all; when `signal` ends it
 */
export async function readWiring(
  session: Pick<SnmpSession, 'get' | 'walk'>,
  { signal, reader = createReader(session, signal), openVlan, before, rules }: WiringOptions = {},
): Promise<Wiring> {
  const shortBefore = reader.shortfalls.length;
  const want = wanted(before);
  const doubts = new Set<WiringDoubt>();
  const { ports: bare, ...lasting } = await readLasting(reader, before);
  const { identity } = lasting;
  const bridge: Column = want.bridge || want.lldp ? await reader.column(BASE_PORT_IF) : new Map();
  const numbering = portNumbering(bare, bridge, want.lldp ? await readLldpLocal(reader) : undefined);
  const names = numbering.names();
  const ports = bare.map((port) => ({ ...port, ...names.get(port.ifIndex) }));
  const neighbours = soundNeighbours(await readAllNeighbours(reader, numbering, want, rules), identity, doubts);
  const isCisco = identity.sysObjectId?.startsWith(CISCO) === true;
  const own = ownMacs({ identity, ports });
  const fdb = want.bridge ? await readLearnt(reader, own, isCisco ? openVlan : undefined, signal) : [];
  if (fdb.length >= MOST_FDB) doubts.add('many-addresses');
  const arp = await readResolved(reader);
  const structure = await readStructure(reader, bridge, ports, want);
  if (reader.shortfalls.length > shortBefore) doubts.add('unread');
  return { ...lasting, ports, neighbours, fdb, arp, ...structure, doubts: [...doubts] };
}
