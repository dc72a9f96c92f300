import { defineProfile, type States } from './profile.ts';

const POWER: States = {
  '0': ['other', 3],
  '1': ['lowVoltage', 1],
  '2': ['overCurrent', 2],
  '3': ['working', 0],
  '4': ['fail', 2],
  '5': ['connect', 0],
  '6': ['disconnect', 1],
};
const FAN: States = {
  '0': ['other', 3],
  '1': ['working', 0],
  '2': ['fail', 2],
  '3': ['speed0', 0],
  '4': ['speedLow', 0],
  '5': ['speedMiddle', 0],
  '6': ['speedHigh', 0],
};

/** @see AGENT-GENERAL-MIB, Equipment-MIB */
export default defineProfile({
  id: 'dlink',
  title: 'D-Link',
  vendor: 'D-Link',
  type: 'network',
  match: [{ sysObjectId: '1.3.6.1.4.1.171' }],
  hardware: [
    { parts: [{ from: 'sysDescr', match: '^(D\\w+-\\S+)' }, { oid: '1.3.6.1.2.1.16.19.3' }], as: '$1 Rev. $2' },
    { from: 'sysDescr', match: '^(D\\w+-\\S+)' },
    { from: 'sysDescr', match: '^(?:D-Link )?(\\S*D\\w+-\\S+)' },
  ],
  version: [
    { oid: '1.3.6.1.2.1.16.19.2', as: '$0' },
    { from: 'sysDescr', match: '^\\S+ (\\d+\\.[\\d.]+)$' },
  ],
  serial: [{ oid: '1.3.6.1.4.1.171.12.1.1.12' }, { entity: { class: 'chassis', field: 'serial' } }],
  processors: [{ oid: ['1.3.6.1.4.1.171.12.1.1.6.3', '1.3.6.1.4.1.171.12.1.1.6.1'], name: { text: 'Processor' } }],
  mempools: [{ name: { text: 'Memory' }, perc: '1.3.6.1.4.1.171.12.1.1.9.1.4' }],
  sensors: [
    { class: 'temperature', oid: '1.3.6.1.4.1.171.12.11.1.8.1.2', name: { text: 'Unit {index}' } },
    { class: 'state', oid: '1.3.6.1.4.1.171.12.11.1.6.1.3', name: { text: 'Power {index}' }, states: POWER },
    { class: 'state', oid: '1.3.6.1.4.1.171.12.11.1.7.1.3', name: { text: 'Fan {index}' }, states: FAN },
    { class: 'fanspeed', oid: '1.3.6.1.4.1.171.12.11.1.7.1.6', name: { text: 'Fan {index}' } },
  ],
});
