import type { Prepare } from './statements.ts';

/** What a host told of its wiring: a `Wiring`, packed. Times are ms since 1970. */
export type StoredWiring = { readonly hostId: string; readonly at: number; readonly packed: Uint8Array };

/** A link or node as it was for some time. `value` is what topology keeps of it. */
export type TopologySpan = {
  readonly kind: 'link' | 'node';
  readonly id: string;
  readonly from: number;
  /** null while it holds. */
  readonly to: number | null;
  readonly value: unknown;
};
/** Spans that began or ended in a time, or, with `at`, that held then. Newest first. */
export type TopologyQuery =
  | { readonly at: number }
  | { readonly from: number; readonly to: number; readonly limit: number };

/** Where a hardware address was plugged in for some time. */
export type StoredSighting = {
  readonly mac: string;
  readonly from: number;
  readonly to: number | null;
  readonly node: string;
  readonly ifIndex: number;
  readonly port: string | null;
  readonly vlan: number | null;
  readonly isDirect: boolean;
};

type WiringRow = { readonly host_id: string; readonly at: number; readonly wiring: Uint8Array };
type SpanRow = {
  readonly kind: 'link' | 'node';
  readonly id: string;
  readonly valid_from: number;
  readonly valid_to: number | null;
  readonly value: string;
};
type SightingRow = {
  readonly mac: string;
  readonly seen_from: number;
  readonly seen_to: number | null;
  readonly node: string;
  readonly if_index: number;
  readonly port: string | null;
  readonly vlan: number | null;
  readonly is_direct: number;
};
type Nothing = Record<string, never>;

const spanOf = ({ kind, id, valid_from, valid_to, value }: SpanRow): TopologySpan => ({
  kind,
  id,
  from: valid_from,
  to: valid_to,
  value: JSON.parse(value) as unknown,
});
const sightingOf = (row: SightingRow): StoredSighting => ({
  mac: row.mac,
  from: row.seen_from,
  to: row.seen_to,
  node: row.node,
  ifIndex: row.if_index,
  port: row.port,
  vlan: row.vlan,
  isDirect: row.is_direct === 1,
});

/** Wirings of hosts, and the history of links, nodes and plugged-in addresses. */
export function createTopologyTables(prepare: Prepare) {
  const wirings = prepare<Nothing, WiringRow>('wirings.list', 'SELECT * FROM wirings ORDER BY host_id');
  const putWiring = prepare<WiringRow>(
    'wirings.put',
    `INSERT INTO wirings (host_id, at, wiring) VALUES (@host_id, @at, @wiring)
     ON CONFLICT (host_id) DO UPDATE SET at = excluded.at, wiring = excluded.wiring`,
  );
  const removeWiring = prepare('wirings.remove', 'DELETE FROM wirings WHERE host_id = @id');
  const open = prepare<Nothing, SpanRow>('spans.open', 'SELECT * FROM topology_spans WHERE valid_to IS NULL');
  const then = prepare<{ at: number }, SpanRow>(
    'spans.at',
    'SELECT * FROM topology_spans WHERE valid_from <= @at AND (valid_to IS NULL OR valid_to > @at)',
  );
  const between = prepare<{ from: number; to: number; limit: number }, SpanRow>(
    'spans.between',
    `SELECT * FROM topology_spans WHERE kind = 'link' AND
       ((valid_from >= @from AND valid_from < @to) OR (valid_to >= @from AND valid_to < @to))
     ORDER BY max(valid_from, coalesce(valid_to, 0)) DESC LIMIT @limit`,
  );
  const putSpan = prepare<SpanRow>(
    'spans.put',
    `INSERT INTO topology_spans (kind, id, valid_from, valid_to, value)
     VALUES (@kind, @id, @valid_from, @valid_to, @value)
     ON CONFLICT (kind, id, valid_from) DO UPDATE SET valid_to = excluded.valid_to, value = excluded.value`,
  );
  const endSpan = prepare<{ kind: string; id: string; at: number }>(
    'spans.end',
    `UPDATE topology_spans SET valid_to = max(@at, valid_from) WHERE kind = @kind AND id = @id AND valid_to IS NULL`,
  );
  const sightings = prepare<Nothing, SightingRow>('sightings.open', 'SELECT * FROM sightings WHERE seen_to IS NULL');
  const sightingsOf = prepare<{ mac: string; limit: number }, SightingRow>(
    'sightings.of',
    'SELECT * FROM sightings WHERE mac = @mac ORDER BY seen_from DESC LIMIT @limit',
  );
  const putSighting = prepare<SightingRow>(
    'sightings.put',
    `INSERT INTO sightings (mac, seen_from, seen_to, node, if_index, port, vlan, is_direct)
     VALUES (@mac, @seen_from, @seen_to, @node, @if_index, @port, @vlan, @is_direct)
     ON CONFLICT (mac, seen_from) DO UPDATE SET seen_to = excluded.seen_to, node = excluded.node,
       if_index = excluded.if_index, port = excluded.port, vlan = excluded.vlan, is_direct = excluded.is_direct`,
  );

  return {
    wirings: (): StoredWiring[] =>
      wirings.all({}).map(({ host_id: hostId, at, wiring }) => ({ hostId, at, packed: wiring })),
    putWiring: ({ hostId, at, packed }: StoredWiring): void =>
      void putWiring.run({ host_id: hostId, at: Math.round(at), wiring: packed }),
    removeWiring: (id: string): void => void removeWiring.run({ id }),
    open: (): TopologySpan[] => open.all({}).map(spanOf),
    spans: (query: TopologyQuery): TopologySpan[] =>
      ('at' in query ? then.all({ at: Math.round(query.at) }) : between.all(query)).map(spanOf),
    putSpan: ({ kind, id, from, to, value }: TopologySpan): void =>
      void putSpan.run({
        kind,
        id,
        valid_from: Math.round(from),
        valid_to: to === null ? null : Math.round(to),
        value: JSON.stringify(value),
      }),
    endSpan: (kind: TopologySpan['kind'], id: string, at: number): void =>
      void endSpan.run({ kind, id, at: Math.round(at) }),
    sightings: (): StoredSighting[] => sightings.all({}).map(sightingOf),
    sightingsOf: (macs: readonly string[], limit: number): StoredSighting[] =>
      macs.flatMap((mac) => sightingsOf.all({ mac, limit }).map(sightingOf)),
    putSighting: ({ mac, from, to, node, ifIndex, port, vlan, isDirect }: StoredSighting): void =>
      void putSighting.run({
        mac,
        seen_from: Math.round(from),
        seen_to: to === null ? null : Math.round(to),
        node,
        if_index: ifIndex,
        port,
        vlan,
        is_direct: isDirect ? 1 : 0,
      }),
  };
}
export type TopologyTables = ReturnType<typeof createTopologyTables>;
