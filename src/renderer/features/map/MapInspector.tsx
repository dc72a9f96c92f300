import { ChevronsDownUp, Route as RouteIcon, Trash2, Unplug } from 'lucide-react';
import { formatPct, formatRtt } from '../../../contract/units.ts';
import { hashOf } from '../../route/route.ts';
import { useAppState } from '../../store/AppProvider.tsx';
import { formatMoment } from '../../ui/ages.ts';
import { Button } from '../../ui/Button.tsx';
import { Heartbeat } from '../../ui/Heartbeat.tsx';
import { Inspector } from '../../ui/Inspector.tsx';
import { formatBitRate, formatSpeed } from '../../ui/rates.ts';
import { StatusMark } from '../../ui/StatusMark.tsx';
import { type Speech, useSpeech } from '../../ui/Translation.tsx';
import type { TopologyLink } from '../../../contract/topology.ts';
import { HOPS } from './use-focus.ts';
import { compareNames, type DrawnLink, type DrawnNode, type Graph } from './graph.model.ts';
import styles from './Inspector.module.css';
import type { Selection } from './map-scene.ts';
import type { LinkRate } from './rates.model.ts';

export type InspectorActions = {
  readonly onClose: () => void;
  readonly onSelect: (selection: Selection) => void;
  readonly onPath: (node: DrawnNode) => void;
  readonly onBehindNode: (node: DrawnNode) => void;
  readonly onBehindLink: (link: string, name: string) => void;
  readonly onFocus: (node: string, hops: number) => void;
  readonly onCollapse: (node: DrawnNode) => void;
  readonly onRemoveLink: (link: TopologyLink) => void;
  /** Back into the tray; undefined where it may not be. */
  readonly onUnplace: ((node: DrawnNode) => void) | undefined;
  readonly whyNot: string | undefined;
};
type InspectorProps = {
  readonly graph: Graph;
  readonly selection: Selection;
  readonly rates: ReadonlyMap<string, LinkRate>;
  readonly actions: InspectorActions;
};

/** Everything about the chosen node or line, beside the map. */
export function MapInspector({ graph, selection, rates, actions }: InspectorProps) {
  const node = selection.kind === 'node' ? graph.nodes.get(selection.id) : undefined;
  const line = selection.kind === 'link' ? graph.links.get(selection.id) : undefined;
  if (node) return <NodePane node={node} graph={graph} rates={rates} actions={actions} />;
  if (line) return <LinePane line={line} graph={graph} rate={rates.get(line.id)} actions={actions} />;
  return null;
}

type Fact = { readonly name: string; readonly value: string };
const Facts = ({ facts }: { readonly facts: readonly Fact[] }) => (
  <dl className={styles['facts']}>
    {facts
      .filter(({ value }) => value !== '')
      .map(({ name, value }) => (
        <div key={name} className={styles['fact']}>
          <dt>{name}</dt>
          <dd translate="no">{value}</dd>
        </div>
      ))}
  </dl>
);

type NodePaneProps = {
  readonly node: DrawnNode;
  readonly graph: Graph;
  readonly rates: ReadonlyMap<string, LinkRate>;
  readonly actions: InspectorActions;
};

function NodePane({ node, graph, rates, actions }: NodePaneProps) {
  const { t } = useSpeech();
  const [first] = node.members;
  const deviceId = node.kind === 'bundle' ? null : (first?.deviceId ?? null);
  return (
    <Inspector
      label={t('map.inspectorOf', { name: node.name })}
      title={node.name}
      mark={node.state && <StatusMark state={node.state} size={16} withWord={false} />}
      href={deviceId === null ? undefined : hashOf({ view: 'device', id: deviceId })}
      closeLabel={t('map.closeInspector')}
      onClose={actions.onClose}
      size="narrow"
    >
      {deviceId !== null && <Measured deviceId={deviceId} />}
      <NodeActions node={node} actions={actions} />
      <NodeFacts node={node} />
      <NodeLines node={node} graph={graph} rates={rates} onSelect={actions.onSelect} />
    </Inspector>
  );
}

function Measured({ deviceId }: { readonly deviceId: string }) {
  const { t, language } = useSpeech();
  const live = useAppState((state) => state.live.get(deviceId));
  const state = useAppState(({ devices }) => devices?.get(deviceId)?.state ?? 'unknown');
  return (
    <div className={styles['measured']}>
      <StatusMark state={state} />
      <Heartbeat letters={live?.beats ?? ''} />
      <span>{`${t('devices.columns.latency')} ${formatRtt(live?.rttMs ?? null, language)}`}</span>
      <span>{`${t('devices.columns.loss')} ${formatPct(live?.lossPct ?? null, language)}`}</span>
    </div>
  );
}

function NodeActions({ node, actions }: { readonly node: DrawnNode; readonly actions: InspectorActions }) {
  const { t } = useSpeech();
  const [first] = node.members;
  const canCollapse = node.kind === 'bundle' || (first !== undefined && (first.site !== '' || first.groups.length > 0));
  return (
    <div className={styles['actions']}>
      <Button icon={<RouteIcon size={14} />} onClick={() => actions.onPath(node)}>
        {t('map.pathFrom')}
      </Button>
      <Button icon={<Unplug size={14} />} onClick={() => actions.onBehindNode(node)}>
        {t('map.behind')}
      </Button>
      {canCollapse && (
        <Button whyNot={actions.whyNot} icon={<ChevronsDownUp size={14} />} onClick={() => actions.onCollapse(node)}>
          {t(node.kind === 'bundle' ? 'map.expand' : 'map.collapse')}
        </Button>
      )}
      {actions.onUnplace && (
        <Button whyNot={actions.whyNot} onClick={() => actions.onUnplace?.(node)}>
          {t('map.unplace')}
        </Button>
      )}
      <fieldset className={styles['hops']}>
        <legend className={styles['hopsTitle']}>{t('map.focus')}</legend>
        {HOPS.map((hops) => (
          <button
            key={hops}
            type="button"
            className={styles['hop']}
            aria-label={t('map.hops', { count: hops })}
            onClick={() => actions.onFocus(node.id, hops)}
          >
            {hops}
          </button>
        ))}
      </fieldset>
    </div>
  );
}

function NodeFacts({ node }: { readonly node: DrawnNode }) {
  const { t } = useSpeech();
  const [first] = node.members;
  if (node.kind === 'bundle')
    return <Facts facts={[{ name: t('map.facts.holds'), value: node.members.map(({ name }) => name).join(', ') }]} />;
  if (first === undefined) return null;
  return (
    <>
      <Facts
        facts={[
          { name: t('map.facts.kind'), value: `${t(`map.types.${first.type}`)} (${t(`map.kinds.${first.kind}`)})` },
          { name: t('map.facts.vendor'), value: first.vendor ?? '' },
          { name: t('map.facts.addresses'), value: first.addresses.join(', ') },
          { name: t('map.facts.macs'), value: first.macs.map((mac) => mac.match(/../g)?.join(':') ?? mac).join(', ') },
          { name: t('shell.site'), value: first.site },
          { name: t('devices.inspector.groups'), value: first.groups.join(', ') },
        ]}
      />
      {first.doubts.length > 0 && (
        <ul className={styles['doubts']}>
          {first.doubts.map((doubt) => (
            <li key={doubt}>{t(`doubts.${doubt}`)}</li>
          ))}
        </ul>
      )}
    </>
  );
}

function NodeLines({
  node,
  graph,
  rates,
  onSelect,
}: Omit<NodePaneProps, 'actions'> & Pick<InspectorActions, 'onSelect'>) {
  const { t, language } = useSpeech();
  const otherOf = (line: DrawnLink): string => {
    const id = line.from === node.id ? line.to : line.from;
    return graph.nodes.get(id)?.name ?? id;
  };
  const lines = [...graph.links.values()]
    .filter(({ from, to }) => from === node.id || to === node.id)
    .toSorted((a, b) => compareNames(otherOf(a), otherOf(b)));
  return (
    <section>
      <h3 className={styles['section']}>{t('map.linksCount', { count: lines.length })}</h3>
      <ul className={styles['lines']}>
        {lines.map((line) => {
          const rate = rates.get(line.id);
          return (
            <li key={line.id}>
              <button type="button" className={styles['line']} onClick={() => onSelect({ kind: 'link', id: line.id })}>
                <span translate="no">{otherOf(line)}</span>
                <span className={styles['muted']}>
                  {[line.layer.toUpperCase(), t(`map.looks.${line.look}`), rate && formatBitRate(rate.rxBps, language)]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

type LinePaneProps = {
  readonly line: DrawnLink;
  readonly graph: Graph;
  readonly rate: LinkRate | undefined;
  readonly actions: InspectorActions;
};

function LinePane({ line, graph, rate, actions }: LinePaneProps) {
  const speech = useSpeech();
  const { t, language } = speech;
  const nameOf = (id: string): string => graph.nodes.get(id)?.name ?? id;
  const name = `${nameOf(line.from)} – ${nameOf(line.to)}`;
  const [first] = line.links;
  const facts = [
    {
      name: t('map.facts.look'),
      value: [t(`map.looks.${line.look}`), line.layer.toUpperCase(), line.isBlocked ? t('map.blocked') : '']
        .filter(Boolean)
        .join(', '),
    },
    { name: t('ports.in'), value: rate ? formatBitRate(rate.rxBps, language) : '' },
    { name: t('ports.out'), value: rate ? formatBitRate(rate.txBps, language) : '' },
    { name: t('map.facts.use'), value: rate?.utilPct == null ? '' : formatPct(rate.utilPct, language) },
  ];
  return (
    <Inspector
      label={t('map.inspectorOf', { name })}
      title={name}
      closeLabel={t('map.closeInspector')}
      onClose={actions.onClose}
      size="narrow"
    >
      <div className={styles['actions']}>
        {first && (
          <Button icon={<Unplug size={14} />} onClick={() => actions.onBehindLink(first.id, name)}>
            {t('map.behind')}
          </Button>
        )}
      </div>
      <Facts facts={facts} />
      {line.links.map((link) => (
        <OneLink key={link.id} link={link} actions={actions} nameOf={(id) => nameOfNode(graph, id)} speech={speech} />
      ))}
    </Inspector>
  );
}

const nameOfNode = (graph: Graph, id: string): string => {
  const drawn = graph.nodes.get(graph.drawnOf.get(id) ?? id);
  return drawn?.members.find((member) => member.id === id)?.name ?? id;
};

type OneLinkProps = {
  readonly link: TopologyLink;
  readonly actions: InspectorActions;
  readonly nameOf: (id: string) => string;
  readonly speech: Speech;
};

function OneLink({ link, actions, nameOf, speech: { t, language } }: OneLinkProps) {
  const now = useAppState((state) => state.now);
  const moment = (at: string): string => formatMoment(Date.parse(at), now, language);
  const end = ({ node, port, stp }: TopologyLink['a']): string =>
    [`${nameOf(node)} ${port ?? '–'}`, stp && `STP ${stp}`].filter(Boolean).join(', ');
  return (
    <section>
      <h3 className={styles['section']} translate="no">{`${link.a.port ?? '–'} – ${link.b.port ?? '–'}`}</h3>
      <Facts
        facts={[
          { name: t('map.facts.ends'), value: `${end(link.a)} – ${end(link.b)}` },
          { name: t('map.facts.confidence'), value: formatPct(link.confidence, language) },
          { name: t('ports.facts.speed'), value: link.speedBps === null ? '' : formatSpeed(link.speedBps, language) },
          { name: t('map.facts.firstSeen'), value: moment(link.firstSeen) },
          { name: t('map.facts.lastSeen'), value: moment(link.lastSeen) },
          { name: t('devices.inspector.notes'), value: link.note },
        ]}
      />
      <h4 className={styles['subsection']}>{t('map.evidence')}</h4>
      <ul className={styles['evidence']}>
        {link.evidence.map(({ source, detail, at }, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- evidence has no name of its own
          <li key={`${source} ${String(index)}`}>
            <span className={styles['source']}>{source.toUpperCase()}</span>
            <span translate="no">{detail}</span>
            <span className={styles['muted']}>{moment(at)}</span>
          </li>
        ))}
      </ul>
      {(link.state === 'manual' || link.state === 'stale') && (
        <Button
          tone="danger"
          whyNot={actions.whyNot}
          icon={<Trash2 size={14} />}
          onClick={() => actions.onRemoveLink(link)}
        >
          {t('map.removeLink')}
        </Button>
      )}
    </section>
  );
}
