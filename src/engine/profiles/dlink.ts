import { defineProfile } from './profile.ts';

/** @see AGENT-GENERAL-MIB, Equipment-MIB */
export default defineProfile({
  id: 'dlink',
  title: 'D-Link',
  vendor: 'D-Link',
  type: 'network',
  match: [{ sysObjectId: '1.3.6.1.4.1.171' }],
  hardware: [{ from: 'sysDescr', match: '^(D\\w+-\\S+)' }],
  version: [{ oid: '1.3.6.1.2.1.16.19.2', as: '$0' }],
  serial: [{ oid: '1.3.6.1.4.1.171.12.1.1.12' }, { entity: { class: 'chassis', field: 'serial' } }],
  processors: [{ oid: '1.3.6.1.4.1.171.12.1.1.6.3', name: { text: 'Processor' } }],
  mempools: [{ name: { text: 'Memory' }, perc: '1.3.6.1.4.1.171.12.1.1.9.1.4' }],
});
