import type { Handlers } from '../../contract/contract.ts';
import { Fault } from '../../contract/faults.ts';
import type { SystemStatus } from '../../contract/system.ts';

import type { Devices } from '../devices/devices.ts';
import type { Watch } from '../watch.ts';

type Parts = { readonly statusNow: () => SystemStatus; readonly devices: Devices; readonly watch: Watch };

export const systemCalls = ({
  statusNow,
  devices,
  watch,
}: Parts): Pick<Handlers, 'system.status' | 'system.poll' | 'system.subscribe'> => ({
  'system.status': () => statusNow(),
  'system.poll': () => ({ checks: [...devices.all()].reduce((sum, device) => sum + watch.pollNow(device), 0) }),
  'system.subscribe': ({ topics }, { subscribe }) => {
    if (subscribe === undefined) throw new Fault('unsupported', 'Live streams need a WebSocket or the window.');
    subscribe(topics);
    return {};
  },
});
