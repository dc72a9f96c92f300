import { macOf } from '../identity.ts';
import type { Layout } from '../network.ts';
import type { ObjectSpec } from '../shape.ts';
import type { Moment } from '../world.ts';
import { sysNameOf } from './system.ts';
import { ifIndexOf } from './interfaces.ts';
import { fixed, fixedBy, scalar, table, textOf } from './table.ts';

const LLDP = '1.0.8802.1.1.2.1';
const LOCAL_PORT = `${LLDP}.3.7.1`;
export const LLDP_REMOTE = `${LLDP}.4`;
const REMOTE = `${LLDP_REMOTE}.1.1`;
const REMOTE_ADDRESS = `${LLDP_REMOTE}.2.1`;
/** LldpChassisIdSubtype and LldpPortIdSubtype. */
const CHASSIS_MAC = 4;
const PORT_NAME = 5;
const IPV4 = 1;
const BY_IF_INDEX = 2;

/** What a device says of itself by LLDP. @see LLDP-MIB, IEEE 802.1AB-2005 */
export function lldpLocal(layout: Layout, shift: number): readonly ObjectSpec[] {
  const { kind, ports, physical } = layout;
  if (kind.lldp === undefined) return [];
  const rows = ports.slice(0, physical).map((_, at) => ({ index: [ifIndexOf(layout, shift, at + 1)], row: at + 1 }));
  const capabilities = fixed('octets', Uint8Array.of(kind.lldp, 0));
  return [
    scalar(`${LLDP}.3.1.0`, fixed('integer', CHASSIS_MAC)),
    scalar(
      `${LLDP}.3.2.0`,
      textOf(({ world, router }) => macOf(world.network.seed, router.number, 0)),
    ),
    scalar(`${LLDP}.3.3.0`, textOf(sysNameOf)),
    scalar(`${LLDP}.3.4.0`, fixed('text', kind.sysDescr)),
    scalar(`${LLDP}.3.5.0`, capabilities),
    scalar(`${LLDP}.3.6.0`, capabilities),
    ...table(
      LOCAL_PORT,
      {
        2: fixed('integer', PORT_NAME),
        3: fixedBy('text', (port) => ports[port - 1]?.name ?? ''),
        4: fixedBy('text', (port) => ports[port - 1]?.descr ?? ''),
      },
      rows,
    ),
  ];
}

/** Who is at the other ends: what this device lists there, the other one lists of it. */
export function lldpRemote({ world, router, at }: Moment): readonly ObjectSpec[] {
  const { layout } = router;
  if (layout.kind.lldp === undefined) return [];
  const shift = world.shiftOf(router.number, at);
  const found: ObjectSpec[] = [];
  for (let port = 1; port <= layout.physical; port += 1) {
    const seen = world.neighbourOf(router, port, at);
    const speaks = seen?.router.kind.lldp;
    if (seen === undefined || speaks === undefined) continue;
    const { router: other, port: farPort } = seen;
    const far = other.layout.ports[farPort - 1];
    const capabilities = fixed('octets', Uint8Array.of(speaks, 0));
    const index = [0, ifIndexOf(layout, shift, port), 1];
    found.push(
      ...table(
        REMOTE,
        {
          4: fixed('integer', CHASSIS_MAC),
          5: fixed('octets', macOf(world.network.seed, other.number, 0)),
          6: fixed('integer', PORT_NAME),
          7: fixed('text', far?.name ?? ''),
          8: fixed('text', far?.descr ?? ''),
          9: fixed('octets', asBytes(sysNameOf({ world, router: other }))),
          10: fixed('text', other.kind.sysDescr),
          11: capabilities,
          12: capabilities,
        },
        [{ index, row: port }],
      ),
      ...table(
        REMOTE_ADDRESS,
        {
          3: fixed('integer', BY_IF_INDEX),
          4: fixed('integer', ifIndexOf(other.layout, world.shiftOf(other.number, at), farPort)),
          5: fixed('oid', '0.0'),
        },
        [{ index: [...index, IPV4, 4, ...other.address.split('.').map(Number)], row: port }],
      ),
    );
  }
  return found;
}

const asBytes = (value: string | Uint8Array): Uint8Array =>
  typeof value === 'string' ? new TextEncoder().encode(value) : value;
