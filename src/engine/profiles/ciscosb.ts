import { radlanOptics } from './parts/radlan.ts';
import { defineProfile, type States } from './profile.ts';

const PART: States = {
  '1': ['normal', 0],
  '2': ['warning', 1],
  '3': ['critical', 2],
  '4': ['shutdown', 2],
  '5': ['notPresent', 3],
  '6': ['notFunctioning', 2],
};
const SUSPENDED: States = { '1': ['true', 2], '2': ['false', 0] };

/** @see CISCOSB-DEVICEPARAMS-MIB, CISCOSB-Physicaldescription-MIB */
export default defineProfile({
  id: 'ciscosb',
  title: 'Cisco Small Business',
  vendor: 'Cisco',
  type: 'network',
  match: [
    { sysObjectId: '1.3.6.1.4.1.9.6.1' },
    { sysObjectId: '1.3.6.1.4.1.9.1', sysDescr: 'Catalyst 1[23]00 Series' },
  ],
  hardware: [
    { parts: [{ entity: { class: 'chassis', field: 'model' } }, { entity: { class: 'chassis', field: 'hw' } }] },
    { entity: { class: 'chassis', field: 'model' } },
  ],
  version: [
    {
      parts: [
        { entity: { class: 'chassis', field: 'sw' } },
        { entity: { class: 'chassis', field: 'fw' } },
        { oid: '1.3.6.1.4.1.9.6.1.101.2.10' },
      ],
      as: 'Software $1, Bootldr $3, Firmware $2',
    },
    {
      parts: [{ entity: { class: 'chassis', field: 'sw' } }, { entity: { class: 'chassis', field: 'fw' } }],
      as: 'Software $1, Bootldr $2, Firmware $2',
    },
    { oid: '1.3.6.1.4.1.9.6.1.101.2.4' },
  ],
  serial: [{ entity: { class: 'chassis', field: 'serial' } }, { oid: '1.3.6.1.4.1.9.6.1.101.53.14.1.5' }],
  processors: [
    {
      oid: ['1.3.6.1.4.1.9.6.1.101.1.9', '1.3.6.1.4.1.9.6.1.101.1.8', '1.3.6.1.4.1.9.6.1.101.1.7'],
      name: { text: 'Processor' },
    },
  ],
  sensors: [
    { class: 'temperature', oid: '1.3.6.1.4.1.9.6.1.101.53.15.1.10', name: { text: 'Unit {index}' }, absent: [0] },
    {
      class: 'state',
      oid: '1.3.6.1.4.1.9.6.1.101.53.15.1.2',
      name: { text: 'Unit {index} power supply 1' },
      states: PART,
    },
    {
      class: 'state',
      oid: '1.3.6.1.4.1.9.6.1.101.53.15.1.3',
      name: { text: 'Unit {index} power supply 2' },
      states: PART,
    },
    {
      class: 'state',
      oid: '1.3.6.1.4.1.9.6.1.101.83.1.1.1.3',
      name: { oid: '1.3.6.1.4.1.9.6.1.101.83.1.1.1.2' },
      states: PART,
    },
    {
      class: 'state',
      oid: '1.3.6.1.4.1.9.6.1.101.83.1.2.1.3',
      name: { oid: '1.3.6.1.4.1.9.6.1.101.83.1.2.1.2' },
      states: PART,
    },
    {
      class: 'state',
      oid: '1.3.6.1.4.1.9.6.1.101.43.1.1.24',
      name: { text: 'Suspended {text}', oid: '1.3.6.1.2.1.31.1.1.1.1', at: '{1}' },
      states: SUSPENDED,
    },
    ...radlanOptics('1.3.6.1.4.1.9.6.1.101'),
  ],
});
