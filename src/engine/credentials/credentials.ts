import * as z from 'zod';
import {
  type Assignment,
  CREDENTIAL_FIELDS,
  type Credential,
  type CredentialInput,
  type CredentialKind,
  type CredentialPatch,
  isSecretField,
  LEVELS,
} from '../../contract/credentials.ts';
import { Fault } from '../../contract/faults.ts';
import { issuesOf } from '../lib/issues.ts';
import type { Secret } from '../lib/secret.ts';
import type { Mutation, StoredCredential, StoredDevice } from '../storage/storage.ts';
import type { Place, Turn, Turned, Vault } from '../vault/vault.ts';

/** More than anybody can tell apart. */
const MOST_CREDENTIALS = 2000;

export type CredentialsOptions = {
  readonly now: () => number;
  readonly newId: () => string;
  readonly commit: (mutations: readonly Mutation[]) => Promise<void>;
  readonly vault: Pick<Vault, 'seal' | 'open'>;
  /** One change at a time, rotations of the key included. */
  readonly serial: <T>(work: () => Promise<T>) => Promise<T>;
  /** @throws {Fault} `not-found` */
  readonly device: (id: string) => StoredDevice;
  /** Tells of a secret that is about to be given out; resolves when that is durable. */
  readonly onReveal: (credential: StoredCredential, purpose: string) => Promise<void>;
};
/** A credential with where it holds from. */
export type Effective = { readonly credential: StoredCredential; readonly from: Assignment };
type Split = { readonly fields: Record<string, string>; readonly secrets: Record<string, string> };

const placeOf = (id: string, field: string): Place => ({ table: 'credentials', row: id, field });

/** The fields of a kind, apart by whether they are secrets. */
function split(kind: CredentialKind, values: Readonly<Record<string, unknown>>): Split {
  const parts: Split = { fields: {}, secrets: {} };
  for (const [name, schema] of Object.entries<z.ZodType>(CREDENTIAL_FIELDS[kind])) {
    const value = values[name];
    if (typeof value === 'string') parts[isSecretField(schema) ? 'secrets' : 'fields'][name] = value;
  }
  return parts;
}

const viewOf = (stored: StoredCredential): Credential => ({
  id: stored.id,
  name: stored.name,
  kind: stored.kind,
  fields: { ...stored.fields },
  hasSecret: Object.keys(stored.sealed).length > 0,
  secrets: Object.keys(stored.sealed),
  secretSetAt: stored.secretSetAt === null ? null : new Date(stored.secretSetAt).toISOString(),
  assignments: stored.assignments.map((one) => ({ ...one })),
  createdAt: new Date(stored.createdAt).toISOString(),
  updatedAt: new Date(stored.updatedAt).toISOString(),
});

/** @throws {Fault} `invalid-input` for a field that the kind does not have, or a value it does not take */
function checkedPatch(kind: CredentialKind, patch: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const parsed = z
    .strictObject(CREDENTIAL_FIELDS[kind])
    .partial()
    .safeParse(
      // Null takes a field away; whether it may go is for `assertWhole` to say.
      Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== null)),
    );
  if (parsed.success) return { ...parsed.data };
  const errors = issuesOf(parsed.error);
  throw new Fault('invalid-input', errors.map(({ path, message }) => `${path}: ${message}`).join(' '), { errors });
}

/** @throws {Fault} `invalid-input` when a field that must be there is not */
function assertWhole({ kind, fields, sealed }: StoredCredential): void {
  const has = new Set([...Object.keys(fields), ...Object.keys(sealed)]);
  const needs: Readonly<Record<string, readonly string[]>> = {
    authNoPriv: ['auth', 'authPassword'],
    authPriv: ['auth', 'authPassword', 'priv', 'privPassword'],
  };
  const required = Object.entries<z.ZodType>(CREDENTIAL_FIELDS[kind])
    .filter(([, schema]) => !(schema instanceof z.ZodOptional))
    .map(([name]) => name);
  const missing = [...required, ...(needs[fields['level'] ?? ''] ?? [])].filter((name) => !has.has(name));
  if (missing.length === 0) return;
  const errors = missing.map((name) => ({ path: `/${name}`, message: 'It is needed.' }));
  throw new Fault('invalid-input', `Needed, too: ${missing.join(', ')}.`, { errors });
}

/** Credentials as objects of their own, and where each holds. Their secrets are sealed by the vault. */
export function createCredentials(options: CredentialsOptions) {
  const { now, newId, commit, vault, serial } = options;
  const stored = new Map<string, StoredCredential>();

  function get(id: string): StoredCredential {
    const found = stored.get(id);
    if (found === undefined) throw new Fault('not-found', 'There is no such credential; it may have been removed.');
    return found;
  }
  const sealedOf = (id: string, secrets: Readonly<Record<string, string>>): StoredCredential['sealed'] =>
    Object.fromEntries(Object.entries(secrets).map(([field, text]) => [field, vault.seal(placeOf(id, field), text)]));
  function assertName(name: string, id: string): void {
    const twin = [...stored.values()].find((one) => one.id !== id && one.name.toLowerCase() === name.toLowerCase());
    if (twin) throw new Fault('conflict', `There is a credential named "${twin.name}" already.`);
  }
  async function save(credential: StoredCredential): Promise<Credential> {
    assertName(credential.name, credential.id);
    await commit([{ type: 'credential.put', credential }]);
    stored.set(credential.id, credential);
    return viewOf(credential);
  }
  const holds = (kind: CredentialKind, at: Assignment): StoredCredential | undefined =>
    [...stored.values()].find(
      (one) =>
        one.kind === kind && one.assignments.some(({ level, target }) => level === at.level && target === at.target),
    );

  /** The credential of a kind that holds for a device: its own, else that of its first group, else of its site. */
  function effectiveFor(deviceId: string, kind: CredentialKind): Effective | undefined {
    const { id, groups, site } = options.device(deviceId);
    const targets = { device: [id], group: groups, site: [site] };
    for (const level of LEVELS)
      for (const target of targets[level]) {
        const credential = holds(kind, { level, target });
        if (credential) return { credential, from: { level, target } };
      }
    return undefined;
  }

  return {
    load(list: readonly StoredCredential[]): void {
      for (const one of list) stored.set(one.id, one);
    },
    list: (): Credential[] => [...stored.values()].map(viewOf),
    get: (id: string): Credential => viewOf(get(id)),
    create: ({ name, kind, ...values }: CredentialInput): Promise<Credential> =>
      serial(() => {
        if (stored.size >= MOST_CREDENTIALS) throw new Fault('conflict', 'There are too many credentials.');
        const { fields, secrets } = split(kind, values);
        const [id, at] = [newId(), now()];
        const secretSetAt = Object.keys(secrets).length > 0 ? at : null;
        const sealed = sealedOf(id, secrets);
        return save({ id, name, kind, fields, sealed, secretSetAt, assignments: [], createdAt: at, updatedAt: at });
      }),
    /** @throws {Fault} `invalid-input` for fields of another kind */
    update: ({ id, name, ...patch }: CredentialPatch): Promise<Credential> =>
      serial(() => {
        const before = get(id);
        const given = Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined));
        const { fields, secrets } = split(before.kind, checkedPatch(before.kind, given));
        const kept = <T>(known: Readonly<Record<string, T>>): Record<string, T> =>
          Object.fromEntries(Object.entries(known).filter(([field]) => given[field] !== null));
        const hasNew = Object.keys(secrets).length > 0;
        const next: StoredCredential = {
          ...before,
          name: name ?? before.name,
          fields: { ...kept(before.fields), ...fields },
          sealed: { ...kept(before.sealed), ...(hasNew && sealedOf(id, secrets)) },
          secretSetAt: hasNew ? now() : before.secretSetAt,
          updatedAt: now(),
        };
        assertWhole(next);
        return save(next);
      }),
    remove: (id: string): Promise<void> =>
      serial(async () => {
        get(id);
        await commit([{ type: 'credential.remove', id }]);
        stored.delete(id);
      }),
    /** @throws {Fault} `conflict` where another credential of the kind holds already */
    assign: (id: string, assignments: readonly Assignment[]): Promise<Credential> =>
      serial(() => {
        const before = get(id);
        for (const at of assignments) {
          const other = holds(before.kind, at);
          if (at.level === 'device') options.device(at.target);
          if (other && other.id !== id)
            throw new Fault(
              'conflict',
              `"${other.name}" holds at ${at.level} ${at.target} already; take it away first.`,
            );
        }
        const unique = new Map(assignments.map((at) => [`${at.level} ${at.target}`, at]));
        return save({ ...before, assignments: [...unique.values()], updatedAt: now() });
      }),
    effectiveFor,
    /** Of every kind that has one. */
    ofDevice: (deviceId: string): Effective[] =>
      (Object.keys(CREDENTIAL_FIELDS) as CredentialKind[]).flatMap((kind) => effectiveFor(deviceId, kind) ?? []),
    /**
     * A secret in the clear, for a protocol that must send it. Dispose of it at once after.
     *
     * @param purpose what it is needed for; stands in the audit log
     * @throws {Fault} `not-found` without such a secret, `conflict` while the vault is locked
     */
    async reveal(id: string, field: string, purpose: string): Promise<Secret> {
      const credential = get(id);
      const sealed = credential.sealed[field];
      if (sealed === undefined) throw new Fault('not-found', `"${credential.name}" has no ${field}.`);
      const secret = vault.open(placeOf(id, field), sealed);
      try {
        await options.onReveal(credential, purpose);
        return secret;
      } catch (thrown) {
        secret.dispose();
        throw thrown;
      }
    },
    /** Everything that is sealed, sealed anew. */
    turned(turn: Turn): Turned {
      const next = [...stored.values()].map(
        (one): StoredCredential => ({
          ...one,
          sealed: Object.fromEntries(
            Object.entries(one.sealed).map(([field, sealed]) => [field, turn(placeOf(one.id, field), sealed)]),
          ),
        }),
      );
      return {
        mutations: next.map((credential) => ({ type: 'credential.put', credential })),
        adopt: () => {
          for (const one of next) stored.set(one.id, one);
        },
      };
    },
  };
}
export type Credentials = ReturnType<typeof createCredentials>;
