import { defineProfile } from './profile.ts';

/** @see NS-ROOT-MIB */
export default defineProfile({
  id: 'netscaler',
  title: 'Citrix NetScaler',
  vendor: 'Citrix',
  type: 'loadbalancer',
  match: [{ sysObjectId: '1.3.6.1.4.1.5951' }],
  hardware: [{ oid: '1.3.6.1.4.1.5951.4.1.1.11' }],
  version: [{ from: 'sysDescr', match: 'NetScaler (NS[\\d.]+\\d)' }],
  serial: [{ oid: '1.3.6.1.4.1.5951.4.1.1.14' }],
  processors: [{ oid: '1.3.6.1.4.1.5951.4.1.1.41.6.1.2', name: { oid: '1.3.6.1.4.1.5951.4.1.1.41.6.1.1' } }],
  mempools: [
    {
      name: { text: 'Memory' },
      perc: '1.3.6.1.4.1.5951.4.1.1.41.2',
      total: '1.3.6.1.4.1.5951.4.1.1.41.4',
      unit: 1048576,
    },
  ],
  sensors: [
    {
      class: 'temperature',
      oid: '1.3.6.1.4.1.5951.4.1.1.41.7.1.2',
      name: { oid: '1.3.6.1.4.1.5951.4.1.1.41.7.1.1' },
      where: { oid: '1.3.6.1.4.1.5951.4.1.1.41.7.1.1', match: 'temp' },
    },
    {
      class: 'fanspeed',
      oid: '1.3.6.1.4.1.5951.4.1.1.41.7.1.2',
      name: { oid: '1.3.6.1.4.1.5951.4.1.1.41.7.1.1' },
      where: { oid: '1.3.6.1.4.1.5951.4.1.1.41.7.1.1', match: 'fan' },
    },
    {
      class: 'voltage',
      oid: '1.3.6.1.4.1.5951.4.1.1.41.7.1.2',
      name: { oid: '1.3.6.1.4.1.5951.4.1.1.41.7.1.1' },
      divisor: 1000,
      where: { oid: '1.3.6.1.4.1.5951.4.1.1.41.7.1.1', match: 'volt|vcc|vbat|v5|v3|12v' },
    },
  ],
});
