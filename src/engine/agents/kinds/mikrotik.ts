import { each, ethernet, IF_TYPE, type Kind, memoryArea, type ObjectRow, STORAGE_TYPE, storageArea } from './kind.ts';

const MIKROTIK = '1.3.6.1.4.1.14988.1.1';
const GAUGE = `${MIKROTIK}.3.100.1`;
/** Units of mtxrGaugeUnit. */
const CELSIUS = 1;
const TENTH_VOLT = 3;

const gauge = (id: number, unit: number, name: string, value: ObjectRow['value']): readonly ObjectRow[] => [
  { oid: `${GAUGE}.2.${String(id)}`, type: 'text', value: name },
  { oid: `${GAUGE}.3.${String(id)}`, type: 'integer', value },
  { oid: `${GAUGE}.4.${String(id)}`, type: 'integer', value: unit },
];

/** @see MIKROTIK-MIB; processors and memory stand in HOST-RESOURCES-MIB */
export const mikrotik: Kind = {
  name: 'mikrotik',
  prefix: 'br',
  vendor: 'MikroTik',
  sysDescr: 'RouterOS CCR2004-16G-2S+',
  sysObjectId: '1.3.6.1.4.1.14988.1',
  services: 78,
  lldp: 0x28,
  isBridge: false,
  ports: { count: 16, isFixed: false, shape: (number) => ethernet(`ether${String(number)}`) },
  virtual: [{ name: 'bridge1', descr: 'bridge1', type: IF_TYPE.bridge, speed: 0, mtu: 1500 }],
  memoryBytes: 4096 * 2 ** 20,
  calmCpuPct: 3,
  routes: 'cidr',
  objects: [
    { oid: `${MIKROTIK}.4.3.0`, type: 'integer', value: 6 },
    { oid: `${MIKROTIK}.4.4.0`, type: 'text', value: '7.16.2' },
    { oid: `${MIKROTIK}.7.3.0`, type: 'text', value: ({ serial }) => serial },
    { oid: `${MIKROTIK}.7.4.0`, type: 'text', value: '7.16.2' },
    ...gauge(13, TENTH_VOLT, 'voltage', 241),
    ...gauge(14, CELSIUS, 'temperature', ({ vitals }) => Math.round(vitals.temperatureC)),
    ...gauge(17, CELSIUS, 'cpu-temperature', ({ vitals }) => Math.round(vitals.temperatureC + 11)),
    ...memoryArea(65_536, 'main memory'),
    ...storageArea(131_072, { type: STORAGE_TYPE.disk, name: 'system disk' }, { total: 131_072, used: 31_240 }),
    ...each([1, 2, 3, 4], (_, core) => [
      { oid: `1.3.6.1.2.1.25.3.2.1.1.${String(core)}`, type: 'integer', value: core },
      { oid: `1.3.6.1.2.1.25.3.2.1.2.${String(core)}`, type: 'oid', value: '1.3.6.1.2.1.25.3.1.3' },
      { oid: `1.3.6.1.2.1.25.3.3.1.1.${String(core)}`, type: 'oid', value: '0.0' },
      {
        oid: `1.3.6.1.2.1.25.3.3.1.2.${String(core)}`,
        type: 'integer',
        value: ({ vitals }) => Math.min(100, Math.round(vitals.cpuPct * (0.7 + core * 0.12))),
      },
    ]),
  ],
};
