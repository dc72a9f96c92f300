import { defineProfile } from './profile.ts';

/** @see NETONIX-SWITCH-MIB */
export default defineProfile({
  id: 'netonix',
  title: 'Netonix',
  vendor: 'Netonix',
  type: 'network',
  match: [{ sysObjectId: '1.3.6.1.4.1.46242' }],
  hardware: [{ from: 'sysDescr', match: '^(?:Netonix )?(\\S+)' }],
  version: [{ oid: '1.3.6.1.4.1.46242.1' }],
  sensors: [
    { class: 'fanspeed', oid: '1.3.6.1.4.1.46242.2.1.2', name: { text: 'Fan {index}' } },
    { class: 'temperature', oid: '1.3.6.1.4.1.46242.3.1.3', name: { oid: '1.3.6.1.4.1.46242.3.1.2' } },
    { class: 'voltage', oid: '1.3.6.1.4.1.46242.4.1.3', name: { oid: '1.3.6.1.4.1.46242.4.1.2' }, divisor: 100 },
    { class: 'current', oid: '1.3.6.1.4.1.46242.6', name: { text: 'Total' }, divisor: 10 },
    { class: 'power', oid: '1.3.6.1.4.1.46242.8', name: { text: 'Total' }, divisor: 10 },
  ],
});
