import { defineProfile, type States } from './profile.ts';

const HEALTH: States = {
  '0': ['nonRecoverable', 2],
  '2': ['critical', 2],
  '4': ['nonCritical', 1],
  '255': ['normal', 0],
};

/** @see LENOVO-XCC-MIB */
export default defineProfile({
  id: 'xclarity',
  title: 'Lenovo XClarity Controller',
  vendor: 'Lenovo',
  type: 'appliance',
  match: [{ sysObjectId: '1.3.6.1.4.1.19046.11' }],
  hardware: [{ oid: '1.3.6.1.4.1.19046.11.1.1.5.2.1.5' }],
  serial: [{ oid: '1.3.6.1.4.1.19046.11.1.1.5.2.1.3' }],
  sensors: [
    {
      class: 'temperature',
      oid: '1.3.6.1.4.1.19046.11.1.1.1.2.1.3',
      name: { oid: '1.3.6.1.4.1.19046.11.1.1.1.2.1.2' },
    },
    {
      class: 'voltage',
      oid: '1.3.6.1.4.1.19046.11.1.1.2.2.1.3',
      name: { oid: '1.3.6.1.4.1.19046.11.1.1.2.2.1.2' },
      divisor: 1000,
    },
    { class: 'percent', oid: '1.3.6.1.4.1.19046.11.1.1.3.2.1.3', name: { oid: '1.3.6.1.4.1.19046.11.1.1.3.2.1.2' } },
    { class: 'state', oid: '1.3.6.1.4.1.19046.11.1.1.4.1', name: { text: 'System' }, states: HEALTH },
  ],
});
