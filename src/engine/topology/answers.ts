import type { Output } from '../../contract/contract.ts';
import type { Finding } from '../../contract/topology.ts';
import type { Interfaces } from '../interfaces/interfaces.ts';
import { vendorOfMac } from '../lib/oui.ts';
import type { LocalAddress, LocalNet } from '../ports.ts';
import type { StoredSighting } from '../storage/storage.ts';
import type { Spot, Topology } from './topology.ts';

type Sighting = Finding['sightings'][number];
type OwnPort = Output<'find.me'>['items'][number];
type Parts = {
  readonly topology: Pick<Topology, 'find' | 'history' | 'node' | 'locate'>;
  readonly interfaces: Pick<Interfaces, 'of' | 'view'>;
};

const instant = (at: number): string => new Date(at).toISOString();

function interfaceAt({ interfaces }: Parts, node: string, ifIndex: number | null) {
  return interfaces.of(node).find((one) => one.ifIndex === ifIndex && one.goneAt === null);
}
function sightingOf(spot: Spot, parts: Parts): Sighting {
  const node = parts.topology.node(spot.node);
  return {
    node: spot.node,
    deviceId: node?.deviceId ?? null,
    deviceName: node?.name ?? spot.node,
    port: spot.port,
    interfaceId: interfaceAt(parts, spot.node, spot.ifIndex)?.id ?? null,
    vlan: spot.vlan,
    how: spot.how,
    from: instant(spot.from),
    to: null,
  };
}
const pastOf = ({ to, isDirect, ...spot }: StoredSighting, parts: Parts): Sighting => ({
  ...sightingOf({ ...spot, how: isDirect ? 'direct' : 'indirect' }, parts),
  to: to === null ? null : instant(to),
});

/** What a question finds, as far as its asker may see it, with where it was before. */
export async function findings(
  q: string,
  { sees, ...parts }: Parts & { readonly sees: (node: string) => boolean },
): Promise<Finding[]> {
  const matches = await parts.topology.find(q);
  const macs = [...new Set(matches.flatMap((one) => one.macs))].slice(0, 200);
  const history = Map.groupBy(await parts.topology.history(macs), ({ mac }) => mac);
  return matches.flatMap((one): Finding[] => {
    const node = one.node === null ? undefined : parts.topology.node(one.node);
    const spots = one.spots.filter((spot) => sees(spot.node));
    // Who sees neither it nor where it is plugged in does not learn that it is there.
    if (spots.length === 0 && !(node !== undefined && sees(node.id))) return [];
    const past = one.macs.flatMap((mac) => history.get(mac) ?? []).filter((sighting) => sees(sighting.node));
    return [
      {
        matched: one.matched,
        node: node?.id ?? null,
        deviceId: node?.deviceId ?? null,
        name: node?.name ?? null,
        macs: [...one.macs],
        addresses: [...one.addresses],
        vendor: node?.vendor ?? one.macs.map((mac) => vendorOfMac(mac)).find((name) => name !== undefined) ?? null,
        sightings: spots.map((spot) => sightingOf(spot, parts)),
        history: past.map((sighting) => pastOf(sighting, parts)),
      },
    ];
  });
}

const HINT =
  'No switch that is read by SNMP has learnt this address. Add the switch this cable leads to, or allow its SNMP; it may take five minutes until its table is read again.';
const WIRELESS_HINT =
  'This is a wireless interface: the switch behind the access point is the nearest that can know it.';

function ownPort(name: string, all: readonly LocalAddress[], spot: Spot | null, parts: Parts): OwnPort {
  const port = spot === null ? undefined : interfaceAt(parts, spot.node, spot.ifIndex);
  const row = port && parts.interfaces.view(port, parts.topology.node(port.deviceId)?.name ?? '');
  const hint = all.some(({ kind }) => kind === 'wireless') ? WIRELESS_HINT : HINT;
  return {
    name,
    mac: macOf(all),
    addresses: all.map(({ address }) => address),
    pluggedInto: spot === null ? null : sightingOf(spot, parts),
    speedBps: port?.facts.speed ?? null,
    duplex: port?.facts.duplex ?? null,
    inErrors: row?.inErrors ?? null,
    outErrors: row?.outErrors ?? null,
    hint: spot === null ? hint : null,
  };
}
const macOf = (all: readonly LocalAddress[]): string | null => all.find(({ mac }) => mac !== null)?.mac ?? null;
const VIRTUAL: ReadonlySet<LocalAddress['kind']> = new Set(['virtual', 'vpn', 'loopback']);

/** Where this computer is plugged in: the switch ports that have learnt the addresses of its interfaces. */
export async function ownPorts(net: Pick<LocalNet, 'addresses'>, parts: Parts): Promise<OwnPort[]> {
  const plugged = [...Map.groupBy(net.addresses(), (one) => one.interface)].filter(([, all]) =>
    all.every(({ kind }) => !VIRTUAL.has(kind)),
  );
  const spots = await parts.topology.locate(plugged.map(([, all]) => macOf(all) ?? ''));
  return plugged.map(([name, all], place) => ownPort(name, all, spots[place] ?? null, parts));
}
