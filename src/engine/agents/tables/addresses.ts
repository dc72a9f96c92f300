import { addressesOf, macOf, neighbourAddress } from '../identity.ts';
import { farEnd } from '../network.ts';
import type { ObjectSpec } from '../shape.ts';
import type { Moment } from '../world.ts';
import { ifIndexOf } from './interfaces.ts';
import { fixed, table } from './table.ts';

const ADDR_ENTRY = '1.3.6.1.2.1.4.20.1';
const NET_TO_MEDIA = '1.3.6.1.2.1.4.22.1';
const DYNAMIC = 3;
const octetsOf = (address: string): readonly number[] => address.split('.').map(Number);

/** Addresses and who is known by his. @see IP-MIB (RFC 1213's part of it, which every agent has) */
export function addressTables({ world, router, at }: Moment): readonly ObjectSpec[] {
  const { network } = world;
  const shift = world.shiftOf(router.number, at);
  const index = (port: number): number => ifIndexOf(router.layout, shift, port);
  const own = addressesOf(network, router).flatMap(({ address, mask, port }) =>
    table(
      ADDR_ENTRY,
      { 1: fixed('ip', address), 2: fixed('integer', index(port)), 3: fixed('ip', mask), 4: fixed('integer', 1) },
      [{ index: octetsOf(address), row: port }],
    ),
  );
  const known: ObjectSpec[] = [];
  for (let port = 1; port <= router.layout.physical; port += 1) {
    const link = network.linkOf(router, port);
    if (link === undefined || !world.isUp(router, port, at)) continue;
    const far = farEnd(link, router.number);
    const address = neighbourAddress(network, link, far);
    known.push(
      ...table(
        NET_TO_MEDIA,
        {
          1: fixed('integer', index(port)),
          2: fixed('octets', macOf(network.seed, far.router, far.port)),
          3: fixed('ip', address),
          4: fixed('integer', DYNAMIC),
        },
        [{ index: [index(port), ...octetsOf(address)], row: port }],
      ),
    );
  }
  return [...own, ...known];
}
