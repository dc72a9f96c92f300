import type { AgentTarget } from '../collecting/messages.ts';
import { Fault } from '../../contract/faults.ts';
import type { Credentials } from '../credentials/credentials.ts';
import type { NameResolver } from '../polling/resolver.ts';
import type { SnmpSecurity } from '../snmp/snmp.ts';
import type { StoredDevice } from '../storage/storage.ts';
import { effectiveSnmp, openSnmp } from './snmp-access.ts';

/** Whether a device is read, how, and if not, why not. */
export type Agent =
  | { readonly kind: 'read'; readonly target: AgentTarget; readonly credential: string }
  | { readonly kind: 'off' }
  | { readonly kind: 'no-credential' }
  | { readonly kind: 'waiting'; readonly message: string; readonly credential: string | null };

/** The credential of a device that is known only until the program ends, where there is one. */
export type Held = (deviceId: string) => { readonly name: string; readonly security: SnmpSecurity } | undefined;

type Options = {
  readonly credentials: Pick<Credentials, 'effectiveFor' | 'get' | 'reveal'>;
  readonly resolver: NameResolver;
  /** Name of the other network a device belongs to. */
  readonly elsewhere: (device: StoredDevice) => string | undefined;
  /** By how much intervals are longer now. */
  readonly stretch: () => number;
  readonly held?: Held | undefined;
};

/** Works out how each device is asked. Secrets are opened once for each credential, not for each device. */
export function createAgents({ credentials, resolver, elsewhere, stretch, held }: Options) {
  const opened = new Map<string, Promise<SnmpSecurity>>();

  function open(id: string, updatedAt: number): Promise<SnmpSecurity> {
    const key = `${id} ${String(updatedAt)}`;
    const known = opened.get(key);
    if (known !== undefined) return known;
    for (const old of opened.keys()) if (old.startsWith(`${id} `)) opened.delete(old);
    const asked = openSnmp(credentials, id, 'read devices by SNMP');
    opened.set(key, asked);
    // A locked vault may be open the next time.
    asked.catch(() => opened.delete(key));
    return asked;
  }

  /** The credential a device is read with: the stored one that holds for it, else the one that is only remembered. */
  function keyOf(deviceId: string): { readonly name: string; open(): Promise<SnmpSecurity> } | undefined {
    const effective = effectiveSnmp(credentials, deviceId);
    if (effective !== undefined) {
      const { id, name, updatedAt } = effective.credential;
      return { name, open: () => open(id, updatedAt) };
    }
    const once = held?.(deviceId);
    return once && { name: once.name, open: async () => once.security };
  }

  return {
    async of(device: StoredDevice): Promise<Agent> {
      const { id, snmp, paused } = device;
      if (paused || !snmp.enabled) return { kind: 'off' };
      const key = keyOf(id);
      if (key === undefined) return { kind: 'no-credential' };
      const { name } = key;
      const place = elsewhere(device);
      if (place !== undefined)
        return { kind: 'waiting', message: `It belongs to the network ${place}.`, credential: name };
      try {
        const [security, host] = await Promise.all([key.open(), resolver.resolve(device.address)]);
        const intervalMs = snmp.intervalS * 1000 * stretch();
        return { kind: 'read', target: { id, host, port: snmp.port, security, intervalMs }, credential: name };
      } catch (thrown) {
        return { kind: 'waiting', message: Fault.from(thrown).message, credential: name };
      }
    },
  };
}
export type Agents = ReturnType<typeof createAgents>;

/** Those of a simulated network, which asks nobody for a credential. */
export const simulatedAgents = (): Agents => ({
  of: async ({ id, address, snmp, paused }) =>
    paused || !snmp.enabled
      ? { kind: 'off' }
      : {
          kind: 'read',
          credential: 'demo',
          target: {
            id,
            host: address,
            port: snmp.port,
            security: { version: 2, community: 'public' },
            intervalMs: snmp.intervalS * 1000,
          },
        },
});
