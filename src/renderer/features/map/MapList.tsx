import { useMemo, useRef, useState } from 'react';
import { formatPct } from '../../../contract/units.ts';
import { useAppState } from '../../store/AppProvider.tsx';
import { formatMoment } from '../../ui/ages.ts';
import { formatBitRate } from '../../ui/rates.ts';
import { StatusMark } from '../../ui/StatusMark.tsx';
import { useSpeech } from '../../ui/Translation.tsx';
import { type GridColumn, VirtualGrid } from '../logs/VirtualGrid.tsx';
import { compareNames, type DrawnNode, type Graph, type Point } from './graph.model.ts';
import { LIST_COLUMNS, type ListColumn, type ListOrder, type ListRow, rowsOf, sorted } from './list.model.ts';
import type { Selection } from './map-scene.ts';
import styles from './Map.module.css';
import type { LinkRate } from './rates.model.ts';

type MapListProps = {
  readonly graph: Graph;
  readonly rates: ReadonlyMap<string, LinkRate>;
  readonly positions: ReadonlyMap<string, Point>;
  readonly selection: Selection | undefined;
  readonly onSelect: (selection: Selection) => void;
  readonly onOpen: (selection: Selection) => void;
};

/** The map as tables: its links, and below them its nodes. */
export function MapList(props: MapListProps) {
  return (
    <div className={styles['tables']}>
      <Links {...props} />
      <Nodes {...props} />
    </div>
  );
}

function Links({ graph, rates, selection, onSelect, onOpen }: MapListProps) {
  const speech = useSpeech();
  const { t, language } = speech;
  const now = useAppState((state) => state.now);
  const [order, setOrder] = useState<ListOrder>({ column: 'from', isDescending: false });
  const scroller = useRef<HTMLTableElement>(null);
  const rows = useMemo(() => sorted(rowsOf(graph, rates), order), [graph, rates, order]);
  const texts: Readonly<Record<ListColumn, (row: ListRow) => string>> = {
    from: ({ from }) => from,
    portFrom: ({ portFrom }) => portFrom,
    to: ({ to }) => to,
    portTo: ({ portTo }) => portTo,
    layer: ({ line }) => line.layer.toUpperCase(),
    look: ({ line }) =>
      [t(`map.looks.${line.look}`), line.isBlocked ? t('map.blocked') : ''].filter(Boolean).join(', '),
    confidence: ({ confidence }) => formatPct(confidence, language),
    rx: ({ rate }) => formatBitRate(rate?.rxBps ?? null, language),
    tx: ({ rate }) => formatBitRate(rate?.txBps ?? null, language),
    seen: ({ seenAt }) => formatMoment(seenAt, now, language),
  };
  const columns = LIST_COLUMNS.map((column): GridColumn<ListRow> => {
    const isOrder = order.column === column;
    return {
      key: column,
      title: t(`map.columns.${column}`),
      cell: texts[column],
      hint: texts[column],
      sort: {
        direction: isOrder ? (order.isDescending ? 'descending' : 'ascending') : undefined,
        onSort: () => setOrder({ column, isDescending: isOrder && !order.isDescending }),
      },
    };
  });
  return (
    <section className={styles['table']}>
      <h2 className={styles['tableTitle']}>{t('map.linksCount', { count: rows.length })}</h2>
      <VirtualGrid
        label={t('map.links')}
        items={rows}
        idOf={({ id }) => id}
        columns={columns}
        selectedId={selection?.kind === 'link' ? selection.id : undefined}
        onSelect={(id) => onSelect({ kind: 'link', id })}
        onOpen={(id) => onOpen({ kind: 'link', id })}
        template="1.3fr 1fr 1.3fr 1fr 56px 1fr 90px 90px 90px 160px"
        scroller={scroller}
      />
    </section>
  );
}

const stateCell = ({ state }: DrawnNode) => (state ? <StatusMark state={state} /> : <NotWatched />);
const NotWatched = () => <>{useSpeech().t('map.notWatched')}</>;
const NODE_COLUMNS = ['name', 'state', 'type', 'address', 'site', 'placed'] as const;

function Nodes({ graph, positions, selection, onSelect, onOpen }: MapListProps) {
  const { t } = useSpeech();
  const [order, setOrder] = useState<{ column: (typeof NODE_COLUMNS)[number]; isDescending: boolean }>({
    column: 'name',
    isDescending: false,
  });
  const scroller = useRef<HTMLTableElement>(null);
  const texts: Readonly<Record<(typeof NODE_COLUMNS)[number], (node: DrawnNode) => string>> = {
    name: ({ name }) => name,
    state: ({ state }) => (state === undefined ? t('map.notWatched') : t(`states.${state}`)),
    type: ({ kind, type, members }) =>
      kind === 'bundle' ? t('map.bundleOf', { count: members.length }) : t(`map.types.${type}`),
    address: ({ members }) => (members.length === 1 ? (members[0]?.addresses[0] ?? '') : ''),
    site: ({ members }) => members[0]?.site ?? '',
    placed: ({ id }) => t(positions.has(id) ? 'map.isPlaced' : 'map.isUnplaced'),
  };
  const { column: by, isDescending } = order;
  const nodes = [...graph.nodes.values()].toSorted(
    (a, b) => (isDescending ? -1 : 1) * compareNames(texts[by](a), texts[by](b)) || compareNames(a.name, b.name),
  );
  const columns = NODE_COLUMNS.map((column): GridColumn<DrawnNode> => {
    const isOrder = by === column;
    return {
      key: column,
      title: t(`map.nodeColumns.${column}`),
      cell: column === 'state' ? stateCell : texts[column],
      hint: texts[column],
      sort: {
        direction: isOrder ? (isDescending ? 'descending' : 'ascending') : undefined,
        onSort: () => setOrder({ column, isDescending: isOrder && !isDescending }),
      },
    };
  });
  return (
    <section className={styles['table']}>
      <h2 className={styles['tableTitle']}>{t('map.nodesCount', { count: nodes.length })}</h2>
      <VirtualGrid
        label={t('map.nodes')}
        items={nodes}
        idOf={({ id }) => id}
        columns={columns}
        selectedId={selection?.kind === 'node' ? selection.id : undefined}
        onSelect={(id) => onSelect({ kind: 'node', id })}
        onOpen={(id) => onOpen({ kind: 'node', id })}
        template="1.5fr 1fr 1fr 1fr 1fr 110px"
        scroller={scroller}
      />
    </section>
  );
}
