import { defineProfile } from './profile.ts';

/** @see CISCO-UNIFIED-COMPUTING-MIB */
export default defineProfile({
  id: 'cimc',
  title: 'Cisco Integrated Management Controller',
  vendor: 'Cisco',
  type: 'management',
  match: [{ sysObjectId: '1.3.6.1.4.1.9.1', sysDescr: 'Integrated Management Controller' }],
  hardware: [{ oid: '1.3.6.1.4.1.9.9.719.1.9.35.1.32' }],
  version: [
    { from: 'sysDescr', match: 'Version (\\d[\\w.()]+?)[,\\s]' },
    { from: 'sysDescr', match: 'Version ([\\w.]+(?:\\([\\w.]+\\))?)' },
  ],
  serial: [{ oid: '1.3.6.1.4.1.9.9.719.1.9.35.1.47' }],
  sensors: [
    { class: 'power', oid: '1.3.6.1.4.1.9.9.719.1.9.14.1.4', name: { text: 'Board {index}' } },
    { class: 'temperature', oid: '1.3.6.1.4.1.9.9.719.1.9.44.1.4', name: { text: 'Front {index}' } },
    { class: 'temperature', oid: '1.3.6.1.4.1.9.9.719.1.9.44.1.8', name: { text: 'Front {index}' } },
    { class: 'temperature', oid: '1.3.6.1.4.1.9.9.719.1.41.2.1.10', name: { text: 'Processor {index}' } },
    { class: 'fanspeed', oid: '1.3.6.1.4.1.9.9.719.1.15.16.1.4', name: { text: 'Fan {index}' } },
  ],
});
