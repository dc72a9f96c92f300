import { defineProfile } from './profile.ts';

/** @see HIK-DEVICE-MIB */
export default defineProfile({
  id: 'hikvision-nvr',
  title: 'Hikvision',
  vendor: 'Hikvision',
  type: 'network',
  match: [{ sysObjectId: '1.3.6.1.4.1.50001' }, { sysObjectId: '1.3.6.1.4.1.39165' }],
  hardware: [{ oid: '1.3.6.1.4.1.39165.1.1' }],
  version: [{ oid: '1.3.6.1.4.1.39165.1.3' }],
});
