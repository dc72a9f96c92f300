import { defineProfile } from './profile.ts';

/** @see HOST-RESOURCES-MIB */
export default defineProfile({
  id: 'windows',
  title: 'Microsoft Windows',
  vendor: 'Microsoft',
  type: 'server',
  match: [{ sysObjectId: '1.3.6.1.4.1.311' }],
  hardware: [
    { from: 'sysDescr', match: 'Hardware: Intel64', as: 'Intel x64' },
    { from: 'sysDescr', match: 'Hardware: AMD64', as: 'AMD x64' },
    { from: 'sysDescr', match: 'Hardware: x86', as: 'Generic x86' },
  ],
  version: [
    { from: 'sysDescr', match: 'Build 17763', as: 'Server 2019 (1809)' },
    { from: 'sysDescr', match: 'Build 20348', as: 'Server 2022 (21H2)' },
    { from: 'sysDescr', match: 'Build 14393', as: 'Server 2016 (1607)' },
    { from: 'sysDescr', match: 'Build 9600', as: 'Server 2012 R2 (NT 6.3)' },
    { from: 'sysDescr', match: 'Windows Version (\\S+)' },
  ],
  features: [{ from: 'sysDescr', match: '(Multiprocessor|Uniprocessor) Free' }],
});
