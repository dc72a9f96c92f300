import { PORT_ID, spelledMac } from '../wiring/lldp-id.ts';
import type { LldpId, Wiring, WiringNeighbour, WiringPort } from '../wiring/wiring.ts';
import { once } from '../lib/once.ts';
import type { End } from './model.ts';
import { plainPort } from './names.ts';

const CABLED = new Set(['ethernetCsmacd', 'gigabitEthernet', 'fastEther', 'fastEtherFX', 'ieee8023adLag']);

type Names = ReadonlyMap<string, WiringPort>;
/** Ports by a trait that only one of them has. */
function uniques(ports: readonly WiringPort[], keysOf: (port: WiringPort) => readonly (string | undefined)[]): Names {
  const found = new Map<string, WiringPort | undefined>();
  for (const port of ports)
    for (const key of new Set(keysOf(port))) {
      if (key === undefined || key === '') continue;
      const known = found.get(key);
      if (!found.has(key)) found.set(key, port);
      else if (known !== port) found.set(key, undefined);
    }
  return new Map([...found].filter((one): one is [string, WiringPort] => one[1] !== undefined));
}

const plain = (text: string | undefined): string | undefined => (text === undefined ? undefined : plainPort(text));

/** The ports of one device, as its neighbours may call them. */
export function createPortBook({ ports, addresses }: Pick<Wiring, 'ports' | 'addresses'>) {
  const byIndex = new Map(ports.map((port) => [port.ifIndex, port]));
  // Most books are asked by identifier only: of a thousand devices with 48 ports all of these would be half a million names.
  // By kind and by bytes: a text of both would be another one for each port.
  const byId = once(() => {
    const kinds = Map.groupBy(ports, ({ lldpId }) => lldpId?.subtype);
    return new Map([...kinds].map(([kind, some]) => [kind, uniques(some, ({ lldpId }) => [lldpId?.hex])]));
  });
  const byAlias = once(() => uniques(ports, ({ alias }) => [plain(alias)]));
  const byName = once(() => uniques(ports, ({ name, descr }) => [plain(name), plain(descr)]));
  const byDescr = once(() => uniques(ports, ({ lldpDescr }) => [plain(lldpDescr)]));
  const byMac = once(() => uniques(ports, ({ mac }) => [mac]));
  // Of bridges and VLANs that borrow the address of a port, the port is meant.
  const byCabledMac = once(() =>
    uniques(
      ports.filter(({ type }) => type !== undefined && CABLED.has(type)),
      ({ mac }) => [mac],
    ),
  );
  const byText = once(() => new Map(ports.map((port) => [port.lldpId?.text?.toLowerCase(), port])));
  const byAddress = once(() => new Map(addresses.map(({ address, ifIndex }) => [address, byIndex.get(ifIndex)])));

  const macPort = (mac: string): WiringPort | undefined => byMac().get(mac) ?? byCabledMac().get(mac);
  function textPort(text: string, kinds: readonly (() => Names)[]): WiringPort | undefined {
    for (const kind of kinds) {
      const found = kind().get(plainPort(text));
      if (found !== undefined) return found;
    }
    return undefined;
  }
  /** @see product: alias, hardware address, network address, name and then alias, local */
  function ofId(id: LldpId): WiringPort | undefined {
    const same = byId().get(id.subtype)?.get(id.hex);
    if (same !== undefined) return same;
    const text = id.text ?? '';
    const mac = id.subtype === PORT_ID.mac && id.hex.length === 12 ? id.hex : spelledMac(text);
    switch (id.subtype) {
      case PORT_ID.alias:
        return textPort(text, [byAlias, byName]);
      case PORT_ID.mac:
        return mac === undefined ? undefined : macPort(mac);
      case PORT_ID.network:
        return byAddress().get(text);
      case PORT_ID.name:
        return textPort(text, [byName, byAlias]) ?? (mac === undefined ? undefined : macPort(mac));
      default:
        return localPort(text) ?? (mac === undefined ? undefined : macPort(mac));
    }
  }
  /** Agreed on locally: a name, else the number of an interface. */
  function localPort(text: string): WiringPort | undefined {
    const named = byText().get(text.toLowerCase()) ?? textPort(text, [byName, byAlias]);
    return named ?? (/^\d{1,9}$/.test(text) ? byIndex.get(Number(text)) : undefined);
  }

  return {
    byIndex,
    /** The port a neighbour means by what it says of it. */
    match({ portId, portDescr }: Pick<WiringNeighbour, 'portId' | 'portDescr'>): WiringPort | undefined {
      const found = portId === undefined ? undefined : ofId(portId);
      if (found !== undefined || portDescr === undefined) return found;
      return textPort(portDescr, [byName, byDescr, byAlias]);
    },
    byMac: macPort,
    byAddress: (address: string): WiringPort | undefined => byAddress().get(address),
    /** The only port that a cable can be in, where there is but one. */
    only(): WiringPort | undefined {
      const cabled = ports.filter(({ type, mac }) => type !== undefined && CABLED.has(type) && mac !== undefined);
      return cabled.length === 1 ? cabled[0] : undefined;
    },
  };
}
export type PortBook = ReturnType<typeof createPortBook>;

export const portName = ({ name, descr, ifIndex }: WiringPort): string => name ?? descr ?? `#${String(ifIndex)}`;
export const endOf = (node: string, port: WiringPort | undefined): End => ({
  node,
  port: port === undefined ? null : portName(port),
  ifIndex: port?.ifIndex ?? null,
});

/** What a neighbour calls a port of a device that cannot be read. */
export function toldPort({ portId, portDescr, protocol }: WiringNeighbour): string | null {
  if (protocol === 'mndp') return null;
  if (portId === undefined) return portDescr ?? null;
  if (portId.subtype === PORT_ID.mac || portId.text === undefined) {
    // "eth0" says more than an address does.
    if (portDescr !== undefined) return portDescr;
    return portId.hex.length === 12 ? (portId.hex.match(/../g) ?? []).join(':') : (portId.text ?? null);
  }
  return portId.text;
}
