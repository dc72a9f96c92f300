import { Fault } from '../../contract/faults.ts';
import type { Profile } from '../profiles/profile.ts';
import type { SnmpSession } from '../snmp/snmp.ts';
import { readAddresses, readArp } from './addresses.ts';
import { readFdb, readVlans } from './bridge.ts';
import { readEntitySensors } from './entity-sensors.ts';
import type { DeviceFacts, SensorFacts, WirelessFacts } from '../../contract/facts.ts';
import { readMemory, readProcessors, readStorage } from './host-resources.ts';
import { readNeighbours } from './neighbours.ts';
import { readPorts } from './ports.ts';
import { readIdentity } from './read-identity.ts';
import { createReader, type Reader, type Shortfall } from './reader.ts';
import { readRuledMemory, readRuledProcessors, readRuledSensors, readRuledStorage } from './rules.ts';
import { BOARD_SENSORS, COMMON_SENSORS, UCD_MEMORY, UCD_PROCESSORS, UPS_SENSORS } from './standard-rules.ts';

const SYSTEM = '1.3.6.1.2.1.1';

/** One sensor per object: what a profile says of it goes before what the standard tables say. */
function unique(sensors: readonly SensorFacts[]): readonly SensorFacts[] {
  const seen = new Map<string, SensorFacts>();
  for (const sensor of sensors) {
    if (!seen.has(sensor.oid)) seen.set(sensor.oid, sensor);
  }
  return [...seen.values()];
}

const NO_RULES = { processors: [], mempools: [], storage: [], sensors: [], wireless: [] } as const;
const asWireless = ({ oid, ...sensor }: SensorFacts): WirelessFacts => ({ ...sensor, oids: [oid] });

/** What is known already, else the first of several tables that has something. */
async function first<T>(known: readonly T[], others: readonly (() => Promise<readonly T[]>)[]): Promise<readonly T[]> {
  let found = known;
  for (const read of others) if (found.length === 0) found = await read();
  return found;
}

/** What a profile and the standard tables say of processors, memory, disks and sensors. */
export async function readHealth(reader: Reader, profile: Profile | undefined) {
  const lacks = (table: Profile['without'][number]): boolean => profile?.without.includes(table) === true;
  const rules = profile ?? NO_RULES;
  const own = {
    processors: await readRuledProcessors(rules.processors, reader),
    mempools: await readRuledMemory(rules.mempools, reader),
    storage: await readRuledStorage(rules.storage, reader),
    sensors: await readRuledSensors(rules.sensors, reader),
    wireless: await readRuledSensors(rules.wireless, reader),
  };
  const standard = async <T>(table: Profile['without'][number], read: (from: Reader) => Promise<readonly T[]>) =>
    lacks(table) ? [] : read(reader);
  const sensors = [
    ...own.sensors,
    ...(await standard('entity-sensors', readEntitySensors)),
    ...(await standard('ups', (from) => readRuledSensors(UPS_SENSORS, from))),
    ...(await readRuledSensors(COMMON_SENSORS, reader)),
    ...(await standard('lm-sensors', (from) => readRuledSensors(BOARD_SENSORS, from))),
  ];
  return {
    processors: await first(own.processors, [
      () => standard('hr-processors', readProcessors),
      () => standard('ucd', (from) => readRuledProcessors(UCD_PROCESSORS, from)),
    ]),
    mempools: await first(own.mempools, [
      () => standard('hr-memory', readMemory),
      () => standard('ucd', (from) => readRuledMemory(UCD_MEMORY, from)),
    ]),
    storage: [...own.storage, ...(await standard('hr-storage', readStorage))],
    sensors: unique(sensors),
    wireless: own.wireless.map(asWireless),
  };
}

/** Whether an agent answers and yet nobody could say of what. */
const isMute = ({ sysDescr, sysObjectID, ports, entities }: DeviceFacts): boolean =>
  sysDescr === undefined && sysObjectID === undefined && ports.length === 0 && entities.length === 0;

/**
 * Reads everything a device tells about itself.
 *
 * @returns the facts, and what could not be read whole
 * @throws {Fault} `timeout`, `auth-failed` or `unreachable` when it does not answer at all
 */
export async function inspect(
  session: SnmpSession,
  {
    profiles,
    signal,
    reader = createReader(session, signal),
  }: {
    readonly profiles: readonly Profile[];
    readonly signal?: AbortSignal | undefined;
    /** Given when more is read of the same device, so that no table is read twice. */
    readonly reader?: Reader;
  },
): Promise<{ readonly facts: DeviceFacts; readonly shortfalls: readonly Shortfall[] }> {
  // Whoever does not answer this does not answer at all.
  await session.getBulk([SYSTEM], 5, signal);
  const identity = await readIdentity(reader, profiles);
  const { group, profile, entities, uptimeTicks, sysContact, location } = identity;
  const ports = await readPorts(reader);
  const facts: DeviceFacts = {
    os: profile?.id,
    type: profile?.type,
    vendor: profile?.vendor,
    ...group,
    sysContact,
    location,
    uptimeTicks,
    hardware: identity.hardware,
    version: identity.version,
    serial: identity.serial,
    features: identity.features,
    ports,
    entities,
    ...(await readHealth(reader, profile)),
    neighbours: await readNeighbours(reader, ports, profile?.neighbours),
    vlans: await readVlans(reader, profile?.vlans),
    ...(await readAddresses(reader)),
    arp: await readArp(reader),
    fdb: await readFdb(reader),
  };
  if (isMute(facts)) throw new Fault('unsupported', 'The agent answers, but tells nothing about itself.');
  return { facts, shortfalls: reader.shortfalls };
}
