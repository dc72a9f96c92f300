import { RADLAN_SENSORS } from './parts/radlan.ts';
import { defineProfile, type States } from './profile.ts';

const BATTERY: States = {
  '1': ['charged', 0],
  '2': ['charging', 1],
  '3': ['discharging', 1],
  '4': ['low', 2],
  '5': ['notPresent', 3],
  '6': ['alarm', 2],
};

/** @see ELTEX-MES, RADLAN-rndMng */
export default defineProfile({
  id: 'eltex-mes23xx',
  title: 'Eltex MES',
  vendor: 'Eltex',
  type: 'network',
  match: [{ sysObjectId: '1.3.6.1.4.1.35265.1' }],
  hardware: [{ from: 'sysDescr', match: '^(\\S+)' }],
  serial: [{ oid: '1.3.6.1.4.1.89.53.14.1.5' }],
  features: [{ oid: '1.3.6.1.4.1.89.2.4' }],
  processors: [
    { oid: ['1.3.6.1.4.1.89.1.9', '1.3.6.1.4.1.89.1.8', '1.3.6.1.4.1.89.1.7'], name: { text: 'Processor' } },
  ],
  mempools: [
    {
      name: { text: 'System Memory' },
      total: '1.3.6.1.4.1.35265.41.1.2.1.1.3',
      free: '1.3.6.1.4.1.35265.41.1.2.1.1.7',
    },
  ],
  storage: [
    { name: { text: 'Internal Flash' }, type: 'Storage', total: '1.3.6.1.4.1.89.96.4', free: '1.3.6.1.4.1.89.96.5' },
  ],
  sensors: [
    ...RADLAN_SENSORS,
    { class: 'charge', oid: '1.3.6.1.4.1.35265.1.23.11.1.1.3', name: { text: 'Battery' } },
    { class: 'state', oid: '1.3.6.1.4.1.35265.1.23.11.1.1.2', name: { text: 'Battery' }, states: BATTERY },
  ],
});
