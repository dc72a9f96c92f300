import { defineProfile, type States } from './profile.ts';

const HA_STATE: States = {
  '1': ['disabled', 3],
  '2': ['unknown', 3],
  '3': ['suspended', 1],
  '4': ['passive', 0],
  '5': ['active', 0],
  '6': ['initial', 1],
  '7': ['nonFunctional', 2],
};
const HA_MODE: States = { '0': ['disabled', 3], '1': ['activePassive', 0], '2': ['activeActive', 0] };

/** @see PAN-COMMON-MIB */
export default defineProfile({
  id: 'panos',
  title: 'Palo Alto PAN-OS',
  vendor: 'Palo Alto Networks',
  type: 'firewall',
  match: [{ sysObjectId: '1.3.6.1.4.1.25461' }],
  hardware: [{ oid: '1.3.6.1.4.1.25461.2.1.2.2.1' }, { entity: { class: 'chassis', field: 'model' } }],
  version: [{ oid: '1.3.6.1.4.1.25461.2.1.2.1.1' }],
  serial: [{ oid: '1.3.6.1.4.1.25461.2.1.2.1.3' }],
  sensors: [
    {
      class: 'state',
      oid: '1.3.6.1.4.1.25461.2.1.2.1.11',
      name: { text: 'High availability' },
      states: HA_STATE,
      words: { disabled: 1, unknown: 2, suspended: 3, passive: 4, active: 5, initial: 6, 'non-functional': 7 },
    },
    {
      class: 'state',
      oid: '1.3.6.1.4.1.25461.2.1.2.1.12',
      name: { text: 'High availability peer' },
      states: HA_STATE,
      words: { disabled: 1, unknown: 2, suspended: 3, passive: 4, active: 5, initial: 6, 'non-functional': 7 },
    },
    {
      class: 'state',
      oid: '1.3.6.1.4.1.25461.2.1.2.1.13',
      name: { text: 'High availability mode' },
      states: HA_MODE,
      words: { disabled: 0, 'active-passive': 1, 'active-active': 2 },
    },
    { class: 'count', oid: '1.3.6.1.4.1.25461.2.1.2.3.4', name: { text: 'TCP sessions' } },
    { class: 'count', oid: '1.3.6.1.4.1.25461.2.1.2.3.5', name: { text: 'UDP sessions' } },
    { class: 'count', oid: '1.3.6.1.4.1.25461.2.1.2.3.6', name: { text: 'ICMP sessions' } },
    { class: 'count', oid: '1.3.6.1.4.1.25461.2.1.2.3.7', name: { text: 'Sessions in the TLS proxy' } },
    { class: 'load', oid: '1.3.6.1.4.1.25461.2.1.2.3.1', name: { text: 'Sessions' } },
    { class: 'load', oid: '1.3.6.1.4.1.25461.2.1.2.3.8', name: { text: 'Sessions in the TLS proxy' } },
    { class: 'load', oid: '1.3.6.1.4.1.25461.2.1.2.3.9.1.3', name: { text: 'Sessions {index}' } },
    { class: 'count', oid: '1.3.6.1.4.1.25461.2.1.2.3.9.1.4', name: { text: 'Sessions {index}' } },
    { class: 'count', oid: '1.3.6.1.4.1.25461.2.1.2.3.9.1.6', name: { text: 'TCP per second {index}' } },
    { class: 'count', oid: '1.3.6.1.4.1.25461.2.1.2.3.9.1.7', name: { text: 'UDP per second {index}' } },
    { class: 'count', oid: '1.3.6.1.4.1.25461.2.1.2.3.9.1.8', name: { text: 'Other per second {index}' } },
    { class: 'count', oid: '1.3.6.1.4.1.25461.2.1.2.5.1.3', name: { text: 'GlobalProtect tunnels' } },
    { class: 'count', oid: '1.3.6.1.4.1.25461.2.1.2.3.3', name: { text: 'Sessions' } },
  ],
});
