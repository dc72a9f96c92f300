import { defineProfile, type States } from './profile.ts';

const BAD: States = { '1': ['yes', 2], '2': ['no', 0] };
const CAUSE: States = {
  '1': ['noFailure', 0],
  '2': ['voltageOutOfTolerance', 1],
  '3': ['frequencyOutOfTolerance', 1],
  '4': ['noVoltage', 2],
};

/** @see MG-SNMP-UPS-MIB */
export default defineProfile({
  id: 'eaton-mgeups',
  title: 'Eaton / MGE UPS',
  vendor: 'Eaton',
  type: 'power',
  match: [{ sysObjectId: '1.3.6.1.4.1.705.1' }],
  hardware: [
    { parts: [{ oid: '1.3.6.1.4.1.705.1.1.1' }, { oid: '1.3.6.1.4.1.705.1.1.2' }] },
    { oid: '1.3.6.1.4.1.705.1.1.1' },
    { from: 'sysDescr', match: '^(.*)$' },
  ],
  version: [{ oid: '1.3.6.1.4.1.705.1.1.4' }],
  serial: [{ oid: '1.3.6.1.4.1.705.1.1.7' }],
  sensors: [
    { class: 'state', oid: '1.3.6.1.4.1.705.1.5.9', name: { text: 'Battery fault' }, states: BAD },
    { class: 'state', oid: '1.3.6.1.4.1.705.1.5.11', name: { text: 'Battery replacement' }, states: BAD },
    { class: 'state', oid: '1.3.6.1.4.1.705.1.5.14', name: { text: 'Battery low' }, states: BAD },
    { class: 'state', oid: '1.3.6.1.4.1.705.1.5.15', name: { text: 'Battery charger fault' }, states: BAD },
    { class: 'state', oid: '1.3.6.1.4.1.705.1.5.16', name: { text: 'Battery low condition' }, states: BAD },
    { class: 'state', oid: '1.3.6.1.4.1.705.1.6.3', name: { text: 'Input bad' }, states: BAD },
    { class: 'state', oid: '1.3.6.1.4.1.705.1.6.4', name: { text: 'Input failure' }, states: CAUSE },
    { class: 'state', oid: '1.3.6.1.4.1.705.1.7.3', name: { text: 'Output on battery' }, states: BAD },
    { class: 'state', oid: '1.3.6.1.4.1.705.1.7.4', name: { text: 'Output on bypass' }, states: BAD },
    { class: 'state', oid: '1.3.6.1.4.1.705.1.7.7', name: { text: 'Utility off' }, states: BAD },
    { class: 'state', oid: '1.3.6.1.4.1.705.1.7.9', name: { text: 'Inverter off' }, states: BAD },
    { class: 'state', oid: '1.3.6.1.4.1.705.1.7.10', name: { text: 'Overload' }, states: BAD },
    { class: 'state', oid: '1.3.6.1.4.1.705.1.7.11', name: { text: 'Over temperature' }, states: BAD },
    { class: 'temperature', oid: '1.3.6.1.4.1.705.1.8.1', name: { text: 'Environment' }, divisor: 10 },
    { class: 'humidity', oid: '1.3.6.1.4.1.705.1.8.2', name: { text: 'Environment' }, divisor: 10 },
    { class: 'temperature', oid: '1.3.6.1.4.1.534.1.6.1', name: { text: 'Ambient' } },
    { class: 'count', oid: '1.3.6.1.4.1.534.1.7.1', name: { text: 'Alarms' } },
    { class: 'charge', oid: '1.3.6.1.4.1.705.1.5.2', name: { text: 'Battery charge' } },
    { class: 'runtime', oid: '1.3.6.1.4.1.705.1.5.1', name: { text: 'Runtime' }, divisor: 60 },
    { class: 'voltage', oid: '1.3.6.1.4.1.705.1.6.2.1.2', name: { text: 'Input {index}' }, divisor: 10 },
    { class: 'voltage', oid: '1.3.6.1.4.1.705.1.7.2.1.2', name: { text: 'Output {index}' }, divisor: 10 },
    { class: 'frequency', oid: '1.3.6.1.4.1.705.1.6.2.1.3', name: { text: 'Input {index}' }, divisor: 10 },
    { class: 'load', oid: '1.3.6.1.4.1.705.1.7.2.1.4', name: { text: 'Output {index}' } },
    { class: 'current', oid: '1.3.6.1.4.1.705.1.7.2.1.5', name: { text: 'Output {index}' }, divisor: 10 },
  ],
});
