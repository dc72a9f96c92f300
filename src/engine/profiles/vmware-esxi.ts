import { defineProfile } from './profile.ts';

/** @see VMWARE-SYSTEM-MIB */
export default defineProfile({
  id: 'vmware-esxi',
  title: 'VMware ESXi',
  vendor: 'VMware',
  type: 'server',
  match: [{ sysObjectId: '1.3.6.1.4.1.6876' }],
  hardware: [
    {
      parts: [{ entity: { class: 'backplane', field: 'vendor' } }, { entity: { class: 'backplane', field: 'model' } }],
    },
    { entity: { class: 'backplane', field: 'model' } },
    { entity: { class: 'chassis', field: 'model' } },
  ],
  version: [{ from: 'sysDescr', match: 'ESXi (\\S+)' }],
  serial: [{ entity: { class: 'backplane', field: 'serial' } }],
  features: [
    { from: 'sysDescr', match: '(build \\d+)' },
    { from: 'sysDescr', match: 'build-(\\d+)', as: 'build $1' },
  ],
});
