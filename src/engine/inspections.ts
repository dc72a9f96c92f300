import type { DeviceFacts, InspectInput } from '../contract/facts.ts';
import { Fault } from '../contract/faults.ts';
import type { Credentials } from './credentials/credentials.ts';
import { inspect } from './inspect/inspect.ts';
import type { NameResolver } from './polling/resolver.ts';
import type { Profile } from './profiles/profile.ts';
import { createSnmp, type SnmpSecurity } from './snmp/snmp.ts';
import type { StoredDevice } from './storage/storage.ts';

const PORT = 161;
/** Whoever asks again so soon gets the same answer: a walk is work for a small device. */
const FRESH_MS = 30_000;
const DEADLINE_MS = 120_000;
const KINDS = ['snmp-v3', 'snmp-v2c', 'snmp-v1'] as const;

type Fields = Readonly<Partial<Record<string, string>>>;

/** Fields of a credential as the client wants them. */
function securityOf(kind: (typeof KINDS)[number], fields: Fields): SnmpSecurity {
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

export type InspectionOptions = {
  readonly credentials: Pick<Credentials, 'get' | 'effectiveFor' | 'reveal'>;
  readonly resolver: NameResolver;
  readonly profiles: readonly Profile[];
  /** The devices are not there: nothing is sent. */
  readonly isSimulated: boolean;
};

/** Reads devices by SNMP when somebody asks, each at most once in half a minute. */
export function createInspections({ credentials, resolver, profiles, isSimulated }: InspectionOptions) {
  const snmp = createSnmp();
  const recent = new Map<string, Promise<DeviceFacts>>();

  async function read(target: string, port: number, security: SnmpSecurity): Promise<DeviceFacts> {
    if (isSimulated) throw new Fault('unsupported', 'The simulated network does not speak SNMP.');
    const session = snmp.open({ host: await resolver.resolve(target), port }, security);
    return (await inspect(session, { profiles, signal: AbortSignal.timeout(DEADLINE_MS) })).facts;
  }

  /** Opens the secrets of a stored credential, for as long as this question takes. */
  async function opened(id: string, purpose: string): Promise<SnmpSecurity> {
    const { kind, fields, secrets } = credentials.get(id);
    const known = KINDS.find((one) => one === kind);
    if (known === undefined) throw new Fault('invalid-input', 'This credential is not one of SNMP.');
    const all: Record<string, string> = { ...fields };
    for (const field of secrets) {
      const secret = await credentials.reveal(id, field, purpose);
      all[field] = secret.reveal();
      secret.dispose();
    }
    return securityOf(known, all);
  }

  async function readDevice(device: StoredDevice): Promise<DeviceFacts> {
    const found = KINDS.map((kind) => credentials.effectiveFor(device.id, kind)).find((one) => one !== undefined);
    if (found === undefined)
      throw new Fault(
        'not-found',
        `No SNMP credential holds for ${device.name}; assign one to it, its group or its site.`,
      );
    return read(device.address, PORT, await opened(found.credential.id, `inspect ${device.name}`));
  }

  return {
    /** @throws {Fault} timeout, auth-failed, unreachable, not-found without a credential */
    device(device: StoredDevice): Promise<DeviceFacts> {
      const known = recent.get(device.id);
      if (known !== undefined) return known;
      const asked = readDevice(device);
      recent.set(device.id, asked);
      const forget = (): void => void (recent.get(device.id) === asked && recent.delete(device.id));
      asked.then(() => setTimeout(forget, FRESH_MS).unref(), forget);
      return asked;
    },
    /** Any device, stored or not. */
    async once({ target, port, ...who }: InspectInput): Promise<DeviceFacts> {
      if ('credentialId' in who) return read(target, port, await opened(who.credentialId, `inspect ${target}`));
      const { kind, ...fields } = who;
      return read(target, port, securityOf(kind, fields));
    },
    close: () => snmp.close(),
  };
}
export type Inspections = ReturnType<typeof createInspections>;
