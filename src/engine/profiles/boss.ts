import { defineProfile } from './profile.ts';

/** @see S5-CHASSIS-MIB */
export default defineProfile({
  id: 'boss',
  title: 'Avaya ERS',
  vendor: 'Extreme Networks',
  type: 'network',
  match: [{ sysObjectId: '1.3.6.1.4.1.45.3' }],
  hardware: [{ from: 'sysDescr', match: 'Ethernet (?:Routing )?Switch (\\S+)', as: 'ERS-$1' }],
  version: [{ from: 'sysDescr', match: 'SW:v?([\\d.]+)' }],
  serial: [{ oid: '1.3.6.1.4.1.45.1.6.3.1.6' }],
  processors: [{ oid: '1.3.6.1.4.1.45.1.6.3.8.1.1.5', name: { text: 'Unit {1}' } }],
  mempools: [
    {
      name: { text: 'Memory' },
      total: '1.3.6.1.4.1.45.1.6.3.8.1.1.12',
      free: '1.3.6.1.4.1.45.1.6.3.8.1.1.13',
      unit: 1048576,
    },
  ],
  sensors: [{ class: 'temperature', oid: '1.3.6.1.4.1.45.1.6.3.7.1.1.5', name: { text: 'Unit {index}' }, divisor: 2 }],
});
