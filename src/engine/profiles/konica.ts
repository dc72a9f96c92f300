import { defineProfile } from './profile.ts';

/** @see Printer-MIB */
export default defineProfile({
  id: 'konica',
  title: 'Konica Minolta Printer',
  vendor: 'Konica Minolta',
  type: 'printer',
  match: [{ sysObjectId: '1.3.6.1.4.1.18334' }],
  hardware: [{ from: 'sysDescr', match: '(bizhub \\S+)' }, { oid: '1.3.6.1.2.1.25.3.2.1.3' }],
  version: [{ oid: '1.3.6.1.4.1.18334.1.1.1.1.6.1' }],
  serial: [{ oid: '1.3.6.1.2.1.43.5.1.1.17' }],
  sensors: [
    { class: 'count', oid: '1.3.6.1.4.1.18334.1.1.1.5.7.2.2.1.5.1', name: { text: 'Copies black {index}' } },
    { class: 'count', oid: '1.3.6.1.4.1.18334.1.1.1.5.7.2.2.1.5.2', name: { text: 'Copies colour {index}' } },
    { class: 'count', oid: '1.3.6.1.4.1.18334.1.1.1.5.7.2.1.1', name: { text: 'Pages' } },
    { class: 'count', oid: '1.3.6.1.4.1.18334.1.1.1.5.7.2.1.3', name: { text: 'Duplex pages' } },
    { class: 'count', oid: '1.3.6.1.4.1.18334.1.1.1.5.7.2.1.5', name: { text: 'Scans' } },
  ],
});
