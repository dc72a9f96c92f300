import { defineProfile } from './profile.ts';

/** @see Printer-MIB, RicohPrivateMIB */
export default defineProfile({
  id: 'ricoh',
  title: 'Ricoh Printer',
  vendor: 'Ricoh',
  type: 'printer',
  match: [{ sysObjectId: '1.3.6.1.4.1.367.1' }],
  hardware: [{ from: 'sysDescr', match: '^(?:RICOH|NRG|Gestetner|SAVIN|LANIER|infotec|Aficio) (.+?) [\\d.]+ /' }],
  version: [{ from: 'sysDescr', match: '^\\S+ .+? ([\\d.]+) /' }],
  serial: [{ oid: '1.3.6.1.4.1.367.3.2.1.2.1.4' }],
});
