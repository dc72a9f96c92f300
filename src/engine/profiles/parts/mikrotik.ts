import type { Sensor, States } from '../profile.ts';

const FAULT: States = { '0': ['no', 0], '1': ['yes', 2] };

/** Optics of MikroTik's routers and switches. @see MIKROTIK-MIB, mtxrOpticalTable */
export const MIKROTIK_OPTICS: readonly Sensor[] = [
  {
    class: 'state',
    oid: '1.3.6.1.4.1.14988.1.1.19.1.1.3',
    name: { text: 'Rx loss {text}', oid: '1.3.6.1.4.1.14988.1.1.19.1.1.2' },
    states: FAULT,
  },
  {
    class: 'state',
    oid: '1.3.6.1.4.1.14988.1.1.19.1.1.4',
    name: { text: 'Tx fault {text}', oid: '1.3.6.1.4.1.14988.1.1.19.1.1.2' },
    states: FAULT,
  },
  {
    class: 'temperature',
    oid: '1.3.6.1.4.1.14988.1.1.19.1.1.6',
    name: { oid: '1.3.6.1.4.1.14988.1.1.19.1.1.2' },
    absent: [0],
  },
  {
    class: 'voltage',
    oid: '1.3.6.1.4.1.14988.1.1.19.1.1.7',
    name: { oid: '1.3.6.1.4.1.14988.1.1.19.1.1.2' },
    divisor: 1000,
    absent: [0],
  },
  {
    class: 'current',
    oid: '1.3.6.1.4.1.14988.1.1.19.1.1.8',
    name: { text: 'Tx bias {text}', oid: '1.3.6.1.4.1.14988.1.1.19.1.1.2' },
    divisor: 1000,
    absent: [0],
  },
  {
    class: 'dbm',
    oid: '1.3.6.1.4.1.14988.1.1.19.1.1.9',
    name: { text: 'Tx {text}', oid: '1.3.6.1.4.1.14988.1.1.19.1.1.2' },
    divisor: 1000,
    absent: [0],
  },
  {
    class: 'dbm',
    oid: '1.3.6.1.4.1.14988.1.1.19.1.1.10',
    name: { text: 'Rx {text}', oid: '1.3.6.1.4.1.14988.1.1.19.1.1.2' },
    divisor: 1000,
    absent: [0],
  },
];
