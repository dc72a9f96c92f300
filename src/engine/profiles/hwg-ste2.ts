import { defineProfile } from './profile.ts';

/** @see STE2-MIB */
export default defineProfile({
  id: 'hwg-ste2',
  title: 'HW group STE2',
  vendor: 'HW group',
  type: 'environment',
  match: [{ sysObjectId: '1.3.6.1.4.1.21796.4.9' }],
  hardware: [{ from: 'sysDescr', match: '^([^,]+),' }],
  version: [{ from: 'sysDescr', match: 'fw:(\\S+)' }],
  sensors: [
    {
      class: 'temperature',
      oid: '1.3.6.1.4.1.21796.4.9.3.1.5',
      name: { oid: '1.3.6.1.4.1.21796.4.9.3.1.2' },
      divisor: 10,
      where: { oid: '1.3.6.1.4.1.21796.4.9.3.1.7', match: '^1$' },
    },
    {
      class: 'humidity',
      oid: '1.3.6.1.4.1.21796.4.9.3.1.5',
      name: { oid: '1.3.6.1.4.1.21796.4.9.3.1.2' },
      divisor: 10,
      where: { oid: '1.3.6.1.4.1.21796.4.9.3.1.7', match: '^4$' },
    },
  ],
});
