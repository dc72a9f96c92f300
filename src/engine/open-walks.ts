import type { SnmpSession } from './snmp/snmp.ts';
import type { StoredDevice } from './storage/storage.ts';

/** The next page of a walk is asked for at once, or not at all. */
const KEPT_MS = 30_000;

type Open = (device: StoredDevice, credentialId: string | undefined) => Promise<SnmpSession>;

/**
 * The sessions of walks that go on page by page. How much an agent gives at once, and how long it takes, is learnt by
 * its silences; a walk that learnt it anew with each page would wait longer than it reads.
 *
 * @param open a session that knows nothing of the agent yet
 */
export function createOpenWalks(open: Open) {
  const kept = new Map<string, { readonly session: SnmpSession }>();
  return {
    /**
     * @param goesOn whether it is a page after the first; a first one is asked with the credential of now
     * @throws {Fault} whatever opening throws
     */
    session: async (device: StoredDevice, credentialId: string | undefined, goesOn: boolean): Promise<SnmpSession> => {
      const key = `${device.id} ${credentialId ?? ''}`;
      const known = goesOn ? kept.get(key) : undefined;
      const entry = { session: known?.session ?? (await open(device, credentialId)) };
      kept.set(key, entry);
      setTimeout(() => kept.get(key) === entry && kept.delete(key), KEPT_MS).unref();
      return entry.session;
    },
  };
}
