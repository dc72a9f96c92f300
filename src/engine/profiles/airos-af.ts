import { defineProfile } from './profile.ts';

/** @see UBNT-AirFIBER-MIB */
export default defineProfile({
  id: 'airos-af',
  title: 'Ubiquiti airFiber',
  vendor: 'Ubiquiti',
  type: 'wireless',
  match: [{ sysObjectId: '1.3.6.1.4.1.10002.1', answers: { oid: '1.3.6.1.4.1.41112.1.3', match: '.' } }],
  hardware: [{ oid: '1.3.6.1.4.1.41112.1.3.2.1.41' }],
  version: [{ oid: '1.3.6.1.4.1.41112.1.3.2.1.40' }],
  sensors: [
    { class: 'temperature', oid: '1.3.6.1.4.1.41112.1.3.2.1.8', name: { text: 'Radio 0' } },
    { class: 'temperature', oid: '1.3.6.1.4.1.41112.1.3.2.1.10', name: { text: 'Radio 1' } },
  ],
});
