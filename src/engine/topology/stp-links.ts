import { CONFIDENCE } from './confidence.ts';
import type { Ground, Reader } from './ground.ts';
import type { Sight } from './model.ts';
import type { Occupancy } from './occupancy.ts';

/** Ports of a bridge by the number they have in spanning tree, as its own designated ports tell it. */
function designatedPorts({ wiring }: Reader): ReadonlyMap<number, number> {
  const own = wiring.identity.bridgeMac;
  return new Map(
    wiring.stp.flatMap(({ designatedBridge, designatedPort, ifIndex }) =>
      designatedBridge !== undefined && designatedBridge === own && designatedPort !== undefined
        ? [[designatedPort, ifIndex] as const]
        : [],
    ),
  );
}

/**
 * Links of bridges of which no neighbour tells: at each port spanning tree knows the bridge that is nearer to the root,
 * and its port (dot1dStpPortDesignatedBridge and -Port).
 */
export function stpLinks({ readers, identities, end }: Ground, occupancy: Occupancy): readonly Sight[] {
  const numbers = new Map<string, ReadonlyMap<number, number>>();
  return [...readers.values()].flatMap((reader) =>
    reader.wiring.stp.flatMap(({ ifIndex, designatedBridge, designatedPort, state }): readonly Sight[] => {
      if (designatedBridge === undefined || designatedPort === undefined || state === 1) return [];
      const id = identities.byMac(designatedBridge);
      const other = id === undefined || id === reader.id ? undefined : readers.get(id);
      if (other === undefined || occupancy.has(reader.id, reader.bundleOf(ifIndex))) return [];
      const known = numbers.get(other.id) ?? designatedPorts(other);
      numbers.set(other.id, known);
      const port = known.get(designatedPort);
      if (port === undefined || occupancy.has(other.id, other.bundleOf(port))) return [];
      const [a, b] = [end(reader, ifIndex), end(other, port)];
      const detail = `${a.port ?? '?'} has ${b.port ?? '?'} as its designated port`;
      const proof = { source: 'stp', by: 'a', at: reader.at, detail } as const;
      return [{ layer: 'l2', a, b, proofs: [proof], confidence: CONFIDENCE.stp, state: 'inferred' }];
    }),
  );
}
