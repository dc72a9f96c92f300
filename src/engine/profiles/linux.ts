import { defineProfile, type States } from './profile.ts';

const CODEC: States = { '2': ['enabled', 0], '3': ['disabled', 0] };

/** @see UCD-SNMP-MIB, NET-SNMP-EXTEND-MIB */
export default defineProfile({
  id: 'linux',
  title: 'Linux',
  vendor: 'Linux',
  type: 'server',
  match: [{ sysObjectId: '1.3.6.1.4.1.8072.3.2.10' }, { sysDescr: '^Linux ' }],
  hardware: [
    {
      parts: [
        { oid: '1.3.6.1.4.1.8072.1.3.2.3.1.1.12.109.97.110.117.102.97.99.116.117.114.101.114' },
        { oid: '1.3.6.1.4.1.8072.1.3.2.3.1.1.8.104.97.114.100.119.97.114.101' },
      ],
    },
    {
      parts: [
        { oid: '1.3.6.1.4.1.2021.7890.3.4.1.2.12.109.97.110.117.102.97.99.116.117.114.101.114' },
        { oid: '1.3.6.1.4.1.2021.7890.2.4.1.2.8.104.97.114.100.119.97.114.101' },
      ],
    },
    { oid: '1.3.6.1.4.1.10876.100.1.6.1.11', as: 'Supermicro $0' },
    { oid: '1.3.6.1.4.1.674.10892.1.300.10.1.9', as: 'Dell $0' },
    { oid: '1.3.6.1.4.1.232.2.2.4.2' },
    { oid: '1.3.6.1.4.1.8072.1.3.2.3.1.1.12.109.97.110.117.102.97.99.116.117.114.101.114' },
    { from: 'sysDescr', match: 'armv6l', as: 'Generic ARMv6' },
    { from: 'sysDescr', match: 'armv7l', as: 'Generic ARMv7' },
    { from: 'sysDescr', match: 'aarch64', as: 'Generic ARMv8 64-bit' },
    { from: 'sysDescr', match: 'i\\d86', as: 'Generic x86 32-bit' },
    { from: 'sysDescr', match: 'x86_64', as: 'Generic x86 64-bit' },
  ],
  version: [
    { from: 'sysDescr', match: '^Linux \\S+ (\\d\\S+)' },
    { from: 'sysDescr', match: '^Linux (\\d\\S+)' },
  ],
  serial: [
    { oid: '1.3.6.1.4.1.8072.1.3.2.3.1.1.8.115.101.114.105.97.108.110.111' },
    { oid: '1.3.6.1.4.1.8072.1.3.2.3.1.1.6.115.101.114.105.97.108' },
    { oid: '1.3.6.1.4.1.2021.7890.4.4.1.2.6.115.101.114.105.97.108' },
    { oid: '1.3.6.1.4.1.10876.100.1.6.1.16' },
    { oid: '1.3.6.1.4.1.674.10892.1.300.10.1.11' },
    { oid: '1.3.6.1.4.1.232.2.2.2.1' },
  ],
  sensors: [
    {
      class: 'temperature',
      oid: '1.3.6.1.4.1.8072.1.3.2.4.1.2.9.114.97.115.112.98.101.114.114.121',
      name: { text: 'Processor' },
      where: { match: '^1$' },
    },
    {
      class: 'voltage',
      oid: '1.3.6.1.4.1.8072.1.3.2.4.1.2.9.114.97.115.112.98.101.114.114.121',
      name: { text: 'Rail {index}' },
      where: { match: '^[2-5]$' },
    },
    {
      class: 'frequency',
      oid: '1.3.6.1.4.1.8072.1.3.2.4.1.2.9.114.97.115.112.98.101.114.114.121',
      name: { text: 'Clock {index}' },
      where: { match: '^[67]$' },
    },
    {
      class: 'state',
      oid: '1.3.6.1.4.1.8072.1.3.2.4.1.2.9.114.97.115.112.98.101.114.114.121',
      name: { text: 'Codec {index}' },
      where: { match: '^(8|9|1[0-3])$' },
      states: CODEC,
      words: { enabled: 2, disabled: 3 },
    },
  ],
});
