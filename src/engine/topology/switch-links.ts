import { CONFIDENCE } from './confidence.ts';
import type { Ground } from './ground.ts';
import type { Learnt, LearntPort } from './learnt.ts';
import type { Sight } from './model.ts';
import type { Occupancy } from './occupancy.ts';

/** At which port a switch sees another; undefined when at none, or at several. */
function portsTowards(learnt: Learnt): (from: string, to: string) => LearntPort | undefined {
  const found = new Map<string, LearntPort | undefined>();
  for (const [id, ports] of learnt.ports)
    for (const port of ports.values())
      for (const other of port.switches) {
        const key = `${id} ${other}`;
        found.set(key, found.has(key) ? undefined : port);
      }
  return (from, to) => found.get(`${from} ${to}`);
}

/**
 * Links of switches that tell of no neighbours, by what they have learnt: two see each other, and no third is seen by both
 * in between. Where tables know too little to leave exactly one, nothing is concluded.
 *
 * @see Lowekamp, O'Hallaron, Gross: Topology discovery for large Ethernet networks, SIGCOMM 2001
 */
export function switchLinks({ end }: Ground, learnt: Learnt, occupancy: Occupancy): readonly Sight[] {
  const towards = portsTowards(learnt);
  const free = [...learnt.ports.values()]
    .flatMap((ports) => [...ports.values()])
    .filter((port) => !occupancy.has(port.reader.id, port.ifIndex));
  /** The port at which another switch sees this one, when nobody is between. */
  function opposite(port: LearntPort, other: string): LearntPort | undefined {
    const { id } = port.reader;
    const back = id < other && towards(id, other) === port ? towards(other, id) : undefined;
    if (back === undefined || occupancy.has(other, back.ifIndex)) return undefined;
    const isBetween = [...port.switches].some((third) => third !== other && back.switches.has(third));
    return isBetween ? undefined : back;
  }
  const candidates = free.flatMap((port) =>
    [...port.switches].flatMap((other) => {
      const back = opposite(port, other);
      return back === undefined ? [] : [[port, back] as const];
    }),
  );
  const counts = new Map<LearntPort, number>();
  for (const port of candidates.flat()) counts.set(port, (counts.get(port) ?? 0) + 1);
  return candidates
    .filter((both) => both.every((port) => counts.get(port) === 1))
    .map(([one, other]): Sight => {
      const [a, b] = [end(one.reader, one.ifIndex), end(other.reader, other.ifIndex)];
      const detail = `${a.port ?? '?'} and ${b.port ?? '?'} have learnt each other's side, and none between`;
      const proof = { source: 'fdb', by: 'both', at: Math.max(one.reader.at, other.reader.at), detail } as const;
      return { layer: 'l2', a, b, proofs: [proof], confidence: CONFIDENCE.between, state: 'inferred' };
    });
}
