import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { CredentialKind } from '../../contract/credentials.ts';
import type { CredentialOnce } from '../../contract/discovery.ts';
import { Fault } from '../../contract/faults.ts';
import { openSnmp, securityOf, SNMP_KINDS, type SnmpKind } from '../collection/snmp-access.ts';
import type { Credentials } from '../credentials/credentials.ts';
import type { SnmpSecurity } from '../snmp/snmp.ts';
import type { StoredScan } from '../storage/storage.ts';

/** Asked without being told an order: first what a stranger can do nothing with, if it is the wrong address. */
const ORDER: readonly SnmpKind[] = ['snmp-v2c', 'snmp-v1', 'snmp-v3'];

/** A credential of a scan, in memory only. `id`: of the stored one, or "1", "2" … */
export type ScanKey = {
  readonly id: string;
  readonly name: string;
  readonly kind: CredentialKind;
  readonly security: SnmpSecurity;
  /** As it was given for once; undefined for a stored one. */
  readonly once: CredentialOnce | undefined;
};

/** What a credential is remembered by without being known. */
export const printOf = (security: SnmpSecurity): string =>
  createHash('sha256').update(JSON.stringify(security)).digest('base64url').slice(0, 22);

type Asked = { readonly ids: readonly string[]; readonly once: readonly CredentialOnce[]; readonly from: number };

/**
 * The credentials of a scan in the order in which they are tried. One for once that is stored already is the stored one.
 *
 * @returns `message`: why some cannot be used
 * @throws {Fault} `not-found` or `invalid-input` for an id that is no SNMP credential
 */
export async function keysOf(
  { ids, once, from }: Asked,
  credentials: Pick<Credentials, 'list' | 'get' | 'reveal'>,
): Promise<{ readonly keys: readonly ScanKey[]; readonly message: string | null }> {
  const isSnmp = (kind: CredentialKind): kind is SnmpKind => SNMP_KINDS.some((one) => one === kind);
  const every = () =>
    credentials
      .list()
      .filter(({ kind }) => isSnmp(kind))
      .toSorted((a, b) => ORDER.indexOf(a.kind as SnmpKind) - ORDER.indexOf(b.kind as SnmpKind));
  const wanted = ids.length > 0 ? ids.map((id) => credentials.get(id)) : every();
  const odd = wanted.find(({ kind }) => !isSnmp(kind));
  if (odd) throw new Fault('invalid-input', `"${odd.name}" is not a credential of SNMP.`);
  const stored: ScanKey[] = [];
  let message: string | null = null;
  for (const { id, name, kind } of wanted)
    try {
      stored.push({ id, name, kind, security: await openSnmp(credentials, id, 'scan'), once: undefined });
    } catch (thrown) {
      message = `"${name}" was not tried: ${Fault.from(thrown).message}`;
    }
  const given = once.map((one, at): ScanKey => {
    const { kind, ...fields } = one;
    const security = securityOf(kind, fields);
    const known = stored.find((other) => isDeepStrictEqual(other.security, security));
    const number = String(from + at + 1);
    return known ?? { id: number, name: `${kind} ${number}`, kind, security, once: one };
  });
  const keys = new Map([...given, ...stored].map((key) => [key.id, key]));
  return { keys: [...keys.values()], message };
}

/** Credentials as a scan tells of them, none of them tried yet but those of `before`. */
export const credentialsOf = (
  keys: readonly ScanKey[],
  before: StoredScan['credentials'] = [],
): StoredScan['credentials'] => [
  ...before.filter(({ id }) => !keys.some((key) => key.id === id)),
  ...keys.map(
    ({ id, name, kind, once }) =>
      before.find((one) => one.id === id) ?? {
        id,
        name,
        kind,
        tried: 0,
        answered: 0,
        keptAs: once === undefined ? id : null,
      },
  ),
];

/** At most one wrong set a credential and host in an hour. */
const GUARD_MS = 3_600_000;
const MOST_GUARDED = 200_000;

/** Remembers which credential an agent did not take, so that no scan locks anybody out. */
export function createLockoutGuard(monotonic: () => number) {
  const wrong = new Map<string, number>();
  return {
    note(print: string, address: string): void {
      wrong.delete(`${print} ${address}`);
      wrong.set(`${print} ${address}`, monotonic());
      if (wrong.size > MOST_GUARDED) wrong.delete(wrong.keys().next().value ?? '');
    },
    /** "key address" of what must not be tried now. */
    guarded(keys: readonly ScanKey[]): readonly string[] {
      const ids = new Map(keys.map(({ id, security }) => [printOf(security), id]));
      const since = monotonic() - GUARD_MS;
      return [...wrong].flatMap(([word, at]) => {
        const [print = '', address = ''] = word.split(' ');
        const id = ids.get(print);
        return at < since || id === undefined ? [] : [`${id} ${address}`];
      });
    },
  };
}
