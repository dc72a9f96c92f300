import type { DeviceFacts, InspectInput } from '../contract/facts.ts';
import { Fault } from '../contract/faults.ts';
import type { Credentials } from './credentials/credentials.ts';
import { effectiveSnmp, openSnmp, securityOf } from './collection/snmp-access.ts';
import { inspect } from './inspect/inspect.ts';
import { createOpenWalks } from './open-walks.ts';
import type { NameResolver } from './polling/resolver.ts';
import type { Profile } from './profiles/profile.ts';
import { createSnmp, type Snmp, type SnmpSecurity, type SnmpSession } from './snmp/snmp.ts';
import type { StoredDevice } from './storage/storage.ts';

/** Whoever asks again so soon gets the same answer: a walk is work for a small device. */
const SIMULATED: SnmpSecurity = { version: 2, community: 'public' };
const FRESH_MS = 30_000;
const DEADLINE_MS = 120_000;
export type InspectionOptions = {
  readonly credentials: Pick<Credentials, 'get' | 'effectiveFor' | 'reveal'>;
  readonly resolver: NameResolver;
  readonly profiles: readonly Profile[];
  /** Stands in for a network, whose devices ask for no credential. */
  readonly simulated?: Snmp | undefined;
};

/** Reads devices by SNMP when somebody asks, each at most once in half a minute. */
export function createInspections({ credentials, resolver, profiles, simulated }: InspectionOptions) {
  const snmp = simulated ?? createSnmp();
  const recent = new Map<string, Promise<DeviceFacts>>();

  async function read(target: string, port: number, security: SnmpSecurity): Promise<DeviceFacts> {
    return readAll(snmp.open({ host: await resolver.resolve(target), port }, security));
  }

  /** @param credentialId another one than that which holds for the device */
  async function session(device: StoredDevice, credentialId?: string): Promise<SnmpSession> {
    if (simulated) return snmp.open({ host: device.address, port: device.snmp.port }, SIMULATED);
    const id = credentialId ?? effectiveSnmp(credentials, device.id)?.credential.id;
    if (id === undefined)
      throw new Fault(
        'not-found',
        `No SNMP credential holds for ${device.name}; assign one to it, its group or its site.`,
      );
    const security = await openSnmp(credentials, id, `inspect ${device.name}`);
    return snmp.open({ host: await resolver.resolve(device.address), port: device.snmp.port }, security);
  }
  const readAll = async (opened: SnmpSession): Promise<DeviceFacts> =>
    (await inspect(opened, { profiles, signal: AbortSignal.timeout(DEADLINE_MS) })).facts;

  return {
    session,
    /** A session that also goes on with a walk. */
    walking: createOpenWalks(session).session,
    /** @throws {Fault} timeout, auth-failed, unreachable, not-found without a credential */
    device(device: StoredDevice): Promise<DeviceFacts> {
      const known = recent.get(device.id);
      if (known !== undefined) return known;
      const asked = session(device).then(readAll);
      recent.set(device.id, asked);
      const forget = (): void => void (recent.get(device.id) === asked && recent.delete(device.id));
      asked.then(() => setTimeout(forget, FRESH_MS).unref(), forget);
      return asked;
    },
    /** Any device, stored or not. */
    async once({ target, port, ...who }: InspectInput): Promise<DeviceFacts> {
      if ('credentialId' in who)
        return read(target, port, await openSnmp(credentials, who.credentialId, `inspect ${target}`));
      const { kind, ...fields } = who;
      return read(target, port, securityOf(kind, fields));
    },
    close: () => snmp.close(),
  };
}
export type Inspections = ReturnType<typeof createInspections>;
