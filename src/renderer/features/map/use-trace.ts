import { useState } from 'react';
import type { TopologyNode } from '../../../contract/topology.ts';
import { useApp } from '../../store/AppProvider.tsx';
import { useToasts } from '../../ui/ToastList.tsx';
import { useSpeech } from '../../ui/Translation.tsx';
import type { DrawnNode, Graph } from './graph.model.ts';

/** Drawn nodes and lines of what the host told. */
export type Trace = {
  readonly nodes: ReadonlySet<string>;
  readonly links: ReadonlySet<string>;
  readonly text: string;
};

export function traceOf(graph: Graph, nodes: readonly string[], links: readonly string[], text: string): Trace {
  const wanted = new Set(links);
  const lines = [...graph.links.values()].filter((line) => line.links.some(({ id }) => wanted.has(id)));
  return {
    nodes: new Set(nodes.flatMap((id) => graph.drawnOf.get(id) ?? [])),
    links: new Set(lines.map(({ id }) => id)),
    text,
  };
}

/** "Path from here to…" and "what is behind it": both are asked of the host and lit on the map. */
export function useTrace(graph: Graph, at: string | undefined, onFault: (thrown: unknown) => void) {
  const { call } = useApp();
  const { t } = useSpeech();
  const toasts = useToasts();
  const [trace, setTrace] = useState<Trace>();
  const [pathFrom, setPathFrom] = useState<TopologyNode>();
  const then = at === undefined ? {} : { at };
  const first = (node: DrawnNode | undefined): TopologyNode | undefined => node?.members[0];
  return {
    trace,
    pathFrom,
    clear: (): void => {
      setTrace(undefined);
      setPathFrom(undefined);
    },
    beginPath: (node: DrawnNode): void => setPathFrom(first(node)),
    /** @returns whether a path was waited for */
    endPath(node: DrawnNode | undefined): boolean {
      const to = first(node);
      if (pathFrom === undefined || to === undefined || to.id === pathFrom.id) return false;
      setPathFrom(undefined);
      call('topology.path', { from: pathFrom.id, to: to.id, ...then }).then(({ isConnected, nodes, links }) => {
        if (!isConnected) toasts.show(t('map.noPath', { from: pathFrom.name, to: to.name }));
        else
          setTrace(
            traceOf(graph, nodes, links, t('map.pathOf', { from: pathFrom.name, to: to.name, count: links.length })),
          );
      }, onFault);
      return true;
    },
    behindNode: (node: DrawnNode): void =>
      void call('topology.behind', { node: first(node)?.id ?? node.id, ...then }).then(
        ({ nodes, links }) =>
          setTrace(traceOf(graph, nodes, links, t('map.behindOf', { name: node.name, count: nodes.length }))),
        onFault,
      ),
    behindLink: (link: string, name: string): void =>
      void call('topology.behind', { link, ...then }).then(
        ({ nodes, links }) => setTrace(traceOf(graph, nodes, links, t('map.behindOf', { name, count: nodes.length }))),
        onFault,
      ),
  };
}
