import type { EventKind, EventLevel } from '../../contract/logs.ts';
import type { End, Node } from './model.ts';
import type { LinkTurn } from './tracking.ts';

/** Something about the wiring that is worth a line in the log. */
export type WiringNews = {
  readonly kind: Extract<EventKind, 'link-added' | 'link-moved' | 'link-lost' | 'links-changed'>;
  readonly level: EventLevel;
  /** The device it is told of. */
  readonly deviceId: string | null;
  readonly params: Readonly<Record<string, string | number>>;
};

/** More at once are one cause, and told of together. */
const MOST_LINES = 5;
const INFRASTRUCTURE: ReadonlySet<string> = new Set(['router', 'switch', 'firewall', 'access-point']);

/** Links between devices that others depend on: a computer that goes home is no news. */
export function wiringNews(
  turns: readonly LinkTurn[],
  nodeOf: (id: string) => Node | undefined,
): readonly WiringNews[] {
  const isOfNote = ({ node }: End): boolean => {
    const known = nodeOf(node);
    return (
      known !== undefined && known.kind !== 'inferred' && (known.kind === 'device' || INFRASTRUCTURE.has(known.type))
    );
  };
  const nameOf = ({ node, port }: End): string => `${nodeOf(node)?.name ?? node}${port === null ? '' : ` ${port}`}`;
  const deviceOf = (...ends: readonly End[]): string | null =>
    ends.find(({ node }) => nodeOf(node)?.kind === 'device')?.node ?? null;
  const lines = turns.flatMap(({ what, before, after }): readonly WiringNews[] => {
    const link = after ?? before;
    if (link === null || link.layer !== 'l2' || link.state === 'manual' || !isOfNote(link.a) || !isOfNote(link.b))
      return [];
    const ends = { a: nameOf(link.a), b: nameOf(link.b) };
    const deviceId = deviceOf(link.a, link.b);
    if (what === 'moved' && before !== null)
      return [
        {
          kind: 'link-moved',
          level: 'warning',
          deviceId,
          params: { ...ends, from: `${nameOf(before.a)} – ${nameOf(before.b)}` },
        },
      ];
    const isLost = after === null || after.state === 'stale';
    return [{ kind: isLost ? 'link-lost' : 'link-added', level: isLost ? 'warning' : 'info', deviceId, params: ends }];
  });
  if (lines.length <= MOST_LINES) return lines;
  const count = (kind: WiringNews['kind']): number => lines.filter((line) => line.kind === kind).length;
  const params = { added: count('link-added'), moved: count('link-moved'), lost: count('link-lost') };
  return [
    { kind: 'links-changed', level: params.lost + params.moved > 0 ? 'warning' : 'info', deviceId: null, params },
  ];
}
