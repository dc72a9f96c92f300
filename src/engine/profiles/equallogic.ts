import { defineProfile } from './profile.ts';

/** @see EQLMEMBER-MIB */
export default defineProfile({
  id: 'equallogic',
  title: 'Dell EqualLogic',
  vendor: 'Dell',
  type: 'storage',
  match: [{ sysObjectId: '1.3.6.1.4.1.12740' }],
  version: [{ oid: '1.3.6.1.4.1.12740.2.1.1.1.21' }],
  serial: [{ oid: '1.3.6.1.4.1.12740.2.1.11.1.3' }],
  sensors: [
    { class: 'temperature', oid: '1.3.6.1.4.1.12740.2.1.6.1.3', name: { oid: '1.3.6.1.4.1.12740.2.1.6.1.2' } },
    { class: 'fanspeed', oid: '1.3.6.1.4.1.12740.2.1.7.1.3', name: { oid: '1.3.6.1.4.1.12740.2.1.7.1.2' } },
  ],
});
