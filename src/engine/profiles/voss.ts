import { defineProfile, type States } from './profile.ts';

const SUPPLY: States = { '1': ['unknown', 3], '2': ['empty', 3], '3': ['up', 0], '4': ['down', 2] };
const FAN: States = { '1': ['unknown', 3], '2': ['up', 0], '3': ['down', 2] };

/** @see RAPID-CITY */
export default defineProfile({
  id: 'voss',
  title: 'Extreme VOSS',
  vendor: 'Extreme Networks',
  type: 'network',
  match: [
    { sysObjectId: '1.3.6.1.4.1.2272' },
    { sysObjectId: '1.3.6.1.4.1.1916', sysDescr: 'VOSS|Fabric Engine|^(?:VSP|XA)' },
  ],
  hardware: [{ from: 'sysDescr', match: '^(\\S+)' }],
  version: [{ from: 'sysDescr', match: '\\(([\\d.]+)\\)' }],
  serial: [{ oid: '1.3.6.1.4.1.2272.1.4.2' }, { entity: { class: 'chassis', field: 'serial' } }],
  processors: [{ oid: '1.3.6.1.4.1.2272.1.85.10.1.1.3', name: { text: 'Slot {index}' } }],
  mempools: [
    {
      name: { text: 'Slot {index}' },
      used: '1.3.6.1.4.1.2272.1.85.10.1.1.6',
      free: '1.3.6.1.4.1.2272.1.85.10.1.1.7',
      unit: 1024,
    },
  ],
  sensors: [
    { class: 'state', oid: '1.3.6.1.4.1.2272.1.4.8.1.1.2', name: { text: 'Power supply {index}' }, states: SUPPLY },
    { class: 'state', oid: '1.3.6.1.4.1.2272.1.4.7.1.1.2', name: { text: 'Fan {index}' }, states: FAN },
    { class: 'temperature', oid: '1.3.6.1.4.1.2272.1.4.7.1.1.3', name: { text: 'Fan {index}' }, absent: [0] },
    { class: 'temperature', oid: '1.3.6.1.4.1.2272.1.100.2.1.3', name: { text: 'Sensor {index}' } },
    { class: 'temperature', oid: '1.3.6.1.4.1.2272.1.212.1', name: { text: 'CPU' } },
    { class: 'state', oid: '1.3.6.1.4.1.2272.1.101.1.1.2.1.4', name: { text: 'Fan tray {index}' }, states: FAN },
  ],
});
