import type { Sensor, States } from '../profile.ts';

const PART: States = {
  '1': ['normal', 0],
  '2': ['warning', 1],
  '3': ['critical', 2],
  '4': ['shutdown', 2],
  '5': ['notPresent', 3],
  '6': ['notFunctioning', 2],
  '7': ['restore', 1],
  '8': ['notAvailable', 3],
  '9': ['backingUp', 1],
};

/** What the optics of a port measure, one row a quantity, below the root of the maker. @see RADLAN-PHY-MIB */
export const radlanOptics = (root: string): readonly Sensor[] => [
  {
    class: 'temperature',
    oid: `${root}.90.1.2.1.3`,
    name: { text: 'Optic {text}', oid: '1.3.6.1.2.1.31.1.1.1.1', at: '{1}' },
    where: { match: '\\.5$' },
  },
  {
    class: 'voltage',
    oid: `${root}.90.1.2.1.3`,
    name: { text: 'Optic {text}', oid: '1.3.6.1.2.1.31.1.1.1.1', at: '{1}' },
    divisor: 1000000,
    where: { match: '\\.6$' },
  },
  {
    class: 'current',
    oid: `${root}.90.1.2.1.3`,
    name: { text: 'Bias {text}', oid: '1.3.6.1.2.1.31.1.1.1.1', at: '{1}' },
    divisor: 1000000,
    where: { match: '\\.7$' },
  },
  {
    class: 'dbm',
    oid: `${root}.90.1.2.1.3`,
    name: { text: 'Tx {text}', oid: '1.3.6.1.2.1.31.1.1.1.1', at: '{1}' },
    divisor: 1000,
    where: { match: '\\.8$' },
  },
  {
    class: 'dbm',
    oid: `${root}.90.1.2.1.3`,
    name: { text: 'Rx {text}', oid: '1.3.6.1.2.1.31.1.1.1.1', at: '{1}' },
    divisor: 1000,
    where: { match: '\\.9$' },
  },
];

/** Switches built on the RADLAN system: Eltex, Dell PowerConnect and others. @see RADLAN-DEVICEPARAMS-MIB, RADLAN-Physicaldescription-MIB, RADLAN-PHY-MIB, RADLAN-HWENVIRONMENT */
export const RADLAN_SENSORS: readonly Sensor[] = [
  { class: 'count', oid: '1.3.6.1.4.1.89.53.8', name: { text: 'Units in the stack' } },
  { class: 'temperature', oid: '1.3.6.1.4.1.89.53.15.1.9', name: { text: 'Unit {index}' }, absent: [0] },
  { class: 'temperature', oid: '1.3.6.1.4.1.89.53.15.1.10', name: { text: 'Unit {index}' }, absent: [0] },
  { class: 'state', oid: '1.3.6.1.4.1.89.53.15.1.2', name: { text: 'Unit {index} power supply 1' }, states: PART },
  { class: 'state', oid: '1.3.6.1.4.1.89.53.15.1.3', name: { text: 'Unit {index} power supply 2' }, states: PART },
  { class: 'state', oid: '1.3.6.1.4.1.89.53.15.1.4', name: { text: 'Unit {index} fan 1' }, states: PART },
  { class: 'state', oid: '1.3.6.1.4.1.89.53.15.1.5', name: { text: 'Unit {index} fan 2' }, states: PART },
  { class: 'state', oid: '1.3.6.1.4.1.89.53.15.1.6', name: { text: 'Unit {index} fan 3' }, states: PART },
  { class: 'state', oid: '1.3.6.1.4.1.89.53.15.1.7', name: { text: 'Unit {index} fan 4' }, states: PART },
  { class: 'state', oid: '1.3.6.1.4.1.89.53.15.1.8', name: { text: 'Unit {index} fan 5' }, states: PART },
  { class: 'state', oid: '1.3.6.1.4.1.89.53.15.1.16', name: { text: 'Unit {index} temperature' }, states: PART },
  { class: 'state', oid: '1.3.6.1.4.1.89.83.1.1.1.3', name: { oid: '1.3.6.1.4.1.89.83.1.1.1.2' }, states: PART },
  { class: 'state', oid: '1.3.6.1.4.1.89.83.1.2.1.3', name: { oid: '1.3.6.1.4.1.89.83.1.2.1.2' }, states: PART },
  ...radlanOptics('1.3.6.1.4.1.89'),
];
