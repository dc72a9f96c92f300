import type { SnmpSecurity } from '../snmp/snmp.ts';

/**
 * The same proof for the bridge of one VLAN, as switches of Cisco keep one for each: the community with `@vlan` behind it,
 * or with v3 the context `vlan-N`.
 */
export const securityOfVlan = (security: SnmpSecurity, vlan: number): SnmpSecurity =>
  security.version === 3
    ? { ...security, context: `vlan-${String(vlan)}` }
    : { ...security, community: `${security.community}@${String(vlan)}` };
