import { ethernet, type Kind } from './kind.ts';

/** A device of which only the recorded answers are known: nothing here is shown by SNMP. */
export const recorded: Kind = {
  name: 'recorded',
  prefix: 'rec',
  vendor: '',
  sysDescr: '',
  sysObjectId: '0.0',
  services: 0,
  isBridge: false,
  ports: { count: 0, isFixed: true, shape: (number) => ethernet(String(number)) },
  virtual: [],
  memoryBytes: 1,
  calmCpuPct: 1,
  objects: [],
};
