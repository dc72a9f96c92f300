import type { Handlers } from '../../contract/contract.ts';
import type { Maintenance } from '../maintenance/maintenance.ts';

type Calls = Pick<Handlers, 'maintenance.list' | 'maintenance.create' | 'maintenance.update' | 'maintenance.remove'>;

export const maintenanceCalls = (maintenance: Maintenance): Calls => ({
  'maintenance.list': () => ({ items: [...maintenance.list()], nextCursor: null }),
  'maintenance.create': (input) => maintenance.create(input),
  'maintenance.update': (input) => maintenance.update(input),
  'maintenance.remove': async ({ id }) => {
    await maintenance.remove(id);
    return {};
  },
});
