import { each, ethernet, IF_TYPE, type Kind, memoryArea, STORAGE_TYPE, STORAGE_UNIT, storageArea } from './kind.ts';
import { linuxProcesses } from './linux-processes.ts';

const HOST = '1.3.6.1.2.1.25';
const UCD = '1.3.6.1.4.1.2021';
const DISK_KIB = 488_281_250;

/** @see HOST-RESOURCES-MIB, UCD-SNMP-MIB, LM-SENSORS-MIB */
export const linuxServer: Kind = {
  name: 'linux-server',
  prefix: 'srv',
  vendor: 'Linux',
  sysDescr: 'Linux srv 6.8.0-45-generic #45-Ubuntu SMP PREEMPT_DYNAMIC Fri Aug 30 12:02:04 UTC 2024 x86_64',
  sysObjectId: '1.3.6.1.4.1.8072.3.2.10',
  services: 72,
  lldp: 0x01,
  isBridge: false,
  ports: { count: 2, isFixed: true, shape: (number) => ethernet(`eno${String(number)}`) },
  virtual: [{ name: 'lo', descr: 'lo', type: IF_TYPE.loopback, speed: 1e7, mtu: 65_536 }],
  memoryBytes: 32 * 2 ** 30,
  calmCpuPct: 8,
  processes: linuxProcesses,
  objects: [
    { oid: `${HOST}.1.1.0`, type: 'ticks', value: ({ uptimeTicks }) => uptimeTicks },
    { oid: `${HOST}.2.2.0`, type: 'integer', value: (32 * 2 ** 30) / STORAGE_UNIT },
    ...memoryArea(1, 'Physical memory'),
    ...storageArea(
      36,
      { type: STORAGE_TYPE.disk, name: '/' },
      { total: DISK_KIB, used: ({ vitals }) => Math.floor(DISK_KIB * vitals.diskShare) },
    ),
    ...each([1, 2, 3, 4], (_, core) => {
      const index = String(196_607 + core);
      return [
        { oid: `${HOST}.3.2.1.1.${index}`, type: 'integer', value: 196_607 + core },
        { oid: `${HOST}.3.2.1.2.${index}`, type: 'oid', value: `${HOST}.3.1.3` },
        { oid: `${HOST}.3.2.1.3.${index}`, type: 'text', value: 'GenuineIntel: Intel(R) Xeon(R) E-2336 CPU @ 2.90GHz' },
        {
          oid: `${HOST}.3.3.1.2.${index}`,
          type: 'integer',
          value: ({ vitals }) => Math.min(100, Math.round(vitals.cpuPct * (0.6 + core * 0.16))),
        },
      ];
    }),
    { oid: `${UCD}.4.5.0`, type: 'integer', value: ({ vitals }) => Math.floor(vitals.memoryTotal / STORAGE_UNIT) },
    {
      oid: `${UCD}.4.6.0`,
      type: 'integer',
      value: ({ vitals }) => Math.floor((vitals.memoryTotal - vitals.memoryUsed) / STORAGE_UNIT),
    },
    { oid: `${UCD}.11.11.0`, type: 'integer', value: ({ vitals }) => 100 - Math.round(vitals.cpuPct) },
    ...each(['Package id 0', 'Core 0', 'Core 1'], (name, index) => [
      { oid: `${UCD}.13.16.2.1.1.${String(index)}`, type: 'integer', value: index },
      { oid: `${UCD}.13.16.2.1.2.${String(index)}`, type: 'text', value: name },
      {
        oid: `${UCD}.13.16.2.1.3.${String(index)}`,
        type: 'gauge32',
        value: ({ vitals }) => Math.round(vitals.temperatureC + 9 - index) * 1000,
      },
    ]),
  ],
};
