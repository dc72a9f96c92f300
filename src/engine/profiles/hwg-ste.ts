import { defineProfile } from './profile.ts';

/** @see STE-MIB */
export default defineProfile({
  id: 'hwg-ste',
  title: 'HW group STE',
  vendor: 'HW group',
  type: 'environment',
  match: [{ sysObjectId: '1.3.6.1.4.1.21796.4.1' }],
  hardware: [{ from: 'sysDescr', match: '^(\\S+)' }],
  sensors: [
    {
      class: 'temperature',
      oid: '1.3.6.1.4.1.21796.4.1.3.1.4',
      name: { oid: '1.3.6.1.4.1.21796.4.1.3.1.2' },
      where: { oid: '1.3.6.1.4.1.21796.4.1.3.1.7', match: '^1$' },
    },
    {
      class: 'humidity',
      oid: '1.3.6.1.4.1.21796.4.1.3.1.4',
      name: { oid: '1.3.6.1.4.1.21796.4.1.3.1.2' },
      where: { oid: '1.3.6.1.4.1.21796.4.1.3.1.7', match: '^4$' },
    },
  ],
});
