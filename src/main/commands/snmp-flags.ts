import { AUTH_PROTOCOLS, PRIV_PROTOCOLS } from '../../engine/protocols/snmp-usm.ts';
import type { SnmpSecurity } from '../../engine/snmp/snmp.ts';
import { UsageError } from '../exit-codes.ts';
import { type Flags, type FlagSpecs, oneOf, text } from '../flags.ts';

/** Letters as the tools of net-snmp use them. */
export const SNMP_FLAGS: FlagSpecs = {
  community: { type: 'string', short: 'c', value: 'TEXT', help: 'community of SNMP v1 or v2c (default public)' },
  version: { type: 'string', short: 'v', value: '1|2c', help: 'version with a community (default 2c)' },
  v3: { type: 'string', short: 'u', value: 'USER', help: 'user of SNMPv3, instead of a community' },
  auth: { type: 'string', short: 'a', value: 'KIND', help: `signature: ${AUTH_PROTOCOLS.join(', ')} (default sha256)` },
  'auth-password': { type: 'string', short: 'A', value: 'TEXT', help: 'its password; better in RONDA_SNMP_AUTH' },
  priv: {
    type: 'string',
    short: 'x',
    value: 'KIND',
    help: `encryption: ${PRIV_PROTOCOLS.join(', ')} (default aes128)`,
  },
  'priv-password': { type: 'string', short: 'X', value: 'TEXT', help: 'its password; better in RONDA_SNMP_PRIV' },
  context: { type: 'string', short: 'n', value: 'NAME', help: 'context of SNMPv3' },
};

/** Who asks, from flags and environment. @throws {UsageError} */
export function securityOf(flags: Flags, env: NodeJS.ProcessEnv): SnmpSecurity {
  const user = text(flags, 'v3');
  if (user === undefined) {
    const version = oneOf(flags, 'version', ['1', '2c'] as const) ?? '2c';
    return { version: version === '1' ? 1 : 2, community: text(flags, 'community') ?? 'public' };
  }
  const authPassword = text(flags, 'auth-password') ?? env['RONDA_SNMP_AUTH'];
  const privPassword = text(flags, 'priv-password') ?? env['RONDA_SNMP_PRIV'];
  if (privPassword !== undefined && authPassword === undefined)
    throw new UsageError('SNMPv3 encrypts only what it signs: give a password for the signature, too.');
  return {
    version: 3,
    user,
    context: text(flags, 'context'),
    auth:
      authPassword === undefined
        ? undefined
        : { protocol: oneOf(flags, 'auth', AUTH_PROTOCOLS) ?? 'sha256', password: authPassword },
    priv:
      privPassword === undefined
        ? undefined
        : { protocol: oneOf(flags, 'priv', PRIV_PROTOCOLS) ?? 'aes128', password: privPassword },
  };
}
