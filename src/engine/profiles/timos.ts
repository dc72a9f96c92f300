import { defineProfile } from './profile.ts';

/** @see TIMETRA-CHASSIS-MIB, TIMETRA-SYSTEM-MIB */
export default defineProfile({
  id: 'timos',
  title: 'Nokia TiMOS',
  vendor: 'Nokia',
  type: 'network',
  match: [{ sysObjectId: '1.3.6.1.4.1.6527' }],
  serial: [{ oid: '1.3.6.1.4.1.6527.3.1.2.2.1.8.1.5' }, { entity: { class: 'chassis', field: 'serial' } }],
  processors: [{ oid: '1.3.6.1.4.1.6527.3.1.2.1.1.1', name: { text: 'Processor' } }],
  sensors: [
    {
      class: 'temperature',
      oid: '1.3.6.1.4.1.6527.3.1.2.2.1.8.1.18',
      name: { oid: '1.3.6.1.4.1.6527.3.1.2.2.1.8.1.8' },
      absent: [-1],
    },
  ],
});
