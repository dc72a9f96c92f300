import { defineProfile, type States } from './profile.ts';

const SUPPLY: States = {
  '1': ['notPresent', 3],
  '2': ['presentOk', 0],
  '3': ['presentNotOk', 2],
  '4': ['presentPowerOff', 1],
};
const TRUTH: States = { '1': ['yes', 0], '2': ['no', 2] };
const OVER_TEMPERATURE: States = { '1': ['yes', 2], '2': ['no', 0] };

/** @see EXTREME-SYSTEM-MIB, EXTREME-SOFTWARE-MONITOR-MIB */
export default defineProfile({
  id: 'xos',
  title: 'Extreme XOS',
  vendor: 'Extreme Networks',
  type: 'network',
  match: [{ sysObjectId: '1.3.6.1.4.1.1916' }],
  hardware: [
    { from: 'sysDescr', match: '\\((.+?)\\) version' },
    { from: 'sysDescr', match: '\\(([^)]+)\\)' },
  ],
  version: [{ from: 'sysDescr', match: 'version (\\S+)' }],
  serial: [{ oid: '1.3.6.1.4.1.1916.1.1.1.17' }, { entity: { class: 'chassis', field: 'serial' } }],
  processors: [{ oid: ['1.3.6.1.4.1.1916.1.32.1.4.1.9', '1.3.6.1.4.1.1916.1.32.1.2'], name: { text: 'Slot {index}' } }],
  mempools: [
    {
      name: { text: 'Slot {index}' },
      total: '1.3.6.1.4.1.1916.1.32.2.2.1.2',
      free: '1.3.6.1.4.1.1916.1.32.2.2.1.3',
      unit: 1024,
    },
  ],
  sensors: [
    { class: 'power', oid: '1.3.6.1.4.1.1916.1.1.1.40.1', name: { text: 'Power usage' }, divisor: 1000 },
    { class: 'state', oid: '1.3.6.1.4.1.1916.1.1.1.27.1.2', name: { text: 'Power supply {index}' }, states: SUPPLY },
    { class: 'state', oid: '1.3.6.1.4.1.1916.1.1.1.9.1.2', name: { text: 'Fan {index}' }, states: TRUTH },
    { class: 'state', oid: '1.3.6.1.4.1.1916.1.1.1.7', name: { text: 'Over temperature' }, states: OVER_TEMPERATURE },
    { class: 'power', oid: '1.3.6.1.4.1.1916.1.1.1.27.1.9', name: { text: 'Power supply {index}' }, divisor: 1000 },
    { class: 'temperature', oid: '1.3.6.1.4.1.1916.1.1.1.8', name: { text: 'System' } },
    { class: 'fanspeed', oid: '1.3.6.1.4.1.1916.1.1.1.9.1.4', name: { text: 'Fan {index}' } },
  ],
});
