import type { Direction } from '../counters.ts';
import { macOf } from '../identity.ts';
import { IF_TYPE } from '../kinds/kind.ts';
import type { Layout } from '../network.ts';
import type { ObjectSpec } from '../shape.ts';
import type { Moment } from '../world.ts';
import { fixed, fixedBy, integerOf, scalar, table, textOf, unsignedOf, wideOf } from './table.ts';

const IF_ENTRY = '1.3.6.1.2.1.2.2.1';
const IFX_ENTRY = '1.3.6.1.2.1.31.1.1.1';
const DOT3_ENTRY = '1.3.6.1.2.1.10.7.2.1';
const AGG_PORT_ENTRY = '1.2.840.10006.300.43.1.2.1.1';
const MAX_32 = 0xffff_ffff;
/** Shares of packets that go to one, to a group, to all. */
const SHARES = { unicast: 0.985, multicast: 0.011, broadcast: 0.004 } as const;
const STATUS = { up: 1, down: 2 } as const;
/** ifAdminStatus can be written. */
export const ADMIN_STATUS = `${IF_ENTRY}.7`;

/** ifIndex of a port: its number, or another after modules were changed. */
export const ifIndexOf = ({ ports }: Layout, shift: number, port: number): number =>
  ((port - 1 + shift) % ports.length) + 1;
/** The port of an ifIndex. */
export const portOf = ({ ports }: Layout, shift: number, index: number): number =>
  ((index - 1 - shift + ports.length * 1000) % ports.length) + 1;

const way = (direction: Direction) => (moment: Moment, port: number) => ({
  router: moment.router,
  port,
  direction,
  at: moment.at,
});
const [received, sent] = [way('in'), way('out')];
const octets = (of: typeof sent) => wideOf((moment, port) => moment.world.counters.octets64(of(moment, port)));
const octets32 = (of: typeof sent) =>
  unsignedOf('counter32', (moment, port) => {
    const value = moment.world.counters.octets64(of(moment, port));
    return typeof value === 'number' ? value : Number(value & 0xffff_ffffn);
  });
const packets = (of: typeof sent, share: number) => ({
  narrow: unsignedOf('counter32', (moment, port) => moment.world.counters.packets(of(moment, port), share)),
  wide: wideOf((moment, port) => moment.world.counters.packets(of(moment, port), share)),
});
const none = fixed('counter32', 0);

const isEthernet = ({ ports }: Layout, port: number): boolean => ports[port - 1]?.type === IF_TYPE.ethernet;

/** What a cable is for, as the staff would have written it. */
function aliasOf({ world, router }: Moment, port: number): string {
  const link = world.network.linkOf(router, port);
  if (link === undefined) return '';
  const far = link.a.router === router.number ? link.b : link.a;
  const other = world.network.router(far.router);
  return `to ${other.name} ${other.layout.ports[far.port - 1]?.name ?? ''}`;
}

/** @see IF-MIB, RFC 2863; EtherLike-MIB, RFC 3635; IEEE8023-LAG-MIB */
export function interfaces(layout: Layout, shift: number): readonly ObjectSpec[] {
  const { ports, physical, lags } = layout;
  const rows = ports.map((_, at) => ({ index: [ifIndexOf(layout, shift, at + 1)], row: at + 1 }));
  const portAt = (port: number) => ports[port - 1] ?? { name: '', descr: '', type: IF_TYPE.other, speed: 0, mtu: 0 };
  const { unicast, multicast, broadcast } = SHARES;
  const [inUnicast, outUnicast] = [packets(received, unicast), packets(sent, unicast)];
  const [inMulticast, outMulticast] = [packets(received, multicast), packets(sent, multicast)];
  const [inBroadcast, outBroadcast] = [packets(received, broadcast), packets(sent, broadcast)];
  const [inGroups, outGroups] = [packets(received, multicast + broadcast), packets(sent, multicast + broadcast)];
  const index = fixedBy('integer', (port) => ifIndexOf(layout, shift, port));
  const bundled = rows.filter(({ row }) => row <= physical && lags > 0);
  return [
    scalar('1.3.6.1.2.1.2.1.0', fixed('integer', ports.length)),
    ...table(
      IF_ENTRY,
      {
        1: index,
        2: fixedBy('text', (port) => portAt(port).descr),
        3: fixedBy('integer', (port) => portAt(port).type),
        4: fixedBy('integer', (port) => portAt(port).mtu),
        5: fixedBy('gauge32', (port) => Math.min(MAX_32, portAt(port).speed)),
        6: textOf(({ world, router }, port) => macOf(world.network.seed, router.number, port)),
        7: integerOf(({ world, router }, port) => STATUS[world.adminOf(router, port)]),
        8: integerOf(({ world, router, at }, port) => (world.isUp(router, port, at) ? STATUS.up : STATUS.down)),
        9: unsignedOf('ticks', ({ world, router, at }, port) => world.lastChange(router, port, at)),
        10: octets32(received),
        11: inUnicast.narrow,
        12: inGroups.narrow,
        13: none,
        14: unsignedOf('counter32', (moment, port) => moment.world.counters.errors(received(moment, port))),
        15: none,
        16: octets32(sent),
        17: outUnicast.narrow,
        18: outGroups.narrow,
        19: unsignedOf('counter32', (moment, port) => moment.world.counters.discards(sent(moment, port))),
        20: none,
        21: fixed('gauge32', 0),
        22: fixed('oid', '0.0'),
      },
      rows,
    ),
    ...table(
      IFX_ENTRY,
      {
        1: fixedBy('text', (port) => portAt(port).name),
        2: inMulticast.narrow,
        3: inBroadcast.narrow,
        4: outMulticast.narrow,
        5: outBroadcast.narrow,
        6: octets(received),
        7: inUnicast.wide,
        8: inMulticast.wide,
        9: inBroadcast.wide,
        10: octets(sent),
        11: outUnicast.wide,
        12: outMulticast.wide,
        13: outBroadcast.wide,
        14: fixed('integer', 1),
        15: fixedBy('gauge32', (port) => Math.round(portAt(port).speed / 1e6)),
        16: fixed('integer', 2),
        17: fixedBy('integer', (port) => (isEthernet(layout, port) ? 1 : 2)),
        18: textOf(aliasOf),
        19: unsignedOf('ticks', ({ world, router, at }, port) => {
          const moment = world.counters.discontinuity(router, port, at);
          return moment === undefined ? 0 : world.ticksAt(router, moment, at);
        }),
      },
      rows,
    ),
    ...table(
      DOT3_ENTRY,
      { 19: fixed('integer', 3) },
      rows.filter(({ row }) => isEthernet(layout, row)),
    ),
    ...table(
      AGG_PORT_ENTRY,
      {
        13: integerOf(({ world, router }, port) => {
          const lag = world.network.linkOf(router, port)?.lag;
          return lag === undefined ? 0 : ifIndexOf(layout, shift, physical + lag);
        }),
      },
      bundled,
    ),
  ];
}
