import { defineProfile, type States } from './profile.ts';

const HEALTH: States = { '1': ['normal', 0], '2': ['warning', 1], '3': ['critical', 2], '4': ['failing', 2] };

/** @see SYNOLOGY-SYSTEM-MIB, SYNOLOGY-DISK-MIB, SYNOLOGY-RAID-MIB */
export default defineProfile({
  id: 'dsm',
  title: 'Synology DSM',
  vendor: 'Synology',
  type: 'storage',
  match: [{ sysObjectId: '1.3.6.1.4.1.8072.3.2.10', answers: { oid: '1.3.6.1.4.1.6574.1.5.1', match: '.' } }],
  hardware: [{ oid: '1.3.6.1.4.1.6574.1.5.1' }],
  version: [{ oid: '1.3.6.1.4.1.6574.1.5.3', match: 'DSM ([\\d.]+-\\d+)' }],
  serial: [{ oid: '1.3.6.1.4.1.6574.1.5.2' }],
  sensors: [
    {
      class: 'count',
      oid: '1.3.6.1.4.1.6574.2.1.1.9',
      name: { text: 'Bad sectors {text}', oid: '1.3.6.1.4.1.6574.2.1.1.2' },
    },
    {
      class: 'count',
      oid: '1.3.6.1.4.1.6574.2.1.1.10',
      name: { text: 'Retries {text}', oid: '1.3.6.1.4.1.6574.2.1.1.2' },
    },
    {
      class: 'state',
      oid: '1.3.6.1.4.1.6574.2.1.1.13',
      name: { text: 'Health {text}', oid: '1.3.6.1.4.1.6574.2.1.1.2' },
      states: HEALTH,
    },
    {
      class: 'percent',
      oid: '1.3.6.1.4.1.6574.2.1.1.11',
      name: { text: 'Life left {text}', oid: '1.3.6.1.4.1.6574.2.1.1.2' },
      absent: [-1],
    },
    { class: 'charge', oid: '1.3.6.1.4.1.6574.4.3.1.1', name: { text: 'UPS battery' } },
    { class: 'load', oid: '1.3.6.1.4.1.6574.4.2.12.1', name: { text: 'UPS' } },
    { class: 'runtime', oid: '1.3.6.1.4.1.6574.4.3.6.1', name: { text: 'UPS runtime' }, divisor: 60 },
    { class: 'temperature', oid: '1.3.6.1.4.1.6574.1.2', name: { text: 'System' } },
    { class: 'temperature', oid: '1.3.6.1.4.1.6574.2.1.1.6', name: { oid: '1.3.6.1.4.1.6574.2.1.1.2' } },
    {
      class: 'state',
      oid: '1.3.6.1.4.1.6574.1.1',
      name: { text: 'System' },
      states: { '1': ['normal', 0], '2': ['failed', 2] },
    },
    {
      class: 'state',
      oid: '1.3.6.1.4.1.6574.1.3',
      name: { text: 'Power' },
      states: { '1': ['normal', 0], '2': ['failed', 2] },
    },
    {
      class: 'state',
      oid: '1.3.6.1.4.1.6574.1.4.1',
      name: { text: 'System fan' },
      states: { '1': ['normal', 0], '2': ['failed', 2] },
    },
    {
      class: 'state',
      oid: '1.3.6.1.4.1.6574.1.4.2',
      name: { text: 'CPU fan' },
      states: { '1': ['normal', 0], '2': ['failed', 2] },
    },
    {
      class: 'state',
      oid: '1.3.6.1.4.1.6574.1.5.4',
      name: { text: 'Upgrade' },
      states: {
        '1': ['available', 1],
        '2': ['unavailable', 0],
        '3': ['connecting', 3],
        '4': ['disconnected', 3],
        '5': ['others', 3],
      },
    },
    {
      class: 'state',
      oid: '1.3.6.1.4.1.6574.2.1.1.5',
      name: { oid: '1.3.6.1.4.1.6574.2.1.1.2' },
      states: {
        '1': ['normal', 0],
        '2': ['initialized', 1],
        '3': ['notInitialized', 1],
        '4': ['systemPartitionFailed', 2],
        '5': ['crashed', 2],
      },
    },
    {
      class: 'state',
      oid: '1.3.6.1.4.1.6574.3.1.1.3',
      name: { oid: '1.3.6.1.4.1.6574.3.1.1.2' },
      states: {
        '1': ['normal', 0],
        '2': ['repairing', 1],
        '3': ['migrating', 1],
        '4': ['expanding', 1],
        '5': ['deleting', 1],
        '6': ['creating', 1],
        '7': ['syncing', 1],
        '8': ['parityChecking', 1],
        '9': ['assembling', 1],
        '10': ['canceling', 1],
        '11': ['degrade', 2],
        '12': ['crashed', 2],
      },
    },
  ],
});
