import { Fault } from '../../contract/faults.ts';
import type { Credentials, Effective } from '../credentials/credentials.ts';
import type { SnmpSecurity } from '../snmp/snmp.ts';

/** In the order of preference: what hides its secrets first. */
export const SNMP_KINDS = ['snmp-v3', 'snmp-v2c', 'snmp-v1'] as const;
export type SnmpKind = (typeof SNMP_KINDS)[number];
type Fields = Readonly<Partial<Record<string, string>>>;

/** Fields of a credential as the client wants them. */
export function securityOf(kind: SnmpKind, fields: Fields): SnmpSecurity {
  if (kind !== 'snmp-v3') return { version: kind === 'snmp-v1' ? 1 : 2, community: fields['community'] ?? '' };
  const { user = '', level, auth, authPassword, priv, privPassword, context } = fields;
  return {
    version: 3,
    user,
    context,
    // Words were checked when the credential was made.
    auth:
      level !== 'noAuthNoPriv' && auth && authPassword
        ? { protocol: auth as 'sha256', password: authPassword }
        : undefined,
    priv:
      level === 'authPriv' && priv && privPassword ? { protocol: priv as 'aes128', password: privPassword } : undefined,
  };
}

/** The SNMP credential that holds for a device. */
export const effectiveSnmp = (
  credentials: Pick<Credentials, 'effectiveFor'>,
  deviceId: string,
): Effective | undefined =>
  SNMP_KINDS.map((kind) => credentials.effectiveFor(deviceId, kind)).find((one) => one !== undefined);

/**
 * Opens the secrets of a stored credential.
 *
 * @param purpose stands in the audit log
 * @throws {Fault} `invalid-input` when it is not one of SNMP, `conflict` while the vault is locked
 */
export async function openSnmp(
  credentials: Pick<Credentials, 'get' | 'reveal'>,
  id: string,
  purpose: string,
): Promise<SnmpSecurity> {
  const { kind, fields, secrets } = credentials.get(id);
  const known = SNMP_KINDS.find((one) => one === kind);
  if (known === undefined) throw new Fault('invalid-input', 'This credential is not one of SNMP.');
  const all: Record<string, string> = { ...fields };
  for (const field of secrets) {
    const secret = await credentials.reveal(id, field, purpose);
    all[field] = secret.reveal();
    secret.dispose();
  }
  return securityOf(known, all);
}
