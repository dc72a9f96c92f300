import ipaddr from 'ipaddr.js';
import type { Varbind } from '../protocols/snmp-pdu.ts';
import { readLldpRemotes } from '../inspect/lldp.ts';
import { indexesOf, type Reader } from '../inspect/reader.ts';
import { bitsOf, hexOf, macOf, numberOf, textOf } from '../inspect/values.ts';
import type { Profile } from '../profiles/profile.ts';
import { CHASSIS_ID, lldpIdOf, macOfId, PORT_ID } from './lldp-id.ts';
import type { PortNumbering } from './local-ports.ts';
import type { WiringNeighbour } from './wiring.ts';

const CDP_CACHE = '1.3.6.1.4.1.9.9.23.1.2.1.1';
/** @see MIKROTIK-MIB */
const MNDP = '1.3.6.1.4.1.14988.1.1.11.1.1';
const ROUTEROS_VERSION = '1.3.6.1.4.1.14988.1.1.4.4.0';
/** From this version on RouterOS tells by LLDP at which interface it sees a neighbour. */
const SOUND_ROUTEROS = [7, 7] as const;

/** LldpSystemCapabilitiesMap, first bit first. */
const LLDP_CAPABILITIES = [
  'other',
  'repeater',
  'bridge',
  'wlan-ap',
  'router',
  'telephone',
  'docsis',
  'station',
] as const;
/** Capabilities of CDP, lowest bit first. */
const CDP_CAPABILITIES = ['router', 'bridge', 'bridge', 'switch', 'station', 'igmp', 'repeater', 'telephone'] as const;

function lldpCapabilities(one: Varbind | undefined): readonly string[] {
  const first = one?.type === 'octets' ? (one.value[0] ?? 0) : 0;
  return LLDP_CAPABILITIES.filter((_, bit) => (first & (0x80 >> bit)) !== 0);
}
const cdpCapabilities = (one: Varbind | undefined): readonly string[] => [
  ...new Set(CDP_CAPABILITIES.filter((_, bit) => ((bitsOf(one) ?? 0) & (1 << bit)) !== 0)),
];

/** Octets that are an IPv4 or IPv6 address; none that stands for nothing. */
function addressesOf(...cells: readonly (Varbind | undefined)[]): readonly string[] {
  const found = cells.flatMap((one) => {
    if (one?.type === 'ip') return one.value;
    if (one?.type !== 'octets' || (one.value.length !== 4 && one.value.length !== 16)) return [];
    return ipaddr.fromByteArray([...one.value]).toString();
  });
  return [...new Set(found.filter((address) => address !== '0.0.0.0' && address !== '::'))];
}

async function readLldp(
  reader: Reader,
  numbering: PortNumbering,
  ifIndexOf: (made: number, mac: string | undefined) => number | undefined,
) {
  return (await readLldpRemotes(reader)).map((one): WiringNeighbour => {
    const chassisId = lldpIdOf(one.chassisSubtype, one.chassis, CHASSIS_ID);
    const own = ifIndexOf(one.made, macOfId(chassisId, CHASSIS_ID.mac));
    return {
      protocol: 'lldp',
      ifIndex: own ?? (one.isIfIndex ? Number(one.port) : numbering.ifIndexOf(one.port)),
      chassisId,
      portId: lldpIdOf(one.portSubtype, one.portId, PORT_ID),
      portDescr: textOf(one.portDescr),
      sysName: textOf(one.name),
      sysDescr: textOf(one.descr),
      addresses: one.addresses,
      capabilities: lldpCapabilities(one.capabilities),
    };
  });
}

async function readCdp(reader: Reader): Promise<readonly WiringNeighbour[]> {
  await reader.load(CDP_CACHE);
  const column = (number: number) => reader.column(`${CDP_CACHE}.${String(number)}`);
  const columns = await Promise.all([4, 5, 6, 7, 8, 9, 17, 20, 22].map(column));
  const [, , devices, ports] = columns;
  if (devices === undefined || ports === undefined) return [];
  return indexesOf(devices, ports).map((index) => {
    const [address, version, device, port, platform, capabilities, name, first, second] = columns.map((one) =>
      one.get(index),
    );
    return {
      protocol: 'cdp',
      ifIndex: Number(index.split('.')[0]),
      chassisId:
        device?.type === 'octets'
          ? { subtype: CHASSIS_ID.local, hex: hexOf(device.value.subarray(0, 255)), text: textOf(device) }
          : undefined,
      portId:
        port?.type === 'octets'
          ? { subtype: PORT_ID.name, hex: hexOf(port.value.subarray(0, 255)), text: textOf(port) }
          : undefined,
      portDescr: undefined,
      sysName: textOf(name) ?? textOf(device),
      sysDescr: [textOf(platform), textOf(version)].filter((text) => text !== undefined).join(' '),
      addresses: addressesOf(first, second, address),
      capabilities: cdpCapabilities(capabilities),
    };
  });
}

type OwnNeighbour = {
  readonly index: number;
  readonly mac: string | undefined;
  readonly told: WiringNeighbour;
};

/** What RouterOS knows by its own protocol, and by LLDP and CDP, at its interfaces. */
async function readMndp(reader: Reader): Promise<readonly OwnNeighbour[]> {
  await reader.load(MNDP);
  const column = (number: number) => reader.column(`${MNDP}.${String(number)}`);
  const columns = await Promise.all([2, 3, 4, 5, 6, 8].map(column));
  return indexesOf(...columns).map((index) => {
    const [address, hardware, version, platform, identity, port] = columns.map((one) => one.get(index));
    const mac = macOf(hardware);
    return {
      index: Number(index),
      mac,
      told: {
        protocol: 'mndp',
        ifIndex: numberOf(port),
        chassisId: mac === undefined ? undefined : { subtype: CHASSIS_ID.mac, hex: mac },
        sysName: textOf(identity),
        sysDescr: [textOf(platform), textOf(version)].filter((text) => text !== undefined).join(' '),
        addresses: addressesOf(address),
        capabilities: [],
      },
    };
  });
}

/** Neighbours by a device's own table of LLDP, whose index begins with the interface. */
async function readRuled(rule: Profile['neighbours'][number], reader: Reader): Promise<readonly WiringNeighbour[]> {
  const [hosts, ports] = [await reader.column(rule.host), await reader.column(rule.port)];
  return [...hosts].map(([index, cell]) => {
    const port = ports.get(index);
    const isText = port?.type === 'octets';
    return {
      protocol: 'lldp',
      ifIndex: Number(index.split('.')[0]),
      portId: isText
        ? { subtype: PORT_ID.name, hex: hexOf(port.value.subarray(0, 255)), text: textOf(port) }
        : undefined,
      sysName: textOf(cell),
      addresses: [],
      capabilities: [],
    };
  });
}

/** Whether a RouterOS tells wrong numbers of its ports by LLDP. */
async function hasWrongNumbers(reader: Reader): Promise<boolean> {
  const match = /^(\d+)\.(\d+)/.exec(textOf(await reader.get(ROUTEROS_VERSION)) ?? '');
  const [major, minor] = [Number(match?.[1] ?? 0), Number(match?.[2] ?? 0)];
  return major < SOUND_ROUTEROS[0] || (major === SOUND_ROUTEROS[0] && minor < SOUND_ROUTEROS[1]);
}

/** Which of the protocols an agent has at all. */
export type Spoken = { readonly lldp: boolean; readonly cdp: boolean; readonly mndp: boolean };

/** Who is at the other ends of the cables, by all protocols an agent speaks. @throws {Fault} when the reading is ended */
export async function readAllNeighbours(
  reader: Reader,
  numbering: PortNumbering,
  spoken: Spoken,
  rules: Profile['neighbours'] = [],
): Promise<readonly WiringNeighbour[]> {
  const own = spoken.mndp ? await readMndp(reader) : [];
  const isWrong = own.length > 0 && spoken.lldp && (await hasWrongNumbers(reader));
  // lldpRemIndex is mtxrNeighborIndex there; where it is not, the hardware address tells which one is meant.
  const ifIndexOf = (made: number, mac: string | undefined): number | undefined => {
    if (!isWrong) return undefined;
    const same = own.filter((one) => one.mac === mac);
    return (own.find((one) => one.index === made && one.mac === mac) ?? (same.length === 1 ? same[0] : undefined))?.told
      .ifIndex;
  };
  const lldp = spoken.lldp ? await readLldp(reader, numbering, ifIndexOf) : [];
  const cdp = spoken.cdp ? await readCdp(reader) : [];
  const found = [...lldp, ...cdp, ...own.map(({ told }) => told)];
  if (found.length > 0) return found;
  return (await Promise.all(rules.map((rule) => readRuled(rule, reader)))).flat();
}
