import type { CredentialInput } from '../../contract/credentials.ts';
import { Fault } from '../../contract/faults.ts';
import type { Credentials } from '../credentials/credentials.ts';
import type { StoredHost, StoredScan } from '../storage/storage.ts';
import type { HostBook } from './host-book.ts';
import type { ScanKey } from './scan-keys.ts';
import type { ScanRun } from './scan-run.ts';

type Kept = { readonly id: string; readonly name: string } | { readonly message: string };

/** Names such as "snmp-v2c 3 (scan)" that no credential has yet. */
function freeName(kind: string, credentials: Pick<Credentials, 'list'>): string {
  const taken = new Set(credentials.list().map(({ name }) => name.toLowerCase()));
  for (let number = 1; ; number += 1) {
    const name = `${kind} ${String(number)} (scan)`;
    if (!taken.has(name)) return name;
  }
}

/** Keeps a credential that was given for once and answered, where there is a vault to keep it in. */
async function keepKey(
  { once }: Pick<ScanKey, 'once'>,
  credentials: Pick<Credentials, 'list' | 'create'>,
): Promise<Kept> {
  if (once === undefined) return { message: 'It is stored already.' };
  try {
    const input = { name: freeName(once.kind, credentials), ...once } as CredentialInput;
    const { id, name } = await credentials.create(input);
    return { id, name };
  } catch (thrown) {
    return {
      message: `A credential that answered could not be kept, and is known only until the program ends: ${Fault.from(thrown).message}`,
    };
  }
}

type Parts = {
  readonly book: Pick<HostBook, 'get' | 'put'>;
  readonly credentials: Pick<Credentials, 'list' | 'create'>;
  readonly put: (scan: StoredScan) => StoredScan;
  /** Assigns to what is watched already the credential it answers to. */
  readonly assign: (hosts: readonly StoredHost[]) => Promise<void>;
};

/** Credentials for once: the first time one answers it is kept, and whoever answered to it then answers to the stored one. */
export function createKeeping({ book, credentials, put, assign }: Parts) {
  const begun = new WeakMap<ScanRun, Set<string>>();
  return {
    async keep(run: ScanRun, id: string): Promise<void> {
      const done = begun.get(run) ?? new Set();
      begun.set(run, done);
      const key = run.keys.find((one) => one.id === id);
      if (key?.once === undefined || done.has(id)) return;
      done.add(id);
      const kept = await keepKey(key, credentials);
      if ('message' in kept) {
        put({ ...run.scan, message: kept.message });
        return;
      }
      const named = run.scan.credentials.map((one) => (one.id === id ? { ...one, keptAs: kept.id } : one));
      run.keys = run.keys.map((one) => (one.id === id ? { ...one, name: kept.name } : one));
      put({ ...run.scan, credentials: named });
      const own = Array.from(run.recorder.outcomes.keys(), (host) => book.get(host))
        .filter((host) => host?.credential?.id === id)
        .map((host) => ({ ...(host as StoredHost), credential: { id: kept.id, name: kept.name } }));
      for (const host of own) book.put(host);
      await assign(own.filter(({ deviceId }) => deviceId !== null));
    },
  };
}
