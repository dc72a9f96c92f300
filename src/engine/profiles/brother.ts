import { defineProfile } from './profile.ts';

/** @see Printer-MIB, BROTHER-MIB */
export default defineProfile({
  id: 'brother',
  title: 'Brother Printer',
  vendor: 'Brother',
  type: 'printer',
  match: [{ sysObjectId: '1.3.6.1.4.1.2435' }],
  hardware: [
    { oid: '1.3.6.1.4.1.2435.2.4.3.2435.5.13.3', match: 'Brother (.+?) series(.*)', as: '$1$2' },
    { oid: '1.3.6.1.4.1.2435.2.3.9.1.1.7', match: 'MDL:([^;]+?)(?: series)?;' },
  ],
  version: [{ from: 'sysDescr', match: 'Firmware Ver\\.\\s*([\\w.]+)' }],
  serial: [{ oid: '1.3.6.1.4.1.2435.2.3.9.4.2.1.5.5.1' }, { oid: '1.3.6.1.2.1.43.5.1.1.17' }],
});
