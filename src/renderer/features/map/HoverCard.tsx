import { useAppState } from '../../store/AppProvider.tsx';
import { formatPct, formatRtt } from '../../../contract/units.ts';
import { formatBitRate } from '../../ui/rates.ts';
import { StatusMark } from '../../ui/StatusMark.tsx';
import { useSpeech } from '../../ui/Translation.tsx';
import type { DrawnLink, DrawnNode, Graph, Point } from './graph.model.ts';
import styles from './Map.module.css';
import type { Selection } from './map-scene.ts';
import type { LinkRate } from './rates.model.ts';

export type Hover = { readonly selection: Selection; readonly screen: Point };
type HoverCardProps = {
  readonly hover: Hover;
  readonly graph: Graph;
  readonly rates: ReadonlyMap<string, LinkRate>;
};

/** A few words about what the pointer is on; the same stands in the inspector for everybody else. */
export function HoverCard({ hover: { selection, screen }, graph, rates }: HoverCardProps) {
  const node = selection.kind === 'node' ? graph.nodes.get(selection.id) : undefined;
  const line = selection.kind === 'link' ? graph.links.get(selection.id) : undefined;
  if (node === undefined && line === undefined) return null;
  return (
    <div
      className={styles['card']}
      style={{ insetInlineStart: screen.x + 18, insetBlockStart: screen.y + 18 }}
      aria-hidden="true"
    >
      {node && <NodeWords node={node} />}
      {line && <LineWords line={line} graph={graph} rate={rates.get(line.id)} />}
    </div>
  );
}

function NodeWords({ node }: { readonly node: DrawnNode }) {
  const { t, language } = useSpeech();
  const [first] = node.members;
  const live = useAppState((state) => (first?.deviceId ? state.live.get(first.deviceId) : undefined));
  return (
    <>
      <strong translate="no">{node.name}</strong>
      <span className={styles['cardMuted']}>
        {node.kind === 'bundle' ? t('map.bundleOf', { count: node.members.length }) : t(`map.types.${node.type}`)}
        {node.members.length === 1 && first?.addresses[0] ? ` · ${first.addresses[0]}` : ''}
      </span>
      {node.state ? <StatusMark state={node.state} /> : <span>{t('map.notWatched')}</span>}
      {live && node.kind === 'device' && (
        <span className={styles['cardMuted']}>
          {`${formatRtt(live.rttMs, language)} · ${t('devices.columns.loss')} ${formatPct(live.lossPct, language)}`}
        </span>
      )}
    </>
  );
}

type LineWordsProps = { readonly line: DrawnLink; readonly graph: Graph; readonly rate: LinkRate | undefined };

function LineWords({ line, graph, rate }: LineWordsProps) {
  const { t, language } = useSpeech();
  const [first] = line.links;
  const name = (id: string): string => graph.nodes.get(id)?.name ?? id;
  return (
    <>
      <strong translate="no">{`${name(line.from)} – ${name(line.to)}`}</strong>
      <span className={styles['cardMuted']}>
        {[
          line.layer.toUpperCase(),
          t(`map.looks.${line.look}`),
          line.links.length > 1 ? `×${String(line.links.length)}` : '',
        ]
          .filter(Boolean)
          .join(' · ')}
      </span>
      {first && line.links.length === 1 && (
        <span translate="no">{`${first.a.port ?? '–'} – ${first.b.port ?? '–'}`}</span>
      )}
      {rate && (
        <span>{`↓ ${formatBitRate(rate.rxBps, language)}  ↑ ${formatBitRate(rate.txBps, language)}  ${formatPct(rate.utilPct, language)}`}</span>
      )}
    </>
  );
}
