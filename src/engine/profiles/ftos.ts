import { defineProfile } from './profile.ts';

/** @see F10-CHASSIS-MIB */
export default defineProfile({
  id: 'ftos',
  title: 'Force10 FTOS',
  vendor: 'Dell',
  type: 'network',
  match: [{ sysObjectId: '1.3.6.1.4.1.6027.1.2' }],
  hardware: [{ oid: '1.3.6.1.4.1.6027.3.1.1.2.3.1.1' }],
  version: [{ from: 'sysDescr', match: 'Software Version: (\\d[^\\s,]+)' }],
  serial: [{ entity: { class: 'chassis', field: 'serial' } }],
  processors: [{ oid: '1.3.6.1.4.1.6027.3.1.1.3.7.1.5', name: { text: 'CPU {index}' } }],
  sensors: [
    { class: 'temperature', oid: '1.3.6.1.4.1.6027.3.1.1.2.3.1.8', name: { text: 'Card {index}' }, absent: [0] },
  ],
});
