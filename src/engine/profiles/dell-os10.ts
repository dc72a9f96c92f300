import { defineProfile } from './profile.ts';

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
    { class: 'temperature', oid: '1.3.6.1.4.1.674.11000.5000.100.4.1.1.3.1.11', name: { text: 'Chassis {index}' } },
    { class: 'temperature', oid: '1.3.6.1.4.1.674.11000.5000.100.4.1.1.4.1.5', name: { text: 'Card {index}' } },
  ],
});
