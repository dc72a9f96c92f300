import { defineProfile } from './profile.ts';

/** @see ARICENT-ISS-MIB */
export default defineProfile({
  id: 'eltex-mes24xx',
  title: 'Eltex MES24xx',
  vendor: 'Eltex',
  type: 'network',
  match: [
    { sysObjectId: '1.3.6.1.4.1.35265.1.161' },
    { sysObjectId: '1.3.6.1.4.1.35265.1.176' },
    { sysObjectId: '1.3.6.1.4.1.35265.1.160' },
  ],
  hardware: [{ from: 'sysDescr', match: '^(MES\\S+(?: [AD]C)?)' }],
  version: [{ oid: '1.3.6.1.4.1.2076.81.1.40' }],
  processors: [{ oid: '1.3.6.1.4.1.35265.4.2.1.1.7', name: { text: 'Processor' } }],
});
