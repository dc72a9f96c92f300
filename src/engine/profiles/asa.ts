import { CISCO_SENSORS } from './parts/cisco.ts';
import { defineProfile, type States } from './profile.ts';

const FAILOVER: States = {
  '1': ['other', 3],
  '2': ['up', 0],
  '3': ['down', 2],
  '4': ['error', 2],
  '5': ['overTemp', 2],
  '6': ['busy', 1],
  '7': ['noMedia', 1],
  '8': ['backup', 0],
  '9': ['active', 0],
  '10': ['standby', 0],
};
const BALANCER: States = { '1': ['master', 0], '2': ['backup', 0], '3': ['notActive', 3] };
const ACTIVE: States = { '1': ['active', 0], '2': ['inactive', 3] };

/** @see CISCO-PROCESS-MIB, CISCO-ENHANCED-MEMPOOL-MIB */
export default defineProfile({
  id: 'asa',
  title: 'Cisco ASA',
  vendor: 'Cisco',
  type: 'firewall',
  match: [{ sysObjectId: '1.3.6.1.4.1.9', sysDescr: 'Adaptive Security Appliance' }],
  hardware: [{ entity: { class: 'chassis', field: 'model' } }, { entity: { field: 'model' } }],
  version: [{ entity: { class: 'chassis', field: 'sw' } }, { from: 'sysDescr', match: 'Version (\\S+)' }],
  serial: [{ entity: { class: 'chassis', field: 'serial' } }, { entity: { field: 'serial' } }],
  processors: [
    { oid: ['1.3.6.1.4.1.9.9.109.1.1.1.1.8', '1.3.6.1.4.1.9.9.109.1.1.1.1.5'], name: { text: 'CPU {index}' } },
  ],
  mempools: [
    {
      name: { text: '{owner} - {text}', oid: '1.3.6.1.4.1.9.9.221.1.1.1.1.3', owner: '1.3.6.1.2.1.47.1.1.1.1.7' },
      used: ['1.3.6.1.4.1.9.9.221.1.1.1.1.18', '1.3.6.1.4.1.9.9.221.1.1.1.1.7'],
      free: ['1.3.6.1.4.1.9.9.221.1.1.1.1.20', '1.3.6.1.4.1.9.9.221.1.1.1.1.8'],
    },
  ],
  storage: [
    {
      name: { text: '{text}:', oid: '1.3.6.1.4.1.9.9.10.1.1.4.1.1.10' },
      type: 'FlashMemory',
      total: '1.3.6.1.4.1.9.9.10.1.1.4.1.1.4',
      free: '1.3.6.1.4.1.9.9.10.1.1.4.1.1.5',
    },
  ],
  sensors: [
    ...CISCO_SENSORS,
    { class: 'count', oid: '1.3.6.1.4.1.9.9.147.1.2.2.2.1.5', name: { text: 'Connections {index}' } },
    { class: 'state', oid: '1.3.6.1.4.1.9.9.147.1.2.1.1.1.3', name: { text: 'Failover {index}' }, states: FAILOVER },
    {
      class: 'state',
      oid: '1.3.6.1.4.1.3076.2.1.2.36.1.1',
      name: { text: 'VPN load-balancing role' },
      states: BALANCER,
    },
    { class: 'state', oid: '1.3.6.1.4.1.3076.2.1.2.36.1.3', name: { text: 'VPN load-balancing' }, states: ACTIVE },
    { class: 'count', oid: '1.3.6.1.4.1.3076.2.1.2.36.1.4', name: { text: 'VPN load-balancing peers' } },
    { class: 'load', oid: '1.3.6.1.4.1.3076.2.1.2.36.1.5', name: { text: 'VPN load-balancing' } },
  ],
});
