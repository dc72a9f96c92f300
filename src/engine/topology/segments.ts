import { CONFIDENCE } from './confidence.ts';
import { endKey } from './ground.ts';
import type { End, Proof, Sight } from './model.ts';
import { nodeId } from './strangers.ts';

/** A node that must be there, though nothing tells of it. */
export type Inferred = { readonly id: string; readonly at: End };

/** The unmanaged switch at some port. */
export const hubAt = (end: End): Inferred => ({
  id: nodeId('u', `${end.node}.${String(end.ifIndex ?? end.port ?? '')}`),
  at: end,
});

/** A link from a port to the unmanaged switch it is plugged into. */
export function hubLink(hub: Inferred, end: End, proofs: readonly Proof[]): Sight {
  const confidence = CONFIDENCE.unmanaged;
  return { layer: 'l2', a: end, b: { node: hub.id, port: null, ifIndex: null }, proofs, confidence, state: 'inferred' };
}

type Passing = (node: string) => boolean;

/** Ends that are linked with each other, however many hops apart. */
function components(sights: readonly Sight[]): readonly (readonly Sight[])[] {
  const parent = new Map<string, string>();
  const root = (key: string): string => {
    let at = key;
    for (let up = parent.get(at); up !== undefined && up !== at; up = parent.get(at)) at = up;
    parent.set(key, at);
    return at;
  };
  // Of an end without a port it is not known whether it is the same as another.
  const keyOf = (end: End, place: number): string =>
    end.port === null ? `${endKey(end)} ${String(place)}` : endKey(end);
  sights.forEach(({ a, b }, place) => parent.set(root(keyOf(a, place)), root(keyOf(b, place))));
  return [
    ...Map.groupBy(sights.keys(), (place) =>
      root(keyOf(sights[place]?.a ?? { node: '', port: null, ifIndex: null }, place)),
    ).values(),
  ].map((places) => places.flatMap((place) => sights[place] ?? []));
}

/** Ends of a segment, each once, with what proves that it is there. */
function endsOf(
  sights: readonly Sight[],
): ReadonlyMap<string, { readonly end: End; readonly proofs: readonly Proof[] }> {
  const found = new Map<string, { readonly end: End; readonly proofs: readonly Proof[] }>();
  for (const { a, b, proofs } of sights)
    for (const end of [a, b]) {
      const known = found.get(endKey(end));
      const fresh = proofs.filter(({ detail }) => known?.proofs.every((one) => one.detail !== detail) !== false);
      found.set(endKey(end), { end: known?.end ?? end, proofs: [...(known?.proofs ?? []), ...fresh].slice(0, 8) });
    }
  return found;
}

/**
 * What told links of more than two ends mean: a telephone or access point that passes on, else an unmanaged switch in
 * between. Links of two ends stay as they are.
 */
export function resolveSegments(sights: readonly Sight[], isPassing: Passing) {
  const links: Sight[] = [];
  const hubs: Inferred[] = [];
  for (const segment of components(sights)) {
    const ends = endsOf(segment);
    if (ends.size <= 2 || segment.length < 2) {
      links.push(...segment);
      continue;
    }
    const all = [...ends.values()].toSorted((one, other) => (endKey(one.end) < endKey(other.end) ? -1 : 1));
    const passing = all.filter(({ end }) => isPassing(end.node));
    const [relay] = passing;
    const [anchor] = all.filter(({ end }) => end.ifIndex !== null);
    if (relay !== undefined && passing.length === 1 && all.length === 3) {
      links.push(...throughRelay(segment, relay.end, ends));
      continue;
    }
    const hub = hubAt((anchor ?? all[0] ?? { end: { node: '', port: null, ifIndex: null } }).end);
    hubs.push(hub);
    for (const { end, proofs } of all)
      links.push(
        hubLink(
          hub,
          end,
          proofs.map((proof) => ({ ...proof, by: 'a' })),
        ),
      );
  }
  return { links, hubs };
}

/** A computer behind a telephone: the telephone is at the port, the computer at the telephone. */
function throughRelay(segment: readonly Sight[], relay: End, ends: ReturnType<typeof endsOf>): readonly Sight[] {
  const direct = segment.filter(({ a, b }) => endKey(a) === endKey(relay) || endKey(b) === endKey(relay));
  const near = new Set(direct.flatMap(({ a, b }) => [endKey(a), endKey(b)]));
  const behind = [...ends].filter(([key]) => !near.has(key));
  return [
    ...direct,
    ...behind.map(
      ([, { end, proofs }]): Sight => ({
        layer: 'l2',
        a: { ...relay, port: null, ifIndex: null },
        b: end,
        proofs,
        confidence: CONFIDENCE.behind,
        state: 'inferred',
      }),
    ),
  ];
}
