import type { LinkChange, TopologyLink, TopologyNode } from '../../contract/topology.ts';
import type { TopologySpan } from '../storage/storage.ts';
import type { Link, Node } from './model.ts';

const instant = (at: number): string => new Date(at).toISOString();

export type Lookup = {
  /** Id of a watched device; undefined for others. */
  readonly deviceOf: (node: string) => string | undefined;
  /** Id of an interface of a device at present. */
  readonly interfaceOf: (node: string, ifIndex: number) => string | undefined;
  /** What the inventory says of a device now. */
  readonly inventoryOf?: (node: string) => Pick<TopologyNode, 'name' | 'site' | 'groups'> | undefined;
};

export function linkView(link: Link, { interfaceOf }: Lookup): TopologyLink {
  const { id, layer, confidence, state, lag, speedBps, note } = link;
  const endView = (end: Link['a'], port: Link['ports']['a']): TopologyLink['a'] => ({
    node: end.node,
    port: end.port,
    interfaceId: end.ifIndex === null ? null : (interfaceOf(end.node, end.ifIndex) ?? null),
    ifIndex: end.ifIndex,
    ...port,
  });
  return {
    id,
    layer,
    a: endView(link.a, link.ports.a),
    b: endView(link.b, link.ports.b),
    evidence: link.proofs.map(({ at, ...proof }) => ({ ...proof, at: instant(at) })),
    confidence,
    state,
    firstSeen: instant(link.firstSeen),
    lastSeen: instant(link.lastSeen),
    lag,
    speedBps,
    note,
  };
}

export const nodeView = (node: Node, { deviceOf, inventoryOf }: Lookup): TopologyNode => ({
  ...node,
  deviceId: deviceOf(node.id) ?? null,
  doubts: [...node.doubts],
  ...inventoryOf?.(node.id),
});

/**
 * What spans of links say happened in a time: one that follows right behind another of the same link has moved or changed
 * it.
 *
 * @param spans newest first
 */
export function changesOf(
  spans: readonly TopologySpan[],
  { from, to }: { readonly from: number; readonly to: number },
  lookup: Lookup,
): readonly LinkChange[] {
  const within = (at: number | null): at is number => at !== null && at >= from && at < to;
  const view = (span: TopologySpan): TopologyLink => linkView(span.value as Link, lookup);
  const ends = new Map(
    spans.flatMap((span) => (span.to === null ? [] : [[`${span.id} ${String(span.to)}`, span] as const])),
  );
  const begins = new Set(spans.map((span) => `${span.id} ${String(span.from)}`));
  const changes = spans.flatMap((span): LinkChange[] => {
    const found: LinkChange[] = [];
    if (within(span.from)) {
      const before = ends.get(`${span.id} ${String(span.from)}`);
      const what = before === undefined ? 'added' : whatChanged(before.value as Link, span.value as Link);
      found.push({
        what,
        at: instant(span.from),
        before: before === undefined ? null : view(before),
        after: view(span),
      });
    }
    if (within(span.to) && !begins.has(`${span.id} ${String(span.to)}`))
      found.push({ what: 'removed', at: instant(span.to), before: view(span), after: null });
    return found;
  });
  return changes.toSorted((one, other) => (one.at < other.at ? 1 : -1));
}

const isSameEnd = (one: Link['a'], other: Link['a']): boolean =>
  one.node === other.node && (one.port === other.port || (one.ifIndex !== null && one.ifIndex === other.ifIndex));
export const whatChanged = (before: Link, after: Link): 'moved' | 'changed' =>
  (isSameEnd(before.a, after.a) && isSameEnd(before.b, after.b)) ||
  (isSameEnd(before.a, after.b) && isSameEnd(before.b, after.a))
    ? 'changed'
    : 'moved';

/** What differs between two moments. */
export function compareLinks(
  before: readonly Link[],
  after: readonly Link[],
  at: number,
  lookup: Lookup,
): readonly LinkChange[] {
  const then = new Map(before.map((link) => [link.id, link]));
  const now = new Map(after.map((link) => [link.id, link]));
  const view = (link: Link): TopologyLink => linkView(link, lookup);
  const kept = after.flatMap((link): LinkChange[] => {
    const known = then.get(link.id);
    if (known === undefined) return [{ what: 'added', at: instant(link.firstSeen), before: null, after: view(link) }];
    const what = whatChanged(known, link);
    const isSame = what === 'changed' && (known.state === 'stale') === (link.state === 'stale');
    return isSame ? [] : [{ what, at: instant(at), before: view(known), after: view(link) }];
  });
  const gone = before.filter(({ id }) => !now.has(id));
  return [
    ...kept,
    ...gone.map((link): LinkChange => ({ what: 'removed', at: instant(at), before: view(link), after: null })),
  ];
}
