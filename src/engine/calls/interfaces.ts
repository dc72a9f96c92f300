import type { Handlers } from '../../contract/contract.ts';
import { Fault } from '../../contract/faults.ts';

type InterfaceCalls = Pick<
  Handlers,
  | 'interfaces.list'
  | 'interfaces.get'
  | 'interfaces.update'
  | 'interfaces.series'
  | 'interfaces.p95'
  | 'interfaces.live'
  | 'devices.snmp'
  | 'devices.metrics'
  | 'devices.survey'
>;
const missing = (): never => {
  throw new Fault('unsupported', 'Interfaces are not read yet.');
};
export const interfaceCalls = (): InterfaceCalls => ({
  'interfaces.list': missing,
  'interfaces.get': missing,
  'interfaces.update': missing,
  'interfaces.series': missing,
  'interfaces.p95': missing,
  'interfaces.live': missing,
  'devices.snmp': missing,
  'devices.metrics': missing,
  'devices.survey': missing,
});
