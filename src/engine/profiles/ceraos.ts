import { defineProfile } from './profile.ts';

/** @see MWRM-UNIT-MIB */
export default defineProfile({
  id: 'ceraos',
  title: 'Ceragon CeraOS',
  vendor: 'Ceragon',
  type: 'wireless',
  match: [{ sysObjectId: '1.3.6.1.4.1.2281' }],
  hardware: [{ from: 'sysDescr', match: '^(.+)$' }],
  sensors: [
    { class: 'temperature', oid: '1.3.6.1.4.1.2281.10.1.1.9', name: { text: 'Unit' }, absent: [0] },
    { class: 'voltage', oid: '1.3.6.1.4.1.2281.10.1.1.10', name: { text: 'Input' } },
    { class: 'dbm', oid: '1.3.6.1.4.1.2281.10.7.1.1.1.3', name: { text: 'Radio {index}' } },
    { class: 'temperature', oid: '1.3.6.1.4.1.2281.10.7.1.1.1.8', name: { text: 'Radio {index}' } },
  ],
});
