import { defineProfile, type States } from './profile.ts';

const FAN: States = { '1': ['notRunning', 2], '0': ['noStatus', 3], '2': ['running', 0] };

/** @see ALCATEL-IND1-CHASSIS-MIB, ALCATEL-IND1-HEALTH-MIB */
export default defineProfile({
  id: 'aos',
  title: 'Alcatel-Lucent OmniSwitch AOS',
  vendor: 'Alcatel-Lucent Enterprise',
  type: 'network',
  match: [{ sysObjectId: '1.3.6.1.4.1.6486.800' }],
  hardware: [
    { entity: { class: 'chassis', field: 'model' } },
    { from: 'sysDescr', match: '^(?:Alcatel-Lucent (?:Enterprise )?)?(\\S+ ?\\S*)' },
  ],
  version: [
    { from: 'sysDescr', match: '([\\d.]+\\.R\\d+)' },
    { from: 'sysDescr', match: '(\\d+\\.\\d+\\.\\d+\\.\\d+(?:\\.R\\d+)?)' },
  ],
  serial: [{ entity: { class: 'chassis', field: 'serial' } }],
  processors: [{ oid: '1.3.6.1.4.1.6486.800.1.2.1.16.1.1.1.13', name: { text: 'Processor' } }],
  mempools: [{ name: { text: 'Memory' }, perc: '1.3.6.1.4.1.6486.800.1.2.1.16.1.1.1.10' }],
  sensors: [
    {
      class: 'temperature',
      oid: '1.3.6.1.4.1.6486.800.1.1.1.3.1.1.3.1.4',
      name: { text: 'Chassis {index}' },
      absent: [0],
    },
    { class: 'state', oid: '1.3.6.1.4.1.6486.800.1.1.1.3.1.1.11.1.2', name: { text: 'Fan {index}' }, states: FAN },
  ],
});
