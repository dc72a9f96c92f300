import { defineProfile } from './profile.ts';

/** @see ZXR10-MIB */
export default defineProfile({
  id: 'zxr10',
  title: 'ZTE ZXR10',
  vendor: 'ZTE',
  type: 'network',
  match: [{ sysObjectId: '1.3.6.1.4.1.3902.3' }],
});
