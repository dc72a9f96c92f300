import { CISCO_SENSORS } from './parts/cisco.ts';
import { defineProfile } from './profile.ts';

/** @see CISCO-PROCESS-MIB, CISCO-ENTITY-SENSOR-MIB */
export default defineProfile({
  id: 'nxos',
  title: 'Cisco NX-OS',
  vendor: 'Cisco',
  type: 'network',
  match: [{ sysObjectId: '1.3.6.1.4.1.9', sysDescr: 'NX-OS' }, { sysObjectId: '1.3.6.1.4.1.9.12.3.1.3' }],
  hardware: [{ entity: { class: 'chassis', field: 'model' } }, { entity: { class: 'stack', field: 'model' } }],
  version: [{ from: 'sysDescr', match: 'Version ([^,\\s]+)' }],
  serial: [{ entity: { class: 'chassis', field: 'serial' } }, { entity: { class: 'stack', field: 'serial' } }],
  processors: [
    {
      oid: ['1.3.6.1.4.1.9.9.109.1.1.1.1.8', '1.3.6.1.4.1.9.9.109.1.1.1.1.5', '1.3.6.1.4.1.9.2.1.58'],
      name: { text: 'CPU {index}' },
    },
    { oid: '1.3.6.1.4.1.9.9.109.1.1.2.1.5', name: { text: 'CPU {1} core {2}' } },
    { oid: '1.3.6.1.4.1.9.9.715.1.1.6.1.14', name: { text: 'QFP {1}' }, where: { match: '\\.3$' } },
  ],
  mempools: [
    {
      name: { text: '{owner} - {text}', oid: '1.3.6.1.4.1.9.9.221.1.1.1.1.3', owner: '1.3.6.1.2.1.47.1.1.1.1.7' },
      used: ['1.3.6.1.4.1.9.9.221.1.1.1.1.18', '1.3.6.1.4.1.9.9.221.1.1.1.1.7'],
      free: ['1.3.6.1.4.1.9.9.221.1.1.1.1.20', '1.3.6.1.4.1.9.9.221.1.1.1.1.8'],
    },
    {
      name: { text: 'CPU {index} memory' },
      used: ['1.3.6.1.4.1.9.9.109.1.1.1.1.17', '1.3.6.1.4.1.9.9.109.1.1.1.1.12'],
      free: ['1.3.6.1.4.1.9.9.109.1.1.1.1.19', '1.3.6.1.4.1.9.9.109.1.1.1.1.13'],
      unit: 1024,
    },
  ],
  sensors: [...CISCO_SENSORS],
});
