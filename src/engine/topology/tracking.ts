import { staleConfidence } from './confidence.ts';
import { endKey, type Reader } from './ground.ts';
import type { End, Link, ManualLink, PortState, Proof, Sight } from './model.ts';

/** dot1dStpPortState, by number less one. */
const STP_STATES = ['disabled', 'blocking', 'listening', 'learning', 'forwarding', 'broken'] as const;
/** A link that nobody tells of any more is stale after three readings of neighbours. */
export const STALE_AFTER_MS = 15 * 60_000;
/** Switches forget who is silent after five minutes; a printer is silent for longer. */
const LEARNT_STALE_AFTER_MS = 60 * 60_000;

export type LinkTurn = {
  readonly what: 'added' | 'removed' | 'moved' | 'changed';
  readonly before: Link | null;
  readonly after: Link | null;
};
type TrackInput = {
  readonly previous: readonly Link[];
  readonly sights: readonly Sight[];
  readonly manual: readonly ManualLink[];
  readonly readers: ReadonlyMap<string, Reader>;
  /** Nodes that are gone from the inventory: so are their links. */
  readonly isThere: (node: string) => boolean;
  readonly now: number;
  /** Since when all devices are read: who was silent before had nobody to tell. */
  readonly since: number;
  readonly newId: () => string;
};

const flip = (sight: Sight): Sight => ({
  ...sight,
  a: sight.b,
  b: sight.a,
  proofs: sight.proofs.map(
    (proof): Proof => ({ ...proof, by: proof.by === 'a' ? 'b' : proof.by === 'b' ? 'a' : proof.by }),
  ),
});
const oriented = (sight: Sight): Sight => (endKey(sight.a) <= endKey(sight.b) ? sight : flip(sight));

const isSameEnd = (one: End, other: End): boolean =>
  one.node === other.node && (one.port === other.port || (one.ifIndex !== null && one.ifIndex === other.ifIndex));
const isSamePort = (one: End, other: End): boolean => one.port !== null && isSameEnd(one, other);
const keyOf = ({ layer, a, b }: Pick<Link, 'layer' | 'a' | 'b'>): string =>
  `${layer} ${[endKey(a), endKey(b)].toSorted().join(' | ')}`;
const nameKey = ({ layer, a, b }: Pick<Link, 'layer' | 'a' | 'b'>): string =>
  `${layer} ${[a, b]
    .map(({ node, port }) => `${node} ${port ?? '?'}`)
    .toSorted()
    .join(' | ')}`;
const pairKey = ({ layer, a, b }: Pick<Link, 'layer' | 'a' | 'b'>): string =>
  `${layer} ${[a.node, b.node].toSorted().join(' | ')}`;

const lastSeenOf = ({ proofs }: Sight): number => Math.max(...proofs.map(({ at }) => at));
const isLearnt = ({ proofs }: Pick<Link, 'proofs'>): boolean =>
  proofs.every(({ source }) => source === 'fdb' || source === 'arp');

/** Whether one of them is the other, of which less was known. */
function refines(sight: Sight, link: Link): boolean {
  if (pairKey(sight) !== pairKey(link)) return false;
  const [here, there] = link.a.node === sight.a.node ? [link.a, link.b] : [link.b, link.a];
  const fits = (one: End, other: End): boolean => isSameEnd(one, other) || one.port === null || other.port === null;
  return (
    fits(sight.a, here) &&
    fits(sight.b, there) &&
    (isSamePort(sight.a, here) || isSamePort(sight.b, there) || (sight.a.port ?? sight.b.port) === null)
  );
}
/** Whether it has the same port at one end, or, where no port is known, the same node that has but one cable. */
function isMoved(sight: Sight, link: Link): boolean {
  if (sight.layer !== link.layer) return false;
  const ends = [sight.a, sight.b].flatMap((one) => [link.a, link.b].map((other) => [one, other] as const));
  return ends.some(
    ([one, other]) =>
      isSamePort(one, other) ||
      (one.port === null && other.port === null && one.node === other.node && !one.node.startsWith('u-')),
  );
}

function lagOf({ a, b }: Pick<Sight, 'a' | 'b'>, readers: TrackInput['readers']): Link['lag'] {
  const [one, other] = [a, b].map(({ node, ifIndex }) => {
    const reader = readers.get(node);
    if (reader === undefined || ifIndex === null) return undefined;
    const bundle = reader.bundleOf(ifIndex);
    const port = reader.book.byIndex.get(bundle);
    return bundle === ifIndex
      ? undefined
      : { key: `${node}.${String(bundle)}`, name: port?.name ?? port?.descr ?? null };
  });
  if (one === undefined && other === undefined) return null;
  const id = [one?.key ?? `${a.node}.`, other?.key ?? `${b.node}.`].toSorted().join('+');
  return { id, a: one?.name ?? null, b: other?.name ?? null };
}
function speedOf({ a, b }: Pick<Sight, 'a' | 'b'>, readers: TrackInput['readers']): number | null {
  const speeds = [a, b].flatMap(
    ({ node, ifIndex }) => readers.get(node)?.book.byIndex.get(ifIndex ?? -1)?.speedBps ?? [],
  );
  return speeds.length === 0 ? null : Math.min(...speeds);
}

const stateOf = ({ node, ifIndex }: End, readers: TrackInput['readers']): PortState => {
  const reader = ifIndex === null ? undefined : readers.get(node);
  if (reader === undefined || ifIndex === null) return { mac: null, stp: null };
  const bundle = reader.bundleOf(ifIndex);
  const row = reader.stp.get(ifIndex) ?? reader.stp.get(bundle);
  return { mac: reader.book.byIndex.get(ifIndex)?.mac ?? null, stp: STP_STATES[(row ?? 0) - 1] ?? null };
};
const portsOf = ({ a, b }: Pick<Sight, 'a' | 'b'>, readers: TrackInput['readers']): Link['ports'] => ({
  a: stateOf(a, readers),
  b: stateOf(b, readers),
});

function linkOf(sight: Sight, before: Link | undefined, { readers, now, newId }: TrackInput): Link {
  const seen = lastSeenOf(sight);
  return {
    ...sight,
    id: before?.id ?? newId(),
    firstSeen: before?.firstSeen ?? Math.min(now, seen),
    lastSeen: Math.max(seen, before?.lastSeen ?? 0),
    lag: lagOf(sight, readers),
    speedBps: speedOf(sight, readers),
    ports: portsOf(sight, readers),
    note: before?.note ?? '',
  };
}

/** Whether a port has been found without a carrier since: whoever was at its other end is gone for certain. */
function isCut({ node, ifIndex }: End, lastSeen: number, readers: TrackInput['readers']): boolean {
  const reader = readers.get(node);
  return reader !== undefined && reader.at > lastSeen && reader.book.byIndex.get(ifIndex ?? -1)?.isUp === false;
}

/**
 * Carries links through time: those of this moment keep the identity they had; one that has the same port at one end and
 * another at the other was moved; one that is no longer told of stays, and is stale after a while.
 */
export function track(input: TrackInput): { readonly links: readonly Link[]; readonly turns: readonly LinkTurn[] } {
  const { now, since, manual, isThere } = input;
  const own = new Set(manual.map(({ id }) => id));
  const open = new Map(input.previous.filter(({ id }) => !own.has(id)).map((link) => [link.id, link]));
  const links: Link[] = [];
  const turns: LinkTurn[] = [];
  let left = input.sights.map(oriented);

  const take = (find: (sight: Sight) => Link | undefined, what?: 'moved'): void => {
    left = left.filter((sight) => {
      const before = find(sight);
      if (before === undefined) return true;
      open.delete(before.id);
      const after = linkOf(sight, before, input);
      links.push(after);
      if (what !== undefined) turns.push({ what, before, after });
      else if ((before.state === 'stale') !== (after.state === 'stale')) turns.push({ what: 'changed', before, after });
      return false;
    });
  };
  const drawn = manual.map((one) => drawnLink(one, left, input));
  left = left.filter((sight) => !drawn.some((one) => one.sight === sight));
  links.push(...drawn.map(({ link }) => link));

  for (const key of [keyOf, nameKey]) {
    const known = new Map([...open.values()].map((link) => [key(link), link]));
    take((sight) => {
      const found = known.get(key(sight));
      return found !== undefined && open.has(found.id) ? found : undefined;
    });
  }
  const byPair = Map.groupBy(open.values(), pairKey);
  take((sight) => byPair.get(pairKey(sight))?.find((link) => open.has(link.id) && refines(sight, link)));
  const byNode = Map.groupBy(
    [...open.values()].flatMap((link) => [link.a, link.b].map(({ node }) => ({ node, link }))),
    ({ node }) => node,
  );
  take((sight) => {
    const near = [...(byNode.get(sight.a.node) ?? []), ...(byNode.get(sight.b.node) ?? [])];
    return near.find(({ link }) => open.has(link.id) && isMoved(sight, link))?.link;
  }, 'moved');

  for (const sight of left) {
    const after = linkOf(sight, undefined, input);
    links.push(after);
    turns.push({ what: 'added', before: null, after });
  }
  const taken = new Set(
    links.flatMap((link) =>
      [link.a, link.b].filter(({ port }) => port !== null).map((end) => `${link.layer} ${endKey(end)}`),
    ),
  );
  for (const link of open.values()) {
    const isReplaced = [link.a, link.b].some((end) => taken.has(`${link.layer} ${endKey(end)}`));
    if (isReplaced || !isThere(link.a.node) || !isThere(link.b.node)) {
      turns.push({ what: 'removed', before: link, after: null });
      continue;
    }
    const isDown = [link.a, link.b].some((end) => isCut(end, link.lastSeen, input.readers));
    const patience = isLearnt(link) ? LEARNT_STALE_AFTER_MS : STALE_AFTER_MS;
    const isStale = link.state === 'stale' || isDown || now - Math.max(link.lastSeen, since) >= patience;
    const after: Link =
      isStale && link.state !== 'stale'
        ? { ...link, state: 'stale', confidence: staleConfidence(link.confidence) }
        : link;
    links.push(after);
    if (after !== link) turns.push({ what: 'changed', before: link, after });
  }
  return { links, turns };
}

/** A link a person drew; where discovery sees the same, it proves it, and the link stays drawn. */
function drawnLink(one: ManualLink, sights: readonly Sight[], { readers }: TrackInput) {
  const fits = (drawn: End, seen: End): boolean =>
    drawn.node === seen.node && (drawn.port === null || seen.port === null || isSameEnd(drawn, seen));
  const isSame = (sight: Sight): boolean =>
    sight.layer === one.layer &&
    ((fits(one.a, sight.a) && fits(one.b, sight.b)) || (fits(one.a, sight.b) && fits(one.b, sight.a)));
  const found = sights.filter(isSame);
  const sight = found.length === 1 ? found[0] : undefined;
  const turned = sight !== undefined && !(fits(one.a, sight.a) && fits(one.b, sight.b)) ? flip(sight) : sight;
  const drawnProof: Proof = { source: 'manual', by: 'person', at: one.firstSeen, detail: one.note };
  const ends = {
    a: turned !== undefined && one.a.port === null ? turned.a : one.a,
    b: turned !== undefined && one.b.port === null ? turned.b : one.b,
  };
  const link: Link = {
    ...one,
    ...ends,
    proofs: [drawnProof, ...(turned?.proofs ?? [])],
    confidence: 100,
    state: 'manual',
    lastSeen: turned === undefined ? one.firstSeen : Math.max(one.firstSeen, lastSeenOf(turned)),
    lag: lagOf(ends, readers),
    speedBps: speedOf(ends, readers),
    ports: portsOf(ends, readers),
  };
  return { link, sight };
}
