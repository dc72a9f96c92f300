import { defineProfile } from './profile.ts';

/** @see EdgeSwitch-SWITCHING-MIB, EdgeSwitch-BOXSERVICES-PRIVATE-MIB */
export default defineProfile({
  id: 'edgeswitch',
  title: 'Ubiquiti EdgeSwitch',
  vendor: 'Ubiquiti',
  type: 'network',
  match: [{ sysObjectId: '1.3.6.1.4.1.4413' }],
  hardware: [{ from: 'sysDescr', match: '^([^,]+),' }],
  version: [{ from: 'sysDescr', match: '^[^,]+, ([\\d.]+)' }],
  serial: [{ oid: '1.3.6.1.4.1.4413.1.1.1.1.1.4' }, { entity: { class: 'chassis', field: 'serial' } }],
  processors: [{ oid: '1.3.6.1.4.1.4413.1.1.1.1.4.9', name: { text: 'Processor' } }],
  mempools: [
    {
      name: { text: 'Memory' },
      free: '1.3.6.1.4.1.4413.1.1.1.1.4.1',
      total: '1.3.6.1.4.1.4413.1.1.1.1.4.2',
      unit: 1024,
    },
  ],
});
