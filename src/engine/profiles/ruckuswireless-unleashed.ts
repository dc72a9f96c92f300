import { defineProfile } from './profile.ts';

/** @see RUCKUS-UNLEASHED-SYSTEM-MIB */
export default defineProfile({
  id: 'ruckuswireless-unleashed',
  title: 'Ruckus Unleashed',
  vendor: 'Ruckus',
  type: 'wireless',
  match: [
    { sysObjectId: '1.3.6.1.4.1.25053.3.1.5.20' },
    { sysObjectId: '1.3.6.1.4.1.25053.3.1.5', sysDescr: 'Unleashed' },
  ],
  hardware: [{ oid: '1.3.6.1.4.1.25053.1.15.1.1.1.1.9' }],
  version: [{ oid: '1.3.6.1.4.1.25053.1.15.1.1.1.1.18' }],
  serial: [{ oid: '1.3.6.1.4.1.25053.1.15.1.1.1.1.15' }],
  processors: [{ oid: '1.3.6.1.4.1.25053.1.15.1.1.1.15.13', name: { text: 'Processor' } }],
  mempools: [{ name: { text: 'Memory' }, perc: '1.3.6.1.4.1.25053.1.15.1.1.1.15.14' }],
});
