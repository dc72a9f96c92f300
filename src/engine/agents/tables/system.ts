import { locationOf } from '../identity.ts';
import type { Layout } from '../network.ts';
import type { ObjectSpec } from '../shape.ts';
import type { Moment } from '../world.ts';
import { fixed, scalar, textOf, unsignedOf } from './table.ts';

const SYSTEM = '1.3.6.1.2.1.1';

/** Objects of the system group that can be written, by their number in it. */
export const WRITABLE = { sysContact: 4, sysName: 5, sysLocation: 6 } as const;
const CONTACT = 'noc@kantor.example';

export const sysNameOf = ({ world, router }: Pick<Moment, 'world' | 'router'>): string | Uint8Array =>
  world.written(router.number, WRITABLE.sysName) ?? router.name;

/** @see SNMPv2-MIB, RFC 3418 */
export function systemGroup({ kind }: Layout): readonly ObjectSpec[] {
  return [
    scalar(`${SYSTEM}.1.0`, fixed('text', kind.sysDescr)),
    scalar(`${SYSTEM}.2.0`, fixed('oid', kind.sysObjectId)),
    scalar(
      `${SYSTEM}.3.0`,
      unsignedOf('ticks', ({ uptimeTicks }) => uptimeTicks),
    ),
    scalar(
      `${SYSTEM}.4.0`,
      textOf(({ world, router }) => world.written(router.number, WRITABLE.sysContact) ?? CONTACT),
    ),
    scalar(`${SYSTEM}.5.0`, textOf(sysNameOf)),
    scalar(
      `${SYSTEM}.6.0`,
      textOf(
        ({ world, router }) =>
          world.written(router.number, WRITABLE.sysLocation) ?? locationOf(world.network.seed, router.site),
      ),
    ),
    scalar(`${SYSTEM}.7.0`, fixed('integer', kind.services)),
  ];
}
