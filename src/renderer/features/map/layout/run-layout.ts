import type { NodeType } from '../../../../contract/topology.ts';
import type { DrawnNode, Graph } from '../graph.model.ts';
import { layOut } from './layout.ts';
import type { LayoutAnswer, LayoutInput } from './layout-input.ts';
// oxlint-disable-next-line import/default -- the build makes an address of it
import workerUrl from './layout.worker.ts?worker&url';

const RANKS: Partial<Record<NodeType, number>> = {
  firewall: 0,
  router: 1,
  switch: 2,
  'unmanaged-switch': 5,
  'access-point': 6,
};
const rankOf = ({ type, kind }: DrawnNode): number => (kind === 'inferred' ? 8 : (RANKS[type] ?? 9));

/** What a layout needs to know of a graph. */
export const layoutInput = (graph: Graph, kind: LayoutInput['kind']): LayoutInput => ({
  kind,
  nodes: [...graph.nodes.values()].map((node) => ({ id: node.id, rank: rankOf(node) })),
  links: [...graph.links.values()].map(({ from, to }) => ({ from, to })),
});

type Policy = { createScriptURL: (url: string) => string };
type TrustedTypes = { createPolicy: (name: string, rules: Policy) => Policy };

/** The page may only start its own worker; the address comes from the build. */
function startWorker(): Worker {
  const { trustedTypes } = globalThis as { readonly trustedTypes?: TrustedTypes };
  const url = trustedTypes?.createPolicy('ronda-layout', { createScriptURL: () => workerUrl }).createScriptURL('');
  return new Worker(url ?? workerUrl, { type: 'module' });
}

let worker: Worker | undefined;
let tail: Promise<unknown> = Promise.resolve();

/** Lays out in the worker, one after the other. @throws when the worker fails */
export function runLayout(input: LayoutInput): Promise<LayoutAnswer> {
  if (typeof Worker === 'undefined') return Promise.resolve(layOut(input));
  const run = (): Promise<LayoutAnswer> =>
    new Promise((resolve, reject) => {
      worker ??= startWorker();
      worker.onmessage = ({ data }: MessageEvent<LayoutAnswer>) => resolve(data);
      worker.onerror = ({ message }) => reject(new Error(message));
      worker.postMessage(input);
    });
  const answer = tail.then(run);
  tail = answer.catch(() => undefined);
  return answer;
}
