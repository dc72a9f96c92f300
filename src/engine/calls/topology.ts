import type { Handlers } from '../../contract/contract.ts';
import { Fault } from '../../contract/faults.ts';

type TopologyCalls = Pick<
  Handlers,
  | 'topology.get'
  | 'topology.compare'
  | 'topology.changes'
  | 'topology.path'
  | 'topology.behind'
  | 'topology.refresh'
  | 'links.add'
  | 'links.remove'
  | 'find.run'
  | 'find.me'
>;
const unknown = (): never => {
  throw new Fault('unsupported', 'The wiring of the network is not read yet.');
};

/** Until the wiring is read there is none. */
export const topologyCalls = (): TopologyCalls => ({
  'topology.get': () => ({ at: new Date().toISOString(), nodes: [], links: [] }),
  'topology.compare': () => ({ links: [], nodes: [] }),
  'topology.changes': () => ({ items: [], nextCursor: null }),
  'topology.path': () => ({ isConnected: false, nodes: [], links: [] }),
  'topology.behind': () => ({ nodes: [], links: [] }),
  'topology.refresh': () => ({ asked: 0 }),
  'links.add': unknown,
  'links.remove': unknown,
  'find.run': () => ({ items: [], nextCursor: null }),
  'find.me': () => ({ items: [], nextCursor: null }),
});
