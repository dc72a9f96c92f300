import { each, ethernet, IF_TYPE, type Kind } from './kind.ts';

const STATISTICS = '1.3.6.1.4.1.11.2.14.11.5.1';
const MEMORY = `${STATISTICS}.1.2.2.1.1`;
const SENSOR = '1.3.6.1.4.1.11.2.14.11.1.2.6.1';

/** A switch that answers as ArubaOS-Switch does. @see NETSWITCH-MIB, STATISTICS-MIB, HP-ICF-CHASSIS */
export const switch48: Kind = {
  name: 'switch48',
  prefix: 'sw',
  vendor: 'HPE Aruba',
  model: 'JL256A',
  version: 'WC.16.11.0004',
  sysDescr: 'Aruba JL256A 2930F-48G-PoE+-4SFP+ Switch, revision WC.16.11.0004, ROM WC.16.01.0006 (/ws/swbuildm/rel)',
  sysObjectId: '1.3.6.1.4.1.11.2.3.7.11.182',
  services: 74,
  lldp: 0x28,
  isBridge: true,
  ports: { count: 48, isFixed: false, shape: (number) => ethernet(String(number)) },
  virtual: [{ name: 'DEFAULT_VLAN', descr: 'DEFAULT_VLAN', type: IF_TYPE.virtual, speed: 0, mtu: 1500 }],
  lag: (number) => ({
    name: `Trk${String(number)}`,
    descr: `Trk${String(number)}`,
    type: IF_TYPE.lag,
    speed: 2e9,
    mtu: 1500,
  }),
  memoryBytes: 324 * 2 ** 20,
  calmCpuPct: 9,
  objects: [
    { oid: '1.3.6.1.4.1.11.2.36.1.1.2.9.0', type: 'text', value: ({ serial }) => serial },
    { oid: `${STATISTICS}.1.3.0`, type: 'text', value: 'WC.16.11.0004' },
    { oid: `${STATISTICS}.9.6.1.0`, type: 'integer', value: ({ vitals }) => Math.round(vitals.cpuPct) },
    { oid: `${MEMORY}.5.1`, type: 'integer', value: ({ vitals }) => vitals.memoryTotal },
    { oid: `${MEMORY}.6.1`, type: 'integer', value: ({ vitals }) => vitals.memoryTotal - vitals.memoryUsed },
    { oid: `${MEMORY}.7.1`, type: 'integer', value: ({ vitals }) => vitals.memoryUsed },
    ...each(['Fan Sensor', 'Power Supply Sensor', 'Temperature Sensor'], (name, index) => [
      { oid: `${SENSOR}.4.${String(index)}`, type: 'integer', value: 4 },
      { oid: `${SENSOR}.7.${String(index)}`, type: 'text', value: name },
    ]),
    { oid: `${STATISTICS}.55.1.1.1.2.1`, type: 'integer', value: 3 },
    {
      oid: `${STATISTICS}.55.1.1.1.4.1`,
      type: 'integer',
      value: ({ vitals }) => Math.round(vitals.temperatureC),
    },
    { oid: `${STATISTICS}.55.1.1.1.6.1`, type: 'integer', value: ({ vitals }) => Math.round(38 + vitals.cpuPct) },
    // POWER-ETHERNET-MIB: what the switch can feed and what it feeds, in watts.
    { oid: '1.3.6.1.2.1.105.1.3.1.1.2.1', type: 'gauge32', value: 370 },
    { oid: '1.3.6.1.2.1.105.1.3.1.1.3.1', type: 'integer', value: 1 },
    { oid: '1.3.6.1.2.1.105.1.3.1.1.4.1', type: 'gauge32', value: ({ vitals }) => Math.round(60 + vitals.cpuPct * 2) },
  ],
};
