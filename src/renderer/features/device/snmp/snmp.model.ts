import type { SnmpState } from '../../../../contract/facts.ts';
import type { DeviceState } from '../../../../contract/devices.ts';

/** The shape a state of SNMP is shown with; the words are its own. */
export const SNMP_MARKS: Readonly<Record<SnmpState['state'], DeviceState>> = {
  off: 'paused',
  'no-credential': 'new',
  waiting: 'unknown',
  answering: 'up',
  silent: 'down',
  refused: 'major',
};
/** What helps, by state. */
export const SNMP_HELP: Readonly<Record<SnmpState['state'], 'edit' | 'credentials' | 'survey'>> = {
  off: 'edit',
  'no-credential': 'credentials',
  waiting: 'survey',
  answering: 'survey',
  silent: 'survey',
  refused: 'credentials',
};
