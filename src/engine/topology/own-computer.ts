import type { LocalAddress, LocalNet } from '../ports.ts';
import type { OwnComputer } from './model.ts';
import { isReachable } from './names.ts';

const PLUGGED: ReadonlySet<LocalAddress['kind']> = new Set(['ethernet', 'wireless', 'other', 'link-local']);

/** This computer as a switch sees it: interfaces that are plugged in; virtual ones and tunnels are not. */
export async function readOwnComputer(
  name: string,
  net: Pick<LocalNet, 'addresses' | 'neighbours'>,
): Promise<OwnComputer> {
  const byInterface = Map.groupBy(net.addresses(), (one) => one.interface);
  const interfaces = [...byInterface].flatMap(([label, all]) => {
    const mac = all.find((one) => one.mac !== null)?.mac ?? null;
    const isPlugged = all.every(({ kind }) => PLUGGED.has(kind));
    if (mac === null || !isPlugged) return [];
    return [{ name: label, mac, addresses: all.map(({ address }) => address).filter(isReachable) }];
  });
  return { name, interfaces, arp: await net.neighbours() };
}
