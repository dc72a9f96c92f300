import { defineProfile } from './profile.ts';

/** @see TELTONIKA-RUTX-MIB */
export default defineProfile({
  id: 'rutos-rutx',
  title: 'Teltonika RutOS',
  vendor: 'Teltonika',
  type: 'network',
  match: [
    { sysObjectId: '1.3.6.1.4.1.8072.3.2.10', answers: { oid: '1.3.6.1.4.1.48690.1.3', match: '.' } },
    { sysObjectId: '1.3.6.1.4.1.48690' },
  ],
  hardware: [{ oid: '1.3.6.1.4.1.48690.1.2' }],
  version: [{ oid: '1.3.6.1.4.1.48690.1.6' }],
  serial: [{ oid: '1.3.6.1.4.1.48690.1.1' }],
});
