import { defineProfile } from './profile.ts';

/** @see SUPERMICRO-HEALTH-MIB */
export default defineProfile({
  id: 'supermicro-bmc',
  title: 'Supermicro BMC',
  vendor: 'Supermicro',
  type: 'appliance',
  match: [{ sysObjectId: '1.3.6.1.4.1.21317' }],
  sensors: [
    {
      class: 'temperature',
      oid: '1.3.6.1.4.1.21317.1.3.1.2',
      name: { oid: '1.3.6.1.4.1.21317.1.3.1.13' },
      where: { oid: '1.3.6.1.4.1.21317.1.3.1.13', match: 'temp' },
    },
    {
      class: 'fanspeed',
      oid: '1.3.6.1.4.1.21317.1.3.1.2',
      name: { oid: '1.3.6.1.4.1.21317.1.3.1.13' },
      where: { oid: '1.3.6.1.4.1.21317.1.3.1.13', match: 'fan' },
    },
    {
      class: 'voltage',
      oid: '1.3.6.1.4.1.21317.1.3.1.2',
      name: { oid: '1.3.6.1.4.1.21317.1.3.1.13' },
      divisor: 1000,
      where: { oid: '1.3.6.1.4.1.21317.1.3.1.13', match: 'v(cc|bat)|volt|^\\d+(\\.\\d+)?v' },
    },
  ],
});
