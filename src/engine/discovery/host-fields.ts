import { ipOf, ipText } from '../lib/ip.ts';
import { isSharedMac } from '../lib/mac.ts';
import { vendorOfMac } from '../lib/oui.ts';
import type { StoredHost } from '../storage/storage.ts';
import type { Wiring } from '../wiring/wiring.ts';
import { type Identity, soundChassis, soundEngine, soundMac, soundSerial } from './identity.ts';
import type { Reading, Sighting } from './messages.ts';
import { nodeTypeOf, workOf } from '../wiring/node-type.ts';

/** What one sighting says of a host, whoever it is. */
export type HostFields = Omit<
  StoredHost,
  | 'id'
  | 'state'
  | 'deviceId'
  | 'differences'
  | 'conflictsWith'
  | 'firstSeen'
  | 'scanId'
  | 'site'
  | 'groups'
  | 'credential'
  | 'toldBy'
  | 'snmpPort'
>;

const NOT_REACHABLE = /^(?:0\.|127\.|fe80:|::1?$|ff)/i;
const MOST_TEXT = 200;
const MOST_ADDRESSES = 500;
const MOST_MACS = 1000;

/** Text of a device for people: one line, without what could steer a terminal. */
export function tidy(text: string | undefined): string | null {
  const line = text
    // eslint-disable-next-line no-control-regex -- control characters are what it takes away
    ?.replaceAll(/[\u0000-\u001f\u007f-\u009f]+/g, ' ')
    .trim()
    .slice(0, MOST_TEXT);
  return line === undefined || line === '' ? null : line;
}

const unique = <T>(list: readonly T[]): readonly T[] => [...new Set(list)];
const written = (address: string): string => {
  const ip = ipOf(address);
  return ip === undefined ? address : ipText(ip);
};

function macsOf(sighting: Sighting, wiring: Wiring | undefined): readonly string[] {
  const own = [wiring?.identity.bridgeMac, ...(wiring?.ports ?? []).map(({ mac }) => mac)];
  return unique(
    [sighting.mac ?? undefined, ...own].filter((mac) => mac !== undefined && !isSharedMac(mac)) as string[],
  ).slice(0, MOST_MACS);
}

function typeOf(reading: Reading | null, answers: readonly string[], vendor: string | null): StoredHost['type'] {
  return nodeTypeOf({
    kind: reading?.kind,
    sysDescr: reading?.sysDescr,
    sysServices: reading?.sysServices,
    capabilities: [],
    answers,
    vendor,
    ...workOf(reading?.wiring),
  });
}

/** What an agent says of its device. */
const told = (reading: Reading | null) => ({
  model: tidy(reading?.model),
  os: tidy(reading?.os),
  version: tidy(reading?.version),
  location: tidy(reading?.location),
  sysName: tidy(reading?.sysName),
  sysObjectId: tidy(reading?.sysObjectId),
  isRead: reading !== null,
});
/** What tells a device from all others. */
const keys = (reading: Reading | null, identity: Wiring['identity'] = {}) => ({
  serial: soundSerial(reading?.serial ?? identity.serial),
  chassisId: soundChassis(identity.chassisId),
  bridgeMac: soundMac(identity.bridgeMac),
  engineId: soundEngine(identity.engineId),
});

/** What a sighting says, without what merely fills fields. */
export function fieldsOf(sighting: Sighting): HostFields {
  const { reading, answers, rttMs, via, at } = sighting;
  const wiring = reading?.wiring;
  const address = written(sighting.address);
  const listed = (wiring?.addresses ?? []).map((one) => written(one.address));
  const macs = macsOf(sighting, wiring);
  const vendor = tidy(reading?.vendor) ?? macs.map(vendorOfMac).find((name) => name !== undefined) ?? null;
  const { sysName, ...rest } = told(reading);
  return {
    ...rest,
    ...keys(reading, wiring?.identity),
    address,
    addresses: unique([address, ...listed.filter((one) => !NOT_REACHABLE.test(one))]).slice(0, MOST_ADDRESSES),
    macs,
    names: { ...sighting.names, ...(sysName !== null && { snmp: sysName }) },
    answers,
    rttMs,
    vendor,
    type: typeOf(reading, answers, vendor),
    sysName: sysName?.toLowerCase() ?? null,
    via,
    lastSeen: at,
  };
}

export const identityOf = (host: HostFields): Identity => ({
  chassisId: host.chassisId,
  bridgeMac: host.bridgeMac,
  serial: host.serial,
  engineId: host.engineId,
  sysName: host.sysName,
  sysObjectId: host.sysObjectId,
  addresses: unique([host.address, ...host.addresses]).filter((address) => address !== ''),
  macs: host.macs,
  isRead: host.isRead,
});

const BEST_NAMES = ['snmp', 'lldp', 'dns', 'mdns', 'netbios', 'ssdp'] as const;
/** sysName, else the best of its other names, else its address. */
export const nameOf = ({ names, address, macs }: Pick<StoredHost, 'names' | 'address' | 'macs'>): string =>
  BEST_NAMES.map((kind) => names[kind]).find((name) => name !== undefined && name !== '') ??
  (address !== '' ? address : (macs[0] ?? '?'));
