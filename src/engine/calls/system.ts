import type { Handlers } from '../../contract/contract.ts';
import { Fault } from '../../contract/faults.ts';
import type { SystemStatus } from '../../contract/system.ts';

export const systemCalls = (statusNow: () => SystemStatus): Pick<Handlers, 'system.status' | 'system.subscribe'> => ({
  'system.status': () => statusNow(),
  'system.subscribe': ({ topics }, { subscribe }) => {
    if (subscribe === undefined) throw new Fault('unsupported', 'Live streams need a WebSocket or the window.');
    subscribe(topics);
    return {};
  },
});
