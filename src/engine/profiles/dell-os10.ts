import { defineProfile, type States } from './profile.ts';

const OPER: States = { '1': ['up', 0], '2': ['down', 2], '3': ['absent', 3] };

/** @see DELLEMC-OS10-CHASSIS-MIB */
export default defineProfile({
  id: 'dell-os10',
  title: 'Dell OS10',
  vendor: 'Dell',
  type: 'network',
  match: [{ sysObjectId: '1.3.6.1.4.1.674.11000.5000.100' }],
  hardware: [{ entity: { class: 'chassis', field: 'model' } }],
  version: [{ oid: '1.3.6.1.4.1.674.11000.5000.100.4.1.1.3.1.5' }],
  serial: [{ entity: { class: 'chassis', field: 'serial' } }],
  sensors: [
    {
      class: 'state',
      oid: '1.3.6.1.4.1.674.11000.5000.100.4.1.2.1.1.4',
      name: { text: 'Power supply {index}' },
      states: OPER,
    },
    {
      class: 'state',
      oid: '1.3.6.1.4.1.674.11000.5000.100.4.1.2.2.1.4',
      name: { text: 'Fan tray {index}' },
      states: OPER,
    },
    { class: 'state', oid: '1.3.6.1.4.1.674.11000.5000.100.4.1.2.3.1.7', name: { text: 'Fan {index}' }, states: OPER },
    { class: 'temperature', oid: '1.3.6.1.4.1.674.11000.5000.100.4.1.1.3.1.11', name: { text: 'Chassis {index}' } },
    { class: 'temperature', oid: '1.3.6.1.4.1.674.11000.5000.100.4.1.1.4.1.5', name: { text: 'Card {index}' } },
  ],
});
