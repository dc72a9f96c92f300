import { defineProfile } from './profile.ts';

/** The identifier tells a workstation (1), a server (2) and a data centre (3) of one build apart. @see HOST-RESOURCES-MIB */
export default defineProfile({
  id: 'windows',
  title: 'Microsoft Windows',
  vendor: 'Microsoft',
  type: 'server',
  match: [{ sysObjectId: '1.3.6.1.4.1.311' }],
  hardware: [
    { oid: '1.3.6.1.4.1.232.2.2.4.2' },
    { oid: '1.3.6.1.4.1.674.10892.1.300.10.1.9', as: 'Dell $0' },
    { from: 'sysDescr', match: 'Hardware: Intel64', as: 'Intel x64' },
    { from: 'sysDescr', match: 'Hardware: AMD64', as: 'AMD x64' },
    { from: 'sysDescr', match: 'Hardware: x86', as: 'Generic x86' },
  ],
  version: [
    {
      parts: [
        { from: 'sysDescr', match: 'Version 5\\.0' },
        { from: 'sysObjectID', match: '\\.1\\.3\\.1\\.1$' },
      ],
      as: '2000 Professional (NT 5.0)',
    },
    {
      parts: [
        { from: 'sysDescr', match: 'Version 5\\.1' },
        { from: 'sysObjectID', match: '\\.1\\.3\\.1\\.1$' },
      ],
      as: 'XP (NT 5.1)',
    },
    {
      parts: [
        { from: 'sysDescr', match: 'Build 6000' },
        { from: 'sysObjectID', match: '\\.1\\.3\\.1\\.1$' },
      ],
      as: 'Vista (NT 6.0)',
    },
    {
      parts: [
        { from: 'sysDescr', match: 'Build 6001' },
        { from: 'sysObjectID', match: '\\.1\\.3\\.1\\.1$' },
      ],
      as: 'Vista SP1 (NT 6.0)',
    },
    {
      parts: [
        { from: 'sysDescr', match: 'Build 6002' },
        { from: 'sysObjectID', match: '\\.1\\.3\\.1\\.1$' },
      ],
      as: 'Vista SP2 (NT 6.0)',
    },
    {
      parts: [
        { from: 'sysDescr', match: 'Build 7600' },
        { from: 'sysObjectID', match: '\\.1\\.3\\.1\\.1$' },
      ],
      as: '7 (NT 6.1)',
    },
    {
      parts: [
        { from: 'sysDescr', match: 'Build 7601' },
        { from: 'sysObjectID', match: '\\.1\\.3\\.1\\.1$' },
      ],
      as: '7 SP1 (NT 6.1)',
    },
    {
      parts: [
        { from: 'sysDescr', match: 'Build 9200' },
        { from: 'sysObjectID', match: '\\.1\\.3\\.1\\.1$' },
      ],
      as: '8 (NT 6.2)',
    },
    {
      parts: [
        { from: 'sysDescr', match: 'Build 9600' },
        { from: 'sysObjectID', match: '\\.1\\.3\\.1\\.1$' },
      ],
      as: '8.1 (NT 6.3)',
    },
    {
      parts: [
        { from: 'sysDescr', match: 'Build 10240' },
        { from: 'sysObjectID', match: '\\.1\\.3\\.1\\.1$' },
      ],
      as: '10 (1507)',
    },
    {
      parts: [
        { from: 'sysDescr', match: 'Build 10586' },
        { from: 'sysObjectID', match: '\\.1\\.3\\.1\\.1$' },
      ],
      as: '10 (1511)',
    },
    {
      parts: [
        { from: 'sysDescr', match: 'Build 14393' },
        { from: 'sysObjectID', match: '\\.1\\.3\\.1\\.1$' },
      ],
      as: '10 (1607)',
    },
    {
      parts: [
        { from: 'sysDescr', match: 'Build 15063' },
        { from: 'sysObjectID', match: '\\.1\\.3\\.1\\.1$' },
      ],
      as: '10 (1703)',
    },
    {
      parts: [
        { from: 'sysDescr', match: 'Build 16299' },
        { from: 'sysObjectID', match: '\\.1\\.3\\.1\\.1$' },
      ],
      as: '10 (1709)',
    },
    {
      parts: [
        { from: 'sysDescr', match: 'Build 17134' },
        { from: 'sysObjectID', match: '\\.1\\.3\\.1\\.1$' },
      ],
      as: '10 (1803)',
    },
    {
      parts: [
        { from: 'sysDescr', match: 'Build 17763' },
        { from: 'sysObjectID', match: '\\.1\\.3\\.1\\.1$' },
      ],
      as: '10 (1809)',
    },
    {
      parts: [
        { from: 'sysDescr', match: 'Build 18362' },
        { from: 'sysObjectID', match: '\\.1\\.3\\.1\\.1$' },
      ],
      as: '10 (1903)',
    },
    {
      parts: [
        { from: 'sysDescr', match: 'Build 18363' },
        { from: 'sysObjectID', match: '\\.1\\.3\\.1\\.1$' },
      ],
      as: '10 (1909)',
    },
    {
      parts: [
        { from: 'sysDescr', match: 'Build 19041' },
        { from: 'sysObjectID', match: '\\.1\\.3\\.1\\.1$' },
      ],
      as: '10 (2004)',
    },
    {
      parts: [
        { from: 'sysDescr', match: 'Build 19042' },
        { from: 'sysObjectID', match: '\\.1\\.3\\.1\\.1$' },
      ],
      as: '10 (20H2)',
    },
    {
      parts: [
        { from: 'sysDescr', match: 'Build 19043' },
        { from: 'sysObjectID', match: '\\.1\\.3\\.1\\.1$' },
      ],
      as: '10 (21H1)',
    },
    {
      parts: [
        { from: 'sysDescr', match: 'Build 19044' },
        { from: 'sysObjectID', match: '\\.1\\.3\\.1\\.1$' },
      ],
      as: '10 (21H2)',
    },
    {
      parts: [
        { from: 'sysDescr', match: 'Build 19045' },
        { from: 'sysObjectID', match: '\\.1\\.3\\.1\\.1$' },
      ],
      as: '10 (22H2)',
    },
    {
      parts: [
        { from: 'sysDescr', match: 'Build 22000' },
        { from: 'sysObjectID', match: '\\.1\\.3\\.1\\.1$' },
      ],
      as: '11 (21H2)',
    },
    {
      parts: [
        { from: 'sysDescr', match: 'Build 22621' },
        { from: 'sysObjectID', match: '\\.1\\.3\\.1\\.1$' },
      ],
      as: '11 (22H2)',
    },
    {
      parts: [
        { from: 'sysDescr', match: 'Build 22631' },
        { from: 'sysObjectID', match: '\\.1\\.3\\.1\\.1$' },
      ],
      as: '11 (23H2)',
    },
    {
      parts: [
        { from: 'sysDescr', match: 'Build 26100' },
        { from: 'sysObjectID', match: '\\.1\\.3\\.1\\.1$' },
      ],
      as: '11 (24H2)',
    },
    {
      parts: [
        { from: 'sysDescr', match: 'Windows 2000 Version 5\\.0' },
        { from: 'sysObjectID', match: '\\.1\\.3\\.1\\.3$' },
      ],
      as: '2000 Datacenter Server (NT 5.0)',
    },
    {
      parts: [
        { from: 'sysDescr', match: 'Version 5\\.2' },
        { from: 'sysObjectID', match: '\\.1\\.3\\.1\\.3$' },
      ],
      as: 'Server 2003 Datacenter (NT 5.2)',
    },
    {
      parts: [
        { from: 'sysDescr', match: 'Build 6001' },
        { from: 'sysObjectID', match: '\\.1\\.3\\.1\\.3$' },
      ],
      as: 'Server 2008 Datacenter SP1 (NT 6.0)',
    },
    {
      parts: [
        { from: 'sysDescr', match: 'Build 6002' },
        { from: 'sysObjectID', match: '\\.1\\.3\\.1\\.3$' },
      ],
      as: 'Server 2008 Datacenter SP2 (NT 6.0)',
    },
    {
      parts: [
        { from: 'sysDescr', match: 'Build 7600' },
        { from: 'sysObjectID', match: '\\.1\\.3\\.1\\.3$' },
      ],
      as: 'Server 2008 R2 Datacenter (NT 6.1)',
    },
    {
      parts: [
        { from: 'sysDescr', match: 'Build 7601' },
        { from: 'sysObjectID', match: '\\.1\\.3\\.1\\.3$' },
      ],
      as: 'Server 2008 R2 Datacenter SP1 (NT 6.1)',
    },
    {
      parts: [
        { from: 'sysDescr', match: 'Build 9200' },
        { from: 'sysObjectID', match: '\\.1\\.3\\.1\\.3$' },
      ],
      as: 'Server 2012 Datacenter (NT 6.2)',
    },
    {
      parts: [
        { from: 'sysDescr', match: 'Build 9600' },
        { from: 'sysObjectID', match: '\\.1\\.3\\.1\\.3$' },
      ],
      as: 'Server 2012 R2 Datacenter (NT 6.3)',
    },
    { from: 'sysDescr', match: 'NT Version 3\\.51', as: 'NT Server 3.51' },
    { from: 'sysDescr', match: 'NT Version 4\\.0', as: 'NT Server 4.0' },
    { from: 'sysDescr', match: 'Version 5\\.0', as: '2000 Server (NT 5.0)' },
    { from: 'sysDescr', match: 'Version 5\\.2', as: 'Server 2003 (NT 5.2)' },
    { from: 'sysDescr', match: 'Build 6001', as: 'Server 2008 SP1 (NT 6.0)' },
    { from: 'sysDescr', match: 'Build 6002', as: 'Server 2008 SP2 (NT 6.0)' },
    { from: 'sysDescr', match: 'Build 7600', as: 'Server 2008 R2 (NT 6.1)' },
    { from: 'sysDescr', match: 'Build 7601', as: 'Server 2008 R2 SP1 (NT 6.1)' },
    { from: 'sysDescr', match: 'Build 9200', as: 'Server 2012 (NT 6.2)' },
    { from: 'sysDescr', match: 'Build 9600', as: 'Server 2012 R2 (NT 6.3)' },
    { from: 'sysDescr', match: 'Build 14393', as: 'Server 2016 (1607)' },
    { from: 'sysDescr', match: 'Build 17763', as: 'Server 2019 (1809)' },
    { from: 'sysDescr', match: 'Build 20348', as: 'Server 2022 (21H2)' },
    { from: 'sysDescr', match: 'Build 26100', as: 'Server 2025 (24H2)' },
    { from: 'sysDescr', match: 'Windows Version (\\S+)' },
  ],
  serial: [{ oid: '1.3.6.1.4.1.232.2.2.2.1' }, { oid: '1.3.6.1.4.1.674.10892.1.300.10.1.11' }],
  features: [{ from: 'sysDescr', match: '(Multiprocessor|Uniprocessor) Free' }],
});
