import type { Varbind } from '../protocols/snmp-pdu.ts';
import type { NeighbourFacts, PortFacts } from './facts.ts';
import { type Column, indexesOf, type Reader } from './reader.ts';
import { hexOf, numberOf, textOf } from './values.ts';

/** @see LLDP-MIB, IEEE 802.1AB-2005; CISCO-CDP-MIB */
const LLDP_LOCAL_PORT = '1.0.8802.1.1.2.1.3.7.1';
const LLDP_REMOTE = '1.0.8802.1.1.2.1.4.1.1';
const CDP_CACHE = '1.3.6.1.4.1.9.9.23.1.2.1.1';
const BASE_PORT_IF = '1.3.6.1.2.1.17.1.4.1.2';
const PORT_IS_MAC = 3;
const CHASSIS_IS_MAC = 4;

type Ports = { readonly byIndex: ReadonlyMap<number, PortFacts>; readonly byName: ReadonlyMap<string, PortFacts> };

function portsOf(ports: readonly PortFacts[]): Ports {
  const byName = new Map<string, PortFacts>();
  for (const port of ports)
    for (const name of [port.alias, port.descr, port.name])
      if (name !== undefined) byName.set(name.toLowerCase(), port);
  return { byIndex: new Map(ports.map((port) => [port.index, port])), byName };
}

type Numbering = { readonly ids: Column; readonly descrs: Column; readonly bridge: Column };

/** The interface an LLDP port number stands for: by the local port's name, else by bridge port, else the number itself. */
function localPort(number: string, { ids, descrs, bridge }: Numbering, ports: Ports): PortFacts | undefined {
  for (const column of [ids, descrs]) {
    const text = textOf(column.get(number))?.toLowerCase();
    const named = text === undefined ? undefined : ports.byName.get(text);
    if (named) return named;
  }
  return ports.byIndex.get(numberOf(bridge.get(number)) ?? -1) ?? ports.byIndex.get(Number(number));
}

/** A hardware address as pairs of hex digits, whatever its bytes spell; other identifiers as their text. */
function idText(one: Varbind | undefined, isMac: boolean): string | undefined {
  if (isMac && one?.type === 'octets' && one.value.length === 6)
    return hexOf(one.value).replaceAll(/(..)(?=.)/g, '$1 ');
  return textOf(one);
}

/** A port by its identifier, and whose it is: "Gi1/0/3 (001ac1409080)". */
const portOf = (id: string | undefined, chassis: string | undefined): string =>
  chassis === undefined ? (id ?? '') : `${id ?? ''} (${chassis.replaceAll(' ', '')})`.trim();

async function readLldp(reader: Reader, ports: Ports): Promise<readonly NeighbourFacts[]> {
  await reader.load(LLDP_REMOTE);
  const column = (number: number) => reader.column(`${LLDP_REMOTE}.${String(number)}`);
  const [chassisTypes, chassis, subtypes, ids, names, versions] = await Promise.all([
    column(4),
    column(5),
    column(6),
    column(7),
    column(9),
    column(10),
  ]);
  const indexes = indexesOf(ids, names);
  if (indexes.length === 0) return [];
  const [localIds, localDescrs, bridge] = await Promise.all([
    reader.column(`${LLDP_LOCAL_PORT}.3`),
    reader.column(`${LLDP_LOCAL_PORT}.4`),
    reader.column(BASE_PORT_IF),
  ]);
  return indexes.map((index) => {
    const number = index.split('.')[1] ?? '';
    const port = localPort(number, { ids: localIds, descrs: localDescrs, bridge }, ports);
    const isMac = (column_: Column, mac: number): boolean => (numberOf(column_.get(index)) ?? mac) === mac;
    const id = idText(ids.get(index), isMac(subtypes, PORT_IS_MAC));
    const whose = idText(chassis.get(index), isMac(chassisTypes, CHASSIS_IS_MAC));
    return {
      protocol: 'lldp',
      localName: port?.name,
      localDescr: port?.descr,
      remoteHost: textOf(names.get(index)) ?? whose,
      remotePort: portOf(id, whose),
      remoteVersion: textOf(versions.get(index)),
    };
  });
}

async function readCdp(reader: Reader, ports: Ports): Promise<readonly NeighbourFacts[]> {
  await reader.load(CDP_CACHE);
  const column = (number: number) => reader.column(`${CDP_CACHE}.${String(number)}`);
  const [versions, devices, remotePorts, platforms] = await Promise.all([column(5), column(6), column(7), column(8)]);
  return indexesOf(devices).map((index) => {
    const port = ports.byIndex.get(Number(index.split('.')[0]));
    return {
      protocol: 'cdp',
      localName: port?.name,
      localDescr: port?.descr,
      remoteHost: textOf(devices.get(index)),
      remotePort: textOf(remotePorts.get(index)),
      remotePlatform: textOf(platforms.get(index)),
      remoteVersion: textOf(versions.get(index)),
    };
  });
}

/** Who is at the other end of the cables, by LLDP and CDP. */
export async function readNeighbours(reader: Reader, ports: readonly PortFacts[]): Promise<readonly NeighbourFacts[]> {
  const known = portsOf(ports);
  return [...(await readLldp(reader, known)), ...(await readCdp(reader, known))];
}
