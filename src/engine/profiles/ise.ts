import { defineProfile } from './profile.ts';

/** @see HOST-RESOURCES-MIB */
export default defineProfile({
  id: 'ise',
  title: 'Cisco Identity Services Engine',
  vendor: 'Cisco',
  type: 'server',
  match: [
    { sysObjectId: '1.3.6.1.4.1.9.1.1423' },
    { sysObjectId: '1.3.6.1.4.1.9.1.1424' },
    { sysObjectId: '1.3.6.1.4.1.9.1.1425' },
    { sysObjectId: '1.3.6.1.4.1.9.1.1426' },
    { sysObjectId: '1.3.6.1.4.1.9.1.2139' },
    { sysObjectId: '1.3.6.1.4.1.9.1.2265' },
    { sysObjectId: '1.3.6.1.4.1.9.1.2266' },
  ],
  hardware: [{ entity: { class: 'chassis', field: 'model' } }],
  serial: [{ entity: { class: 'chassis', field: 'serial' } }],
});
