import { each, ethernet, IF_TYPE, type Kind } from './kind.ts';

const UNIFI = '1.3.6.1.4.1.41112.1.6';
const FROGFOOT = '1.3.6.1.4.1.10002.1.1.1';
const RADIOS = ['ng', 'na'] as const;

/** An access point that answers as UniFi does. @see UBNT-UniFi-MIB, FROGFOOT-RESOURCES-MIB */
export const accessPoint: Kind = {
  name: 'access-point',
  prefix: 'ap',
  vendor: 'Ubiquiti',
  sysDescr: 'UAP-AC-Pro-Gen2 6.6.77.15402',
  sysObjectId: '1.3.6.1.4.1.10002.1',
  services: 2,
  lldp: 0x30,
  isBridge: false,
  ports: { count: 2, isFixed: true, shape: (number) => ethernet(`eth${String(number - 1)}`) },
  virtual: RADIOS.map((_, index) => ({
    name: `wifi${String(index)}`,
    descr: `wifi${String(index)}`,
    type: IF_TYPE.wireless,
    speed: 0,
    mtu: 1500,
  })),
  memoryBytes: 256 * 2 ** 20,
  calmCpuPct: 12,
  objects: [
    { oid: `${UNIFI}.3.3.0`, type: 'text', value: 'UAP-AC-Pro-Gen2' },
    { oid: `${UNIFI}.3.6.0`, type: 'text', value: '6.6.77.15402' },
    ...each(RADIOS, (radio, index) => [
      { oid: `${UNIFI}.1.2.1.1.${String(index)}`, type: 'integer', value: index },
      { oid: `${UNIFI}.1.2.1.4.${String(index)}`, type: 'integer', value: index === 1 ? 6 : 44 },
      { oid: `${UNIFI}.1.2.1.6.${String(index)}`, type: 'text', value: 'kantor' },
      {
        oid: `${UNIFI}.1.2.1.8.${String(index)}`,
        type: 'integer',
        value: ({ vitals }) => Math.round((vitals.busy * 40) / index),
      },
      { oid: `${UNIFI}.1.2.1.9.${String(index)}`, type: 'text', value: radio },
    ]),
    { oid: `${FROGFOOT}.1.1.0`, type: 'integer', value: ({ vitals }) => Math.floor(vitals.memoryTotal / 1024) },
    {
      oid: `${FROGFOOT}.1.2.0`,
      type: 'integer',
      value: ({ vitals }) => Math.floor((vitals.memoryTotal - vitals.memoryUsed) / 1024),
    },
    ...each(['1 min', '5 min', '15 min'], (name, index) => [
      { oid: `${FROGFOOT}.4.2.1.1.${String(index)}`, type: 'integer', value: index },
      { oid: `${FROGFOOT}.4.2.1.2.${String(index)}`, type: 'text', value: name },
      {
        oid: `${FROGFOOT}.4.2.1.3.${String(index)}`,
        type: 'integer',
        value: ({ vitals }) => Math.round(vitals.cpuPct),
      },
    ]),
  ],
};
