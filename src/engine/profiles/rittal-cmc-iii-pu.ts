import { defineProfile } from './profile.ts';

/** @see RITTAL-CMC-III-MIB */
export default defineProfile({
  id: 'rittal-cmc-iii-pu',
  title: 'Rittal CMC III',
  vendor: 'Rittal',
  type: 'environment',
  match: [{ sysObjectId: '1.3.6.1.4.1.2606.7' }],
  version: [{ from: 'sysDescr', match: 'SW (V[\\d._]+)' }],
  sensors: [
    {
      class: 'temperature',
      oid: '1.3.6.1.4.1.2606.7.4.2.2.1.11',
      name: { oid: '1.3.6.1.4.1.2606.7.4.2.2.1.3' },
      divisor: 100,
      where: { oid: '1.3.6.1.4.1.2606.7.4.2.2.1.3', match: 'temperature.*value' },
    },
    {
      class: 'humidity',
      oid: '1.3.6.1.4.1.2606.7.4.2.2.1.11',
      name: { oid: '1.3.6.1.4.1.2606.7.4.2.2.1.3' },
      where: { oid: '1.3.6.1.4.1.2606.7.4.2.2.1.3', match: 'humidity.*value' },
    },
  ],
});
