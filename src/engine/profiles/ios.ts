import { CISCO_SENSORS } from './parts/cisco.ts';
import { defineProfile } from './profile.ts';

/** @see CISCO-PRODUCTS-MIB, CISCO-PROCESS-MIB, CISCO-MEMORY-POOL-MIB, CISCO-ENVMON-MIB */
export default defineProfile({
  id: 'ios',
  title: 'Cisco IOS',
  vendor: 'Cisco',
  type: 'network',
  match: [{ sysObjectId: '1.3.6.1.4.1.9', sysDescr: 'IOS', notSysDescr: 'IOS.XE|IOSXE|IOSD|IOS XR|CAT3K|CAT9K|NX-OS' }],
  hardware: [
    { entity: { class: 'chassis', field: 'model' } },
    { entity: { field: 'model' } },
    { entity: { class: 'stack', field: 'model' } },
    { entity: { class: 'stack', field: 'name' } },
  ],
  version: [{ from: 'sysDescr', match: 'Version ([^,\\s]+)' }],
  serial: [{ entity: { class: 'chassis', field: 'serial' } }, { entity: { field: 'serial' } }],
  features: [{ from: 'sysDescr', match: '\\([^()]*-([A-Z0-9_]+)-[^()]*\\), Version' }],
  processors: [
    {
      oid: ['1.3.6.1.4.1.9.9.109.1.1.1.1.8', '1.3.6.1.4.1.9.9.109.1.1.1.1.5', '1.3.6.1.4.1.9.2.1.58'],
      name: { text: 'CPU {index}' },
    },
  ],
  mempools: [
    {
      name: { oid: '1.3.6.1.4.1.9.9.48.1.1.1.2' },
      used: '1.3.6.1.4.1.9.9.48.1.1.1.5',
      free: '1.3.6.1.4.1.9.9.48.1.1.1.6',
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
  sensors: [...CISCO_SENSORS],
});
