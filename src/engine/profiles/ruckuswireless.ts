import { defineProfile } from './profile.ts';

/** @see RUCKUS-ZD-SYSTEM-MIB */
export default defineProfile({
  id: 'ruckuswireless',
  title: 'Ruckus ZoneDirector',
  vendor: 'Ruckus',
  type: 'wireless',
  match: [{ sysObjectId: '1.3.6.1.4.1.25053.3.1.5' }],
  hardware: [{ oid: '1.3.6.1.4.1.25053.1.2.1.1.1.1.9' }, { from: 'sysDescr', match: '(\\S+)$' }],
  version: [
    {
      parts: [{ oid: '1.3.6.1.4.1.25053.1.2.1.1.1.1.18' }, { oid: '1.3.6.1.4.1.25053.1.2.1.1.1.1.20' }],
      as: '$1 ($2)',
    },
    { oid: '1.3.6.1.4.1.25053.1.2.1.1.1.1.18' },
  ],
  serial: [{ oid: '1.3.6.1.4.1.25053.1.2.1.1.1.1.15' }],
  processors: [
    { oid: ['1.3.6.1.4.1.25053.1.2.1.1.1.5.58', '1.3.6.1.4.1.25053.1.2.1.1.1.15.13'], name: { text: 'Processor' } },
  ],
  mempools: [
    { name: { text: 'Memory' }, perc: ['1.3.6.1.4.1.25053.1.2.1.1.1.5.59', '1.3.6.1.4.1.25053.1.2.1.1.1.15.14'] },
  ],
});
