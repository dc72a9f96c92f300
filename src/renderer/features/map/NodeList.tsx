import type { KeyboardEvent, ReactNode } from 'react';
import { useId, useMemo } from 'react';
import { type Speech, useSpeech } from '../../ui/Translation.tsx';
import { inReadingOrder, isArrow, nearestIn, neighboursOf } from './focus.model.ts';
import type { DrawnNode, Graph, Point } from './graph.model.ts';
import styles from './Map.module.css';

/** So many nodes before and after the chosen one are mirrored for screen readers. */
const AROUND = 60;

type NodeListProps = {
  readonly graph: Graph;
  readonly positions: ReadonlyMap<string, Point>;
  readonly selectedId: string | undefined;
  readonly onSelect: (id: string | undefined) => void;
  readonly onOpen: (id: string) => void;
  readonly onFit: () => void;
  readonly onUp: () => void;
  readonly onCollapse: (id: string) => void;
  readonly onZoom: (by: number) => void;
  readonly children: ReactNode;
};

/** What a screen reader says of a node: name, kind, state, and how many lines lead to it. */
export function nodeText(node: DrawnNode, neighbours: number, { t }: Pick<Speech, 't'>): string {
  const kind = node.kind === 'bundle' ? t('map.bundleOf', { count: node.members.length }) : t(`map.types.${node.type}`);
  const state = node.state === undefined ? t('map.notWatched') : t(`states.${node.state}`);
  return [node.name, kind, state, t('map.neighbourCount', { count: neighbours })].join(', ');
}

/**
 * The canvas as a list box: a canvas says nothing to a screen reader, so its nodes are mirrored beside it. Arrows go to
 * the nearest node in that direction; once a node is chosen, Tab goes from node to node and Esc lets go.
 */
export function NodeList(props: NodeListProps) {
  const { graph, positions, selectedId, onSelect, onOpen, onFit, onUp, onCollapse, onZoom, children } = props;
  const speech = useSpeech();
  const { t } = speech;
  const base = useId();
  const order = useMemo(() => inReadingOrder(positions), [positions]);
  const near = useMemo(() => neighboursOf(graph), [graph]);
  const at = selectedId === undefined ? -1 : order.indexOf(selectedId);
  const shown = order.slice(Math.max(0, at - AROUND), Math.max(0, at) + AROUND);
  const step = (by: number): boolean => {
    const next = at < 0 ? undefined : order[at + by];
    if (next === undefined) return false;
    onSelect(next);
    return true;
  };
  const arrow = (key: string): boolean => {
    if (!isArrow(key)) return false;
    const from = selectedId === undefined ? undefined : positions.get(selectedId);
    const next = from === undefined ? order[0] : nearestIn(key, from, positions);
    if (next !== undefined) onSelect(next);
    return true;
  };
  const letter = (key: string): boolean => {
    if (key === 'f') onFit();
    else if (key === 'u') onUp();
    else if (key === '+') onZoom(1.3);
    else if (key === 'c' && selectedId !== undefined) onCollapse(selectedId);
    else if (key === 'Enter' && selectedId !== undefined) onOpen(selectedId);
    else if (key === 'Home' && order[0] !== undefined) onSelect(order[0]);
    else if (key === 'Escape' && selectedId !== undefined) onSelect(undefined);
    else return false;
    return true;
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target !== event.currentTarget) return;
    const isTaken = event.key === 'Tab' ? step(event.shiftKey ? -1 : 1) : arrow(event.key) || letter(event.key);
    if (!isTaken) return;
    event.preventDefault();
    event.stopPropagation();
  };
  const idOf = (index: number): string => `${base}-${String(index)}`;
  return (
    <div
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- no element of HTML is a list over a canvas
      role="listbox"
      tabIndex={0}
      aria-label={t('map.canvas', { nodes: graph.nodes.size, links: graph.links.size })}
      aria-activedescendant={at < 0 ? undefined : idOf(at)}
      className={styles['listbox']}
      onKeyDown={onKeyDown}
    >
      {children}
      <div className="visually-hidden">
        {shown.map((id) => {
          const node = graph.nodes.get(id);
          const index = order.indexOf(id);
          return (
            node && (
              // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus -- its list has the focus
              <div
                key={id}
                id={idOf(index)}
                // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- <option> cannot be laid out
                role="option"
                aria-selected={id === selectedId}
                aria-posinset={index + 1}
                aria-setsize={order.length}
                onClick={() => onSelect(id)}
              >
                {nodeText(node, near.get(id)?.size ?? 0, speech)}
              </div>
            )
          );
        })}
        {shown.length === 0 && (
          // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role, jsx-a11y/interactive-supports-focus -- as above
          <div role="option" aria-selected={false} aria-disabled="true">
            {t('map.nothingPlaced')}
          </div>
        )}
      </div>
    </div>
  );
}
