import { defineProfile } from './profile.ts';

/** @see JUNIPER-MIB */
export default defineProfile({
  id: 'junos',
  title: 'Juniper Junos',
  vendor: 'Juniper',
  type: 'network',
  match: [{ sysObjectId: '1.3.6.1.4.1.2636' }],
  hardware: [{ oid: '1.3.6.1.4.1.2636.3.1.2' }, { entity: { class: 'chassis', field: 'model' } }],
  version: [
    { from: 'sysDescr', match: 'JUNOS ([^,\\s]+)' },
    { oid: '1.3.6.1.2.1.25.6.3.1.2', match: '\\[([^\\]]+)\\]' },
    { oid: '1.3.6.1.4.1.2636.3.40.1.4.1.1.1.5' },
  ],
  serial: [{ oid: '1.3.6.1.4.1.2636.3.1.3' }],
  processors: [
    {
      oid: '1.3.6.1.4.1.2636.3.1.13.1.8',
      name: { oid: '1.3.6.1.4.1.2636.3.1.13.1.5' },
      skip: '^(?!.*(?:Routing Engine|FPC|PIC|SPU)).*$|Power|Fan|Midplane',
    },
  ],
  mempools: [
    {
      name: { oid: '1.3.6.1.4.1.2636.3.1.13.1.5' },
      perc: '1.3.6.1.4.1.2636.3.1.13.1.11',
      skip: '^(?!.*(?:Routing Engine)).*$',
    },
  ],
  sensors: [
    {
      class: 'temperature',
      oid: '1.3.6.1.4.1.2636.3.1.13.1.7',
      name: { oid: '1.3.6.1.4.1.2636.3.1.13.1.5' },
      absent: [0],
    },
    {
      class: 'state',
      oid: '1.3.6.1.4.1.2636.3.1.13.1.6',
      name: { oid: '1.3.6.1.4.1.2636.3.1.13.1.5' },
      states: {
        '1': ['unknown', 3],
        '2': ['running', 0],
        '3': ['ready', 0],
        '4': ['reset', 1],
        '5': ['runningAtFullSpeed', 1],
        '6': ['down', 2],
        '7': ['standby', 0],
      },
    },
  ],
  without: ['hr-memory'],
});
