import { defineProfile } from './profile.ts';

/** @see DMOS-SYSMON-MIB */
export default defineProfile({
  id: 'datacom-dmos',
  title: 'Datacom DmOS',
  vendor: 'Datacom',
  type: 'network',
  match: [{ sysObjectId: '1.3.6.1.4.1.3709', sysDescr: 'DmOS' }],
  hardware: [{ from: 'sysDescr', match: '^(\\w+ ?(?:HW\\d)?)' }],
  version: [{ from: 'sysDescr', match: 'DmOS version ([\\w.-]+)' }],
  serial: [{ entity: { class: 'chassis', field: 'serial' } }],
  processors: [{ oid: '1.3.6.1.4.1.3709.3.6.2.2.1.1.7', name: { text: 'CPU {index}' } }],
});
