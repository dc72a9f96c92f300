import type { Profile } from '../profiles/profile.ts';
import type { Varbind } from '../protocols/snmp-pdu.ts';
import type { NeighbourFacts, PortFacts } from '../../contract/facts.ts';
import { readLldpLocal, readLldpRemotes } from './lldp.ts';
import { type Column, indexesOf, type Reader } from './reader.ts';
import { hexOf, macOf, numberOf, textOf } from './values.ts';

/** @see CISCO-CDP-MIB */
const CDP_CACHE = '1.3.6.1.4.1.9.9.23.1.2.1.1';
const BASE_PORT_IF = '1.3.6.1.2.1.17.1.4.1.2';
const PORT_IS_MAC = 3;

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

/** A port by its identifier, and whose it is: its own hardware address, else that of its device: "Gi1/0/3 (001ac1409080)". */
const portOf = (id: string | undefined, mac: string | undefined): string => `${id ?? ''} (${mac ?? ''})`.trim();

/** A hardware address where the text of an identifier is one, whatever its kind says. */
const spelled = (text: string | undefined): string | undefined =>
  text !== undefined && /^[0-9a-f]{2}(?:[: -]?[0-9a-f]{2}){5}$/i.test(text)
    ? text.replaceAll(/[^0-9a-f]/gi, '').toLowerCase()
    : undefined;

const firstLine = (text: string | undefined): string | undefined => text?.split(/[\r\n]/, 1)[0]?.trim();

async function readLldp(reader: Reader, ports: Ports): Promise<readonly NeighbourFacts[]> {
  const remotes = await readLldpRemotes(reader);
  if (remotes.length === 0) return [];
  const [local, bridge] = await Promise.all([readLldpLocal(reader), reader.column(BASE_PORT_IF)]);
  const numbering = { ids: local?.ids ?? new Map(), descrs: local?.descrs ?? new Map(), bridge };
  return remotes.flatMap((one) => {
    const port = one.isIfIndex ? ports.byIndex.get(Number(one.port)) : localPort(one.port, numbering, ports);
    const id = idText(one.portId, numberOf(one.portSubtype) === PORT_IS_MAC);
    const remoteVersion = textOf(one.descr);
    // One that tells neither name nor kind is only an address: a phone's port, not a neighbour to draw.
    const remoteHost = firstLine(textOf(one.name) ?? remoteVersion);
    if (remoteHost === undefined) return [];
    return [
      {
        protocol: 'lldp',
        localName: port?.name,
        localDescr: port?.descr,
        remoteHost,
        remotePort: portOf(id, spelled(id) ?? macOf(one.chassis)),
        remoteVersion,
      },
    ];
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

type NeighbourRule = Profile['neighbours'][number];

/** Neighbours by a device's own table of LLDP. */
async function readOwn(rule: NeighbourRule, reader: Reader, ports: Ports): Promise<readonly NeighbourFacts[]> {
  const [hosts, remotePorts, versions] = await Promise.all([
    reader.column(rule.host),
    reader.column(rule.port),
    rule.version === undefined ? undefined : reader.column(rule.version),
  ]);
  return [...hosts].map(([index, cell]) => {
    const port = ports.byIndex.get(Number(index.split('.')[0]));
    return {
      protocol: 'lldp',
      localName: port?.name,
      localDescr: port?.descr,
      remoteHost: textOf(cell),
      remotePort: textOf(remotePorts.get(index)),
      remoteVersion: textOf(versions?.get(index)),
    };
  });
}

/** Who is at the other end of the cables, by LLDP and CDP; a device's own tables count where the standard has none. */
export async function readNeighbours(
  reader: Reader,
  ports: readonly PortFacts[],
  own: readonly NeighbourRule[] = [],
): Promise<readonly NeighbourFacts[]> {
  const known = portsOf(ports);
  const found = [...(await readLldp(reader, known)), ...(await readCdp(reader, known))];
  if (found.length > 0) return found;
  return (await Promise.all(own.map((rule) => readOwn(rule, reader, known)))).flat();
}
