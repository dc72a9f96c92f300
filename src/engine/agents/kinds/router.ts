import { each, ethernet, IF_TYPE, type Kind } from './kind.ts';

const PROCESS = '1.3.6.1.4.1.9.9.109.1.1.1.1';
const POOL = '1.3.6.1.4.1.9.9.48.1.1.1';
const TEMPERATURE = '1.3.6.1.4.1.9.9.13.1.3.1';
const FAN = '1.3.6.1.4.1.9.9.13.1.4.1';
const SUPPLY = '1.3.6.1.4.1.9.9.13.1.5.1';

/** A router that answers as Cisco IOS does. @see CISCO-PROCESS-MIB, CISCO-MEMORY-POOL-MIB, CISCO-ENVMON-MIB */
export const router: Kind = {
  name: 'router',
  prefix: 'rt',
  vendor: 'Cisco',
  model: 'CISCO3945-CHASSIS',
  version: '15.7(3)M8',
  sysDescr:
    'Cisco IOS Software, C3900 Software (C3900-UNIVERSALK9-M), Version 15.7(3)M8, RELEASE SOFTWARE (fc1)\r\nTechnical Support: http://www.cisco.com/techsupport',
  sysObjectId: '1.3.6.1.4.1.9.1.1041',
  services: 78,
  lldp: 0x28,
  isBridge: false,
  ports: {
    count: 48,
    isFixed: false,
    shape: (number) => ethernet(`Gi0/${String(number)}`, `GigabitEthernet0/${String(number)}`),
  },
  virtual: [{ name: 'Lo0', descr: 'Loopback0', type: IF_TYPE.loopback, speed: 8e9, mtu: 1514 }],
  lag: (number) => ({
    name: `Po${String(number)}`,
    descr: `Port-channel${String(number)}`,
    type: IF_TYPE.lag,
    speed: 2e9,
    mtu: 1500,
  }),
  memoryBytes: 1024 * 2 ** 20,
  calmCpuPct: 6,
  routes: 'inet',
  objects: [
    { oid: `${PROCESS}.2.1`, type: 'integer', value: 1 },
    { oid: `${PROCESS}.6.1`, type: 'gauge32', value: ({ vitals }) => Math.round(vitals.cpuPct) },
    { oid: `${PROCESS}.7.1`, type: 'gauge32', value: ({ vitals }) => Math.round(vitals.cpuPct) },
    { oid: `${PROCESS}.8.1`, type: 'gauge32', value: ({ vitals }) => Math.round(vitals.cpuPct) },
    { oid: '1.3.6.1.4.1.9.2.1.58.0', type: 'integer', value: ({ vitals }) => Math.round(vitals.cpuPct) },
    { oid: `${POOL}.2.1`, type: 'text', value: 'Processor' },
    { oid: `${POOL}.4.1`, type: 'integer', value: 1 },
    { oid: `${POOL}.5.1`, type: 'gauge32', value: ({ vitals }) => vitals.memoryUsed },
    { oid: `${POOL}.6.1`, type: 'gauge32', value: ({ vitals }) => vitals.memoryTotal - vitals.memoryUsed },
    ...each(['Intake Left', 'CPU'], (name, index) => [
      { oid: `${TEMPERATURE}.2.${String(index)}`, type: 'text', value: name },
      {
        oid: `${TEMPERATURE}.3.${String(index)}`,
        type: 'gauge32',
        value: ({ vitals }) => Math.round(vitals.temperatureC + (index - 1) * 14),
      },
      { oid: `${TEMPERATURE}.4.${String(index)}`, type: 'integer', value: 75 },
      { oid: `${TEMPERATURE}.6.${String(index)}`, type: 'integer', value: 1 },
    ]),
    ...each(['Fan 1', 'Fan 2'], (name, index) => [
      { oid: `${FAN}.2.${String(index)}`, type: 'text', value: name },
      { oid: `${FAN}.3.${String(index)}`, type: 'integer', value: 1 },
    ]),
    ...each(['Power Supply 1', 'Power Supply 2'], (name, index) => [
      { oid: `${SUPPLY}.2.${String(index)}`, type: 'text', value: name },
      { oid: `${SUPPLY}.3.${String(index)}`, type: 'integer', value: 1 },
    ]),
  ],
};
