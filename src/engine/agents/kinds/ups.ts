import { ethernet, type Kind } from './kind.ts';

const UPS = '1.3.6.1.4.1.318.1.1.1';

/** A battery that answers as an APC Smart-UPS does. @see PowerNet-MIB */
export const ups: Kind = {
  name: 'ups',
  prefix: 'ups',
  vendor: 'APC',
  sysDescr:
    'APC Web/SNMP Management Card (MB:v4.1.0 PF:v6.9.6 PN:apc_hw05_aos_696.bin AF1:v6.9.6 AN1:apc_hw05_sumx_696.bin MN:AP9631 HR:08 SN: ZA1423012345 MD:06/05/2014)',
  sysObjectId: '1.3.6.1.4.1.318.1.3.27',
  services: 72,
  isBridge: false,
  ports: { count: 1, isFixed: true, shape: () => ethernet('veth', 'VxWorks-eth', 1e8) },
  virtual: [],
  memoryBytes: 16 * 2 ** 20,
  calmCpuPct: 5,
  objects: [
    { oid: `${UPS}.1.1.1.0`, type: 'text', value: 'Smart-UPS 3000 RM' },
    { oid: `${UPS}.1.2.1.0`, type: 'text', value: '666.6.I' },
    { oid: `${UPS}.1.2.3.0`, type: 'text', value: ({ serial }) => serial },
    { oid: `${UPS}.2.2.3.0`, type: 'ticks', value: ({ vitals }) => Math.round(360_000 * (1.6 - vitals.busy)) },
    { oid: `${UPS}.2.2.4.0`, type: 'integer', value: 1 },
    { oid: `${UPS}.2.2.5.0`, type: 'integer', value: 2 },
    { oid: `${UPS}.2.3.1.0`, type: 'gauge32', value: 1000 },
    { oid: `${UPS}.2.3.2.0`, type: 'gauge32', value: ({ vitals }) => Math.round(vitals.temperatureC * 8) },
    { oid: `${UPS}.3.3.1.0`, type: 'gauge32', value: ({ vitals }) => Math.round(2280 + vitals.busy * 40) },
    { oid: `${UPS}.3.3.4.0`, type: 'gauge32', value: 500 },
    { oid: `${UPS}.4.1.1.0`, type: 'integer', value: 2 },
    { oid: `${UPS}.4.3.1.0`, type: 'gauge32', value: 2300 },
    { oid: `${UPS}.4.3.2.0`, type: 'gauge32', value: 500 },
    { oid: `${UPS}.4.3.3.0`, type: 'gauge32', value: ({ vitals }) => Math.round(180 + vitals.busy * 260) },
    { oid: `${UPS}.4.3.4.0`, type: 'gauge32', value: ({ vitals }) => Math.round(22 + vitals.busy * 30) },
  ],
};
