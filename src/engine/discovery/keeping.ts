import type { CredentialInput } from '../../contract/credentials.ts';
import { Fault } from '../../contract/faults.ts';
import type { Credentials } from '../credentials/credentials.ts';
import type { ScanKey } from './scan-keys.ts';

export type Kept = { readonly id: string; readonly name: string } | { readonly message: string };

/** Names such as "snmp-v2c 3 (scan)" that no credential has yet. */
function freeName(kind: string, credentials: Pick<Credentials, 'list'>): string {
  const taken = new Set(credentials.list().map(({ name }) => name.toLowerCase()));
  for (let number = 1; ; number += 1) {
    const name = `${kind} ${String(number)} (scan)`;
    if (!taken.has(name)) return name;
  }
}

/** Keeps a credential that was given for once and answered, where there is a vault to keep it in. */
export async function keepKey(
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
