import { defineProfile, type States } from './profile.ts';

const OUTLET: States = { '-1': ['error', 2], '0': ['off', 1], '1': ['on', 0], '2': ['cycling', 1] };

/** @see PDU-MIB, PDU2-MIB */
export default defineProfile({
  id: 'raritan-pdu',
  title: 'Raritan PDU',
  vendor: 'Raritan',
  type: 'power',
  match: [{ sysObjectId: '1.3.6.1.4.1.13742' }],
  hardware: [{ oid: '1.3.6.1.4.1.13742.4.1.1.12' }, { oid: '1.3.6.1.4.1.13742.6.3.2.1.1.3' }],
  version: [{ oid: '1.3.6.1.4.1.13742.4.1.1.1' }, { oid: '1.3.6.1.4.1.13742.6.3.2.3.1.6' }],
  serial: [{ oid: '1.3.6.1.4.1.13742.4.1.1.2' }, { oid: '1.3.6.1.4.1.13742.6.3.2.1.1.4' }],
  sensors: [
    { class: 'current', oid: '1.3.6.1.4.1.13742.4.1.3.1.1', name: { text: 'Unit' }, divisor: 1000 },
    { class: 'voltage', oid: '1.3.6.1.4.1.13742.4.1.3.1.2', name: { text: 'Unit' }, divisor: 1000 },
    { class: 'power', oid: '1.3.6.1.4.1.13742.4.1.3.1.3', name: { text: 'Unit' } },
    {
      class: 'state',
      oid: '1.3.6.1.4.1.13742.4.1.2.2.1.3',
      name: { text: 'Outlet {text}', oid: '1.3.6.1.4.1.13742.4.1.2.2.1.2' },
      states: OUTLET,
    },
    {
      class: 'current',
      oid: '1.3.6.1.4.1.13742.4.1.2.2.1.4',
      name: { text: 'Outlet {text}', oid: '1.3.6.1.4.1.13742.4.1.2.2.1.2' },
      divisor: 1000,
    },
    {
      class: 'voltage',
      oid: '1.3.6.1.4.1.13742.4.1.2.2.1.6',
      name: { text: 'Outlet {text}', oid: '1.3.6.1.4.1.13742.4.1.2.2.1.2' },
      divisor: 1000,
    },
    {
      class: 'power',
      oid: '1.3.6.1.4.1.13742.4.1.2.2.1.7',
      name: { text: 'Outlet {text}', oid: '1.3.6.1.4.1.13742.4.1.2.2.1.2' },
    },
    {
      class: 'current',
      oid: '1.3.6.1.4.1.13742.6.5.2.3.1.4',
      name: { text: 'Inlet {2}' },
      divisor: 1000,
      where: { match: '\\.1$' },
    },
    { class: 'voltage', oid: '1.3.6.1.4.1.13742.6.5.2.3.1.4', name: { text: 'Inlet {2}' }, where: { match: '\\.4$' } },
    { class: 'power', oid: '1.3.6.1.4.1.13742.6.5.2.3.1.4', name: { text: 'Inlet {2}' }, where: { match: '\\.5$' } },
    {
      class: 'frequency',
      oid: '1.3.6.1.4.1.13742.6.5.2.3.1.4',
      name: { text: 'Inlet {2}' },
      divisor: 10,
      where: { match: '\\.23$' },
    },
    {
      class: 'current',
      oid: '1.3.6.1.4.1.13742.6.5.4.3.1.4',
      name: { text: 'Outlet {2}' },
      divisor: 1000,
      where: { match: '\\.1$' },
    },
    { class: 'voltage', oid: '1.3.6.1.4.1.13742.6.5.4.3.1.4', name: { text: 'Outlet {2}' }, where: { match: '\\.4$' } },
    { class: 'power', oid: '1.3.6.1.4.1.13742.6.5.4.3.1.4', name: { text: 'Outlet {2}' }, where: { match: '\\.5$' } },
    {
      class: 'temperature',
      oid: '1.3.6.1.4.1.13742.6.5.5.3.1.4',
      name: { oid: '1.3.6.1.4.1.13742.6.3.6.3.1.4' },
      divisor: 10,
      where: { oid: '1.3.6.1.4.1.13742.6.3.6.3.1.2', match: '^10$' },
    },
    {
      class: 'humidity',
      oid: '1.3.6.1.4.1.13742.6.5.5.3.1.4',
      name: { oid: '1.3.6.1.4.1.13742.6.3.6.3.1.4' },
      where: { oid: '1.3.6.1.4.1.13742.6.3.6.3.1.2', match: '^11$' },
    },
  ],
});
