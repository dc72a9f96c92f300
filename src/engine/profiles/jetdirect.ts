import { defineProfile } from './profile.ts';

/** @see Printer-MIB, JETDIRECT3-MIB */
export default defineProfile({
  id: 'jetdirect',
  title: 'HP Printer',
  vendor: 'HP',
  type: 'printer',
  match: [{ sysObjectId: '1.3.6.1.4.1.11.2.3.9' }],
  hardware: [
    { oid: '1.3.6.1.4.1.11.2.3.9.1.1.7', match: 'MDL:(?:HP |Hewlett-Packard )?([^;]+);' },
    { oid: '1.3.6.1.2.1.25.3.2.1.3', match: '(?:HP )?(.*)' },
  ],
  version: [{ oid: '1.3.6.1.4.1.11.2.3.9.4.2.1.1.3.6' }],
  serial: [{ oid: '1.3.6.1.2.1.43.5.1.1.17' }, { from: 'sysDescr', match: 'SN:(\\w+)' }],
  sensors: [
    { class: 'count', oid: '1.3.6.1.4.1.11.2.3.9.4.2.1.4.1.2.5', name: { text: 'Pages' } },
    { class: 'count', oid: '1.3.6.1.4.1.11.2.3.9.4.2.1.4.1.2.6', name: { text: 'Mono pages' } },
    { class: 'count', oid: '1.3.6.1.4.1.11.2.3.9.4.2.1.4.1.2.7', name: { text: 'Colour pages' } },
    { class: 'count', oid: '1.3.6.1.4.1.11.2.3.9.4.2.1.4.1.2.22', name: { text: 'Duplex pages' } },
    { class: 'count', oid: '1.3.6.1.4.1.11.2.3.9.4.2.1.4.1.2.34', name: { text: 'Jams' } },
    { class: 'count', oid: '1.3.6.1.4.1.11.2.3.9.4.2.1.2.2.1.74', name: { text: 'Scans' } },
  ],
});
