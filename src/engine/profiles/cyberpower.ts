import { defineProfile, type States } from './profile.ts';

const NO_YES: States = { '1': ['no', 0], '2': ['yes', 2] };
const CAUSE: States = {
  '1': ['noTransfer', 0],
  '2': ['highLineVoltage', 1],
  '3': ['brownout', 1],
  '4': ['selfTest', 0],
};
const INPUT: States = {
  '1': ['normal', 0],
  '2': ['overVoltage', 1],
  '3': ['underVoltage', 1],
  '4': ['frequencyFailure', 1],
  '5': ['blackout', 2],
};
const BATTERY: States = { '1': ['unknown', 3], '2': ['normal', 0], '3': ['low', 2], '4': ['notPresent', 2] };
const OUTPUT: States = {
  '1': ['unknown', 3],
  '2': ['onLine', 0],
  '3': ['onBattery', 1],
  '4': ['onBoost', 1],
  '5': ['onSleep', 1],
  '6': ['off', 2],
  '7': ['rebooting', 1],
  '8': ['onEco', 0],
  '9': ['onBypass', 1],
  '10': ['onBuck', 1],
  '11': ['onOverload', 2],
};
const CONTACT: States = { '1': ['normal', 0], '2': ['abnormal', 2] };

/** @see CPS-MIB */
export default defineProfile({
  id: 'cyberpower',
  title: 'CyberPower UPS',
  vendor: 'CyberPower',
  type: 'power',
  match: [{ sysObjectId: '1.3.6.1.4.1.3808' }],
  hardware: [{ oid: '1.3.6.1.4.1.3808.1.1.1.1.1.1' }],
  version: [{ oid: '1.3.6.1.4.1.3808.1.1.1.1.2.1' }],
  serial: [{ oid: '1.3.6.1.4.1.3808.1.1.1.1.2.3' }],
  sensors: [
    { class: 'state', oid: '1.3.6.1.4.1.3808.1.1.1.2.1.1', name: { text: 'Battery' }, states: BATTERY },
    { class: 'state', oid: '1.3.6.1.4.1.3808.1.1.1.2.2.5', name: { text: 'Battery replacement' }, states: NO_YES },
    { class: 'state', oid: '1.3.6.1.4.1.3808.1.1.1.3.2.5', name: { text: 'Input transfer' }, states: CAUSE },
    { class: 'state', oid: '1.3.6.1.4.1.3808.1.1.1.3.2.6', name: { text: 'Input' }, states: INPUT },
    { class: 'state', oid: '1.3.6.1.4.1.3808.1.1.1.4.1.1', name: { text: 'Output' }, states: OUTPUT },
    {
      class: 'temperature',
      oid: '1.3.6.1.4.1.3808.1.1.8.2.3.1.3',
      name: { text: 'Environment' },
      divisor: 100,
      isFahrenheit: true,
    },
    { class: 'humidity', oid: '1.3.6.1.4.1.3808.1.1.8.3.2.1.3', name: { text: 'Environment' }, divisor: 100 },
    {
      class: 'state',
      oid: '1.3.6.1.4.1.3808.1.1.8.4.2.1.5',
      name: { oid: '1.3.6.1.4.1.3808.1.1.8.4.2.1.3' },
      states: CONTACT,
    },
    {
      class: 'temperature',
      oid: '1.3.6.1.4.1.3808.1.1.4.2.2',
      name: { text: 'Environment' },
      divisor: 10,
      isFahrenheit: true,
    },
    { class: 'humidity', oid: '1.3.6.1.4.1.3808.1.1.4.3.1', name: { text: 'Environment' } },
    { class: 'current', oid: '1.3.6.1.4.1.3808.1.1.3.2.3.1.1.2', name: { text: 'Phase {index}' }, divisor: 10 },
    { class: 'voltage', oid: '1.3.6.1.4.1.3808.1.1.3.2.3.1.1.6', name: { text: 'Phase {index}' }, divisor: 10 },
    { class: 'power', oid: '1.3.6.1.4.1.3808.1.1.3.2.3.1.1.7', name: { text: 'Phase {index}' }, multiplier: 10 },
    { class: 'current', oid: '1.3.6.1.4.1.3808.1.1.6.4.4.1.4', name: { text: 'Phase {index}' }, divisor: 10 },
    { class: 'voltage', oid: '1.3.6.1.4.1.3808.1.1.6.4.4.1.5', name: { text: 'Phase {index}' }, divisor: 10 },
    { class: 'power', oid: '1.3.6.1.4.1.3808.1.1.6.4.4.1.6', name: { text: 'Phase {index}' } },
    { class: 'charge', oid: '1.3.6.1.4.1.3808.1.1.1.2.2.1', name: { text: 'Battery charge' } },
    { class: 'voltage', oid: '1.3.6.1.4.1.3808.1.1.1.2.2.2', name: { text: 'Battery' }, divisor: 10 },
    { class: 'temperature', oid: '1.3.6.1.4.1.3808.1.1.1.2.2.3', name: { text: 'Battery' } },
    { class: 'runtime', oid: '1.3.6.1.4.1.3808.1.1.1.2.2.4', name: { text: 'Runtime' }, divisor: 6000 },
    { class: 'voltage', oid: '1.3.6.1.4.1.3808.1.1.1.3.2.1', name: { text: 'Input' }, divisor: 10 },
    { class: 'frequency', oid: '1.3.6.1.4.1.3808.1.1.1.3.2.4', name: { text: 'Input' }, divisor: 10 },
    { class: 'voltage', oid: '1.3.6.1.4.1.3808.1.1.1.4.2.1', name: { text: 'Output' }, divisor: 10 },
    { class: 'frequency', oid: '1.3.6.1.4.1.3808.1.1.1.4.2.2', name: { text: 'Output' }, divisor: 10 },
    { class: 'load', oid: '1.3.6.1.4.1.3808.1.1.1.4.2.3', name: { text: 'Load' } },
    { class: 'current', oid: '1.3.6.1.4.1.3808.1.1.1.4.2.4', name: { text: 'Output' }, divisor: 10 },
    { class: 'power', oid: '1.3.6.1.4.1.3808.1.1.1.4.2.5', name: { text: 'Output' } },
  ],
});
