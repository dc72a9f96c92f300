import { defineProfile } from './profile.ts';

/** @see Printer-MIB, XEROX-HOST-RESOURCES-EXT-MIB */
export default defineProfile({
  id: 'xerox',
  title: 'Xerox Printer',
  vendor: 'Xerox',
  type: 'printer',
  match: [{ sysObjectId: '1.3.6.1.4.1.253' }, { sysObjectId: '1.3.6.1.4.1.297' }],
  hardware: [{ from: 'sysDescr', match: '^(?:FUJI )?Xerox (.+?)(?:;|,|$)' }],
  version: [{ from: 'sysDescr', match: 'System(?: Software)? (\\S+?)[,;]' }],
  serial: [{ oid: '1.3.6.1.4.1.253.8.53.3.2.1.3.1' }, { oid: '1.3.6.1.2.1.43.5.1.1.17' }],
});
